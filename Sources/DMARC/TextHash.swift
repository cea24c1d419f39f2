/// Fast hashes of bytes. One is kept, with the seed of a store for its texts and with a fixed one for a
/// ``ContentFingerprint``, so it must be the same on every run and in every version; another one finds
/// places in tables that last as long as the program, with a random seed.
///
/// Eight or sixteen bytes at a time are folded by a 64 × 64 → 128 bit multiplication, as wyhash does.
public enum TextHash {
  private static let first: UInt64 = 0x9e37_79b9_7f4a_7c15
  private static let second: UInt64 = 0xe703_7ed1_a0b4_28db

  /// The hash of a text, another one for each seed.
  public static func seeded(_ text: UnsafeBufferPointer<UInt8>, _ seed: UInt64) -> UInt64 {
    // The empty text may have an address, or none.
    guard let base = text.baseAddress else { return mixed(seed ^ first, first) }
    let bytes = UnsafeRawPointer(base)
    let count = text.count
    var hash = seed ^ first
    var offset = 0
    while offset + 8 <= count {
      hash = mixed(hash ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self), second)
      offset += 8
    }
    return mixed(hash ^ tail(bytes, offset, count), first ^ UInt64(truncatingIfNeeded: count))
  }

  /// A hash that is not kept, of sixteen bytes at a time. For texts of up to sixteen it costs as much.
  public static func fast(_ text: UnsafeBufferPointer<UInt8>, _ seed: UInt64) -> UInt64 {
    guard let base = text.baseAddress else { return mixed(seed ^ first, first) }
    let bytes = UnsafeRawPointer(base)
    let count = text.count
    var hash = seed ^ first
    var offset = 0
    if count >= 64 {
      // Two at a time, so that one need not wait for the other.
      var other = seed ^ second
      while offset &+ 32 <= count {
        hash = mixed(
          hash ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self),
          second ^ bytes.loadUnaligned(fromByteOffset: offset &+ 8, as: UInt64.self))
        other = mixed(
          other ^ bytes.loadUnaligned(fromByteOffset: offset &+ 16, as: UInt64.self),
          first ^ bytes.loadUnaligned(fromByteOffset: offset &+ 24, as: UInt64.self))
        offset &+= 32
      }
      hash = mixed(hash, other)
    }
    while offset &+ 16 <= count {
      let low = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      let high = bytes.loadUnaligned(fromByteOffset: offset &+ 8, as: UInt64.self)
      hash = mixed(hash ^ low, second ^ high)
      offset &+= 16
    }
    if offset &+ 8 <= count {
      hash = mixed(hash ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self), second)
      offset &+= 8
    }
    return mixed(hash ^ tail(bytes, offset, count), first ^ UInt64(truncatingIfNeeded: count))
  }

  /// What is left behind the last eight bytes; loads overlap what was read before, which changes
  /// nothing for equal texts. Texts of the same length that begin alike have the same only if they are
  /// the same.
  static func tail(_ bytes: UnsafeRawPointer, _ offset: Int, _ count: Int) -> UInt64 {
    guard offset < count else { return 0 }
    if count >= 8 { return bytes.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self) }
    if count >= 4 {
      let low = bytes.loadUnaligned(as: UInt32.self)
      let high = bytes.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
      return UInt64(high) << 32 | UInt64(low)
    }
    let middle = bytes.load(fromByteOffset: count / 2, as: UInt8.self)
    let last = bytes.load(fromByteOffset: count - 1, as: UInt8.self)
    return UInt64(bytes.load(as: UInt8.self)) | UInt64(middle) << 8 | UInt64(last) << 16
  }

  /// Both halves of the product, folded into one.
  @inlinable public static func mixed(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right | 1)
    return product.high ^ product.low
  }
}
