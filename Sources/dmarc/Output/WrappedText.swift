/// Sentences on lines of a terminal, with a mark before the first line and every other one indented
/// as far.
enum WrappedText {
  /// Words longer than a line stand alone on theirs. The text may come from outside.
  ///
  /// - Parameter columns: what a line may have; by default a hundred at most, wherever it is read.
  static func lines(
    _ text: String, mark: String = "", columns: Int = OutputWidth.ofSentences
  ) -> String {
    let indent = String(repeating: " ", count: mark.count)
    var lines: [String] = []
    var line = mark
    var isEmpty = true
    for word in words(TerminalText.safe(text)) {
      if !isEmpty, line.count + 1 + word.count > columns {
        lines.append(line)
        (line, isEmpty) = (indent, true)
      }
      line += isEmpty ? word : " " + word
      isEmpty = false
    }
    return (lines + [line]).map { $0 + "\n" }.joined()
  }

  /// A line that stays one in a pipe or a file, and is wrapped on a terminal.
  static func line(_ text: String, mark: String = "") -> String {
    guard OutputWidth.columns != nil else { return mark + TerminalText.safe(text) + "\n" }
    return lines(text, mark: mark)
  }

  /// A number stays with its percent sign.
  private static func words(_ text: String) -> [String] {
    text.split(separator: " ").reduce(into: []) { words, word in
      guard word.hasPrefix("%"), let last = words.popLast() else {
        words.append(String(word))
        return
      }
      words.append(last + " " + word)
    }
  }
}
