/// Comma-separated values as RFC 4180 has them, read octet by octet.
struct CSVText {
  private(set) var rows: [[String]] = []

  init(_ text: String) {
    var field: [UInt8] = []
    var row: [String] = []
    var isQuoted = false
    var bytes = Array(text.utf8)[...]
    func endField() {
      row.append(String(decoding: field, as: UTF8.self))
      field = []
    }
    while let byte = bytes.popFirst() {
      switch byte {
      case UInt8(ascii: "\"") where isQuoted && bytes.first == UInt8(ascii: "\""):
        field.append(byte)
        bytes.removeFirst()
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted: endField()
      case UInt8(ascii: "\r") where !isQuoted && bytes.first == UInt8(ascii: "\n"):
        bytes.removeFirst()
        endField()
        rows.append(row)
        row = []
      default: field.append(byte)
      }
    }
    if !field.isEmpty || !row.isEmpty {
      endField()
      rows.append(row)
    }
  }

  /// The rows below the titles, by title.
  var records: [[String: String]] {
    guard let titles = rows.first else { return [] }
    return rows.dropFirst().map { Dictionary(zip(titles, $0), uniquingKeysWith: { $1 }) }
  }
}
