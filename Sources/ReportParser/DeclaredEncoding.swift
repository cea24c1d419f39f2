/// The encoding that an XML declaration names (XML 1.0, sections 2.8 and 4.3.3).
struct DeclaredEncoding: Equatable {
  let name: String
  /// Whether the declaration itself is written in two or four bytes a letter, which tells the encoding
  /// better than it does.
  let isWide: Bool

  /// No declaration is longer, and the name comes early.
  static let length = 512

  /// - Parameter beginning: the first bytes of a document, without a mark of UTF-8.
  /// - Returns: `nil` when none is named.
  init?(_ beginning: [UInt8]) {
    guard beginning.count > 5 else { return nil }
    isWide = beginning[0] != UInt8(ascii: "<") || beginning[1] == 0
    guard isWide || beginning.starts(with: "<?xml".utf8) else { return nil }
    var text = beginning.prefix(Self.length)
    if isWide {
      text = ArraySlice(text.filter { (1...0x7f).contains($0) })
      guard text.starts(with: "<?xml".utf8) else { return nil }
    }
    guard let name = Self.name(in: text) else { return nil }
    self.name = String(decoding: name, as: UTF8.self)
  }

  var isUTF8: Bool { name.lowercased() == "utf-8" }
  /// Whether two bytes a letter are what the name stands for.
  var isUTF16: Bool { name.lowercased().hasPrefix("utf-16") || name.lowercased() == "utf16" }

  /// What stands between the quotation marks behind `encoding`.
  private static func name(in text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    for start in text.indices {
      if text[start] == UInt8(ascii: ">") { return nil }
      guard text[start] == UInt8(ascii: "e"), text[start...].starts(with: "encoding".utf8) else {
        continue
      }
      let value = text[(start + 8)...].drop { TextBuffer.isSpace($0) }
      guard value.first == UInt8(ascii: "=") else { return nil }
      let quoted = value.dropFirst().drop { TextBuffer.isSpace($0) }
      guard let mark = quoted.first, mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'"),
        let end = quoted.dropFirst().firstIndex(of: mark)
      else { return nil }
      return quoted[(quoted.startIndex + 1)..<end]
    }
    return nil
  }
}
