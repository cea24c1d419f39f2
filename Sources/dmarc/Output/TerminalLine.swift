/// One line of standard error that is written over again and again, where that is a terminal;
/// nothing elsewhere.
final class TerminalLine {
  let isShown = StandardStreams.errorIsTerminal
  private var shown = ContinuousClock.now
  private var isOnScreen = false

  /// Shows a text, but not so often that writing it would take time.
  func show(_ text: @autoclosure () -> String) {
    guard isShown, ContinuousClock.now - shown > .milliseconds(200) else { return }
    shown = .now
    isOnScreen = true
    StandardStreams.writeError("\r\u{1b}[K" + text(), terminator: "")
  }

  func clear() {
    guard isOnScreen else { return }
    isOnScreen = false
    StandardStreams.writeError("\r\u{1b}[K", terminator: "")
  }
}
