/// A text as the strings of a TXT record, of at most 255 bytes each (RFC 1035, section 3.3.14).
struct CharacterStrings {
  /// How a format writes a byte that it cannot hold as it is.
  enum Escape {
    /// A backslash and the byte, or its value in three decimal digits (RFC 1035, section 5.1).
    case zoneFile
    /// A backslash and the value in three octal digits; a quotation mark behind a backslash (Amazon
    /// Route 53 Developer Guide, "TXT record type").
    case route53
  }

  private let bytes: [UInt8]

  static let mostBytes = 255

  init(_ text: String) { bytes = Array(text.utf8) }

  /// The strings, escaped, each in quotation marks. An empty text is one empty string.
  func quoted(_ escape: Escape) -> [String] {
    let starts = bytes.isEmpty ? [0] : Array(stride(from: 0, to: bytes.count, by: Self.mostBytes))
    return starts.map { start in
      let string = bytes[start..<min(start + Self.mostBytes, bytes.count)]
      return "\"" + string.map { Self.escaped($0, escape) }.joined() + "\""
    }
  }

  private static func escaped(_ byte: UInt8, _ escape: Escape) -> String {
    let isPrintable = (32...126).contains(byte)
    switch (escape, byte) {
    case (_, UInt8(ascii: "\"")): return "\\\""
    case (.zoneFile, UInt8(ascii: "\\")): return "\\\\"
    case (.zoneFile, _) where !isPrintable: return "\\" + digits(byte, radix: 10)
    case (.route53, UInt8(ascii: "\\")): return "\\" + digits(byte, radix: 8)
    case (.route53, _) where !isPrintable: return "\\" + digits(byte, radix: 8)
    default: return String(UnicodeScalar(byte))
    }
  }

  static func digits(_ byte: UInt8, radix: Int) -> String {
    let digits = String(byte, radix: radix)
    return String(repeating: "0", count: 3 - digits.count) + digits
  }
}
