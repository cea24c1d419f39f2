import DMARC

/// The readings of an element's text: numbers, times, words, domains.
///
/// All work on the bytes in place; none makes a `String` for a text that is met in every record.
struct FieldText {
  /// Without white space around it, in a ``TextBuffer``, so that eight bytes can be read wherever one
  /// can.
  var bytes: UnsafeMutableBufferPointer<UInt8>

  var isEmpty: Bool { bytes.isEmpty }
  var constant: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(bytes) }
  var string: String { String(decoding: bytes, as: UTF8.self) }
  /// `nil` for an empty text.
  var nonEmptyString: String? { isEmpty ? nil : string }

  /// Turns letters A to Z into lower case; `true` when there were any.
  func lowercase() -> Bool {
    guard hasCapitals else { return false }
    for index in 0..<bytes.count where (65...90).contains(bytes[index]) { bytes[index] |= 0x20 }
    return true
  }

  func equals(_ word: StaticString) -> Bool { constant.isWord(word) }

  /// The bytes from `start` on as a number, the first the lowest; zeros behind the text.
  func eightBytes(at start: Int) -> UInt64 {
    guard let base = bytes.baseAddress else { return 0 }
    let eight = UInt64(
      littleEndian: UnsafeRawPointer(base).loadUnaligned(fromByteOffset: start, as: UInt64.self))
    let rest = bytes.count - start
    return rest < 8 ? eight & ((1 &<< UInt64(rest &* 8)) &- 1) : eight
  }

  /// Whether there are letters A to Z. Of each byte the highest bit is set by an addition if its
  /// other bits are `A` or more, and by another if they are more than `Z`.
  private var hasCapitals: Bool {
    var start = 0
    while start < bytes.count {
      let eight = eightBytes(at: start)
      let others = eight & 0x7f7f_7f7f_7f7f_7f7f
      let fromA = others &+ 0x3f3f_3f3f_3f3f_3f3f
      let beyondZ = others &+ 0x2525_2525_2525_2525
      if fromA & ~beyondZ & ~eight & Self.highestBits != 0 { return true }
      start &+= 8
    }
    return false
  }

  private var isASCII: Bool {
    var start = 0
    while start < bytes.count {
      if eightBytes(at: start) & Self.highestBits != 0 { return false }
      start &+= 8
    }
    return true
  }

  private static var highestBits: UInt64 { 0x8080_8080_8080_8080 }

  /// A decimal integer with an optional sign; `nil` for anything else, overflow included.
  var integer: Int64? { Self.integer(constant) }

  private static func integer(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
    guard let sign = text.first else { return nil }
    let isNegative = sign == UInt8(ascii: "-")
    let start = isNegative || sign == UInt8(ascii: "+") ? 1 : 0
    guard start < text.count else { return nil }
    var value: Int64 = 0
    for index in start..<text.count {
      let digit = text[index]
      guard (48...57).contains(digit) else { return nil }
      let (product, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, isTooLargeStill) = product.addingReportingOverflow(Int64(digit - 48))
      guard !isTooLarge, !isTooLargeStill else { return nil }
      value = sum
    }
    return isNegative ? -value : value
  }

  /// Epoch seconds, with the deviation that reading them took (reports.md 5.3).
  var time: (seconds: Int64, deviation: Deviation.Code?)? {
    if let whole = integer {
      return whole >= 100_000_000_000 ? (whole / 1_000, .millisecondTime) : (whole, nil)
    }
    if let point = bytes.firstIndex(of: UInt8(ascii: ".")), point > 0,
      bytes[(point + 1)...].allSatisfy({ (48...57).contains($0) }),
      let whole = Self.integer(UnsafeBufferPointer(rebasing: constant[..<point]))
    {
      return (whole, .fractionalTime)
    }
    return RFC3339.epochSeconds(string).map { ($0, .dateText) }
  }

  /// Brings a domain into its canonical form in place, or hands out the slow path's text when
  /// letters beyond ASCII are in it.
  func canonicalDomain() -> String? {
    guard isASCII else { return DomainName.canonical(string) }
    _ = lowercase()
    return nil
  }

  /// The same text without final dots.
  var withoutFinalDots: UnsafeBufferPointer<UInt8> {
    var count = bytes.count
    while count > 0, bytes[count - 1] == UInt8(ascii: ".") { count -= 1 }
    return UnsafeBufferPointer(rebasing: constant[..<count])
  }
}
