/// Tells a tar archive from other bytes by its first header.
enum TarHeader {
  /// Bytes of a header.
  private static let length = 512
  private static let sum = 148..<156

  /// POSIX archives and GNU's have a word for it; older ones have the sum of the header's bytes alone,
  /// in octal digits and with spaces in its own place.
  static func begins(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= length else { return false }
    if bytes[257...].starts(with: "ustar".utf8) { return true }
    guard bytes[0] != 0, let written = octal(bytes[sum]) else { return false }
    let around = bytes[..<sum.lowerBound].reduce(0) { $0 + Int($1) }
    let behind = bytes[sum.upperBound..<length].reduce(0) { $0 + Int($1) }
    return written == around + behind + sum.count * 32
  }

  /// Digits between spaces, ended by a space or a zero.
  private static func octal(_ field: ArraySlice<UInt8>) -> Int? {
    let digits = field.drop { $0 == 32 }.prefix { (48...55).contains($0) }
    let rest = field[digits.endIndex...]
    guard !digits.isEmpty, rest.allSatisfy({ $0 == 32 || $0 == 0 }) else { return nil }
    return digits.reduce(0) { $0 * 8 + Int($1 - 48) }
  }
}
