/// Rows under a head, printed for people in columns or for programs as CSV.
struct Table {
  var columns: [TableColumn]
  var rows: [[String]] = []

  /// As the terminal has room for it; whole elsewhere.
  var text: String { text(columns: OutputWidth.columns) }

  /// Columns two blanks apart, numbers to the right.
  ///
  /// - Parameter room: columns of the terminal; `nil` when everything stays whole.
  func text(columns room: Int?) -> String {
    let safe = rows.map { $0.map(TerminalText.safe) }
    let widths = columns.indices.map { index in
      ([columns[index].title] + safe.map { $0[index] }).map(\.count).max() ?? 0
    }
    let layout = TableLayout(columns, widths: widths, room: room ?? .max)
    let lineColumns = min(room ?? .max, OutputWidth.mostOfSentences)
    var text = layout.line(columns.map(\.title))
    for row in safe {
      text += layout.line(row)
      for index in layout.below where !row[index].isEmpty {
        text += WrappedText.lines(row[index], mark: "    ", columns: lineColumns)
      }
    }
    guard !layout.leftOut.isEmpty else { return text }
    let titles = layout.leftOut.map { columns[$0].title }.joined(separator: ", ")
    return text + WrappedText.lines("Left out for want of room: \(titles).", columns: lineColumns)
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
