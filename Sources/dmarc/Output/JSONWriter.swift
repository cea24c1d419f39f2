/// Writes JSON piece by piece, for reports too long to be held as one value.
///
/// It knows no nesting: the caller opens and closes, and ``key(_:)`` and ``next()`` put the commas.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  mutating func open(_ bracket: Character) {
    separate()
    append(bracket)
    needsComma = false
  }

  mutating func close(_ bracket: Character) {
    append(bracket)
    needsComma = true
  }

  /// Begins a member of an object.
  mutating func key(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes += [UInt8(ascii: "\""), UInt8(ascii: ":")]
    needsComma = false
  }

  /// Turns the string just written into a key.
  mutating func colon() {
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  mutating func number(_ number: some FixedWidthInteger) {
    separate()
    bytes.append(contentsOf: String(number).utf8)
    needsComma = true
  }

  mutating func boolean(_ value: Bool) {
    separate()
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
    needsComma = true
  }

  mutating func null() {
    separate()
    bytes.append(contentsOf: "null".utf8)
    needsComma = true
  }

  /// A string, or `null`.
  mutating func string(_ text: String?) {
    guard var text else { return null() }
    text.withUTF8 { string($0) }
  }

  mutating func string(_ text: UnsafeBufferPointer<UInt8>) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    for byte in text { append(escaped: byte) }
    bytes.append(UInt8(ascii: "\""))
    needsComma = true
  }

  /// A value that was written before.
  mutating func value(_ json: [UInt8]) {
    separate()
    bytes += json
    needsComma = true
  }

  mutating func endLine() {
    bytes.append(10)
    needsComma = false
  }

  /// Hands over what has been written so far.
  mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  private mutating func append(_ bracket: Character) {
    if let byte = bracket.asciiValue { bytes.append(byte) }
  }

  /// RFC 8259, section 7.
  private mutating func append(escaped byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
    case 0..<32, 127:
      let digits = Array("0123456789abcdef".utf8)
      bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    default: bytes.append(byte)
    }
  }
}
