/// Rows under a head, printed for people in columns or for programs as CSV.
struct Table {
  enum Alignment { case left, right }

  struct Column {
    var title: String
    var alignment: Alignment = .left
  }

  var columns: [Column]
  var rows: [[String]] = []

  /// Columns two blanks apart, numbers to the right.
  var text: String {
    let safe = rows.map { $0.map(TerminalText.safe) }
    let widths = columns.indices.map { index in
      ([columns[index].title] + safe.map { $0[index] }).map(\.count).max() ?? 0
    }
    func line(_ cells: [String]) -> String {
      var line = zip(cells.indices, cells).map { index, cell in
        let padding = String(repeating: " ", count: widths[index] - cell.count)
        return columns[index].alignment == .right ? padding + cell : cell + padding
      }.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }
    return line(columns.map(\.title)) + safe.map(line).joined()
  }

  /// RFC 4180, with the titles in snake_case as the first line.
  var csv: String {
    let titles = columns.map {
      $0.title.lowercased().replacing(" ", with: "_").replacing("-", with: "_")
    }
    return ([titles] + rows).map { $0.map(Self.field).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func field(_ text: String) -> String {
    // By scalars: an accent behind a comma makes one letter with it.
    let special: [Unicode.Scalar] = [",", "\"", "\r", "\n"]
    guard text.unicodeScalars.contains(where: special.contains) else { return text }
    let doubled = text.unicodeScalars.flatMap { $0 == "\"" ? [$0, $0] : [$0] }
    return "\"" + String(String.UnicodeScalarView(doubled)) + "\""
  }
}
