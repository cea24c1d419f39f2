import Glibc

/// How many columns the text of an answer may take: as many as the terminal has that shows it.
enum OutputWidth {
  /// `nil` where standard output is a pipe or a file: there everything stays whole.
  ///
  /// `COLUMNS` is what a user sets who wants another width than the terminal's own.
  static var columns: Int? {
    guard isatty(1) == 1 else { return nil }
    if let text = getenv("COLUMNS"), let columns = Int(String(cString: text)), columns > 0 {
      return columns
    }
    var size = winsize()
    guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return unknownTerminal }
    return Int(size.ws_col)
  }

  /// Of sentences that are wrapped wherever they are read.
  static var ofSentences: Int { min(columns ?? mostOfSentences, mostOfSentences) }

  /// Longer lines are hard to follow.
  static let mostOfSentences = 100
  /// What a terminal has that does not say it.
  private static let unknownTerminal = 80
}
