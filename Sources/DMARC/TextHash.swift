/// A fast hash of bytes, in two uses: with a random seed for places in a table, and with a fixed one
/// for a ``ContentFingerprint``, which must be the same on every run.
///
/// Eight bytes at a time are folded by a 64 × 64 → 128 bit multiplication, as wyhash does.
public enum TextHash {
  private static let first: UInt64 = 0x9e37_79b9_7f4a_7c15
  private static let second: UInt64 = 0xe703_7ed1_a0b4_28db

  public static func seeded(_ text: UnsafeBufferPointer<UInt8>, _ seed: UInt64) -> UInt64 {
    guard let base = text.baseAddress else { return mixed(seed, first) }
    let bytes = UnsafeRawPointer(base)
    var hash = seed ^ first
    var offset = 0
    let count = text.count
    while offset + 8 <= count {
      hash = mixed(hash ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self), second)
      offset += 8
    }
    var tail: UInt64 = 0
    while offset < count {
      tail = tail << 8 | UInt64(text[offset])
      offset += 1
    }
    return mixed(hash ^ tail, first ^ UInt64(truncatingIfNeeded: count))
  }

  /// Both halves of the product, folded into one.
  @inlinable public static func mixed(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right | 1)
    return product.high ^ product.low
  }
}
