/// Times as RFC 3339 writes them, with an offset: `2026-01-31T23:59:59Z`.
public enum RFC3339 {
  /// Epoch seconds; `nil` for anything else, and for a time without an offset.
  public static func epochSeconds(_ text: String) -> Int64? {
    guard text.utf8.count >= 20, let day = UTCDay(String(text.prefix(10))) else { return nil }
    let rest = Array(text.utf8.dropFirst(10))
    guard rest[0] == UInt8(ascii: "T") || rest[0] == UInt8(ascii: "t") || rest[0] == 32,
      rest[3] == UInt8(ascii: ":"), rest[6] == UInt8(ascii: ":"),
      let hour = twoDigits(rest[1...2], below: 24), let minute = twoDigits(rest[4...5], below: 60),
      let second = twoDigits(rest[7...8], below: 61),
      let offset = offsetSeconds(rest[9...])
    else { return nil }
    return day.start + hour * 3_600 + minute * 60 + second - offset
  }

  private static func offsetSeconds(_ text: ArraySlice<UInt8>) -> Int64? {
    var text = text
    if text.first == UInt8(ascii: ".") {
      let fraction = text.dropFirst().prefix { (48...57).contains($0) }
      guard !fraction.isEmpty else { return nil }
      text = text[fraction.endIndex...]
    }
    guard let sign = text.first else { return nil }
    if sign == UInt8(ascii: "Z") || sign == UInt8(ascii: "z") { return text.count == 1 ? 0 : nil }
    let digits = Array(text.dropFirst())
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), digits.count == 5,
      digits[2] == UInt8(ascii: ":"), let hours = twoDigits(digits[0...1], below: 24),
      let minutes = twoDigits(digits[3...4], below: 60)
    else { return nil }
    return (hours * 3_600 + minutes * 60) * (sign == UInt8(ascii: "-") ? -1 : 1)
  }

  private static func twoDigits(_ digits: ArraySlice<UInt8>, below limit: Int64) -> Int64? {
    guard digits.count == 2, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
    let value = digits.reduce(Int64(0)) { $0 * 10 + Int64($1 - 48) }
    return value < limit ? value : nil
  }
}
