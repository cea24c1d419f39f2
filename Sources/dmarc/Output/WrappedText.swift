/// Sentences on a terminal of 100 columns, with a mark before the first line and every other one
/// indented as far.
enum WrappedText {
  static let columns = 100

  /// Words longer than a line stand alone on theirs. The text may come from outside.
  static func lines(_ text: String, mark: String = "") -> String {
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
