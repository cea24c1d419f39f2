/// An IPv4 or IPv6 address as a fixed-size value: the `source_ip` of a record (RFC 9990, section
/// 3.1.1: an address in the sense of RFC 3986, section 3.2.2).
///
/// An IPv4-mapped IPv6 address is the IPv4 address.
public struct IPAddress: BitwiseCopyable, Sendable, Hashable {
  /// The first eight bytes of an IPv6 address, zero for IPv4.
  public let high: UInt64
  /// The last eight bytes of an IPv6 address, or an IPv4 address in the low 32 bits.
  public let low: UInt64
  public let isIPv6: Bool

  public init(ipv4: UInt32) {
    high = 0
    low = UInt64(ipv4)
    isIPv6 = false
  }

  public init(high: UInt64, low: UInt64) {
    let isMapped = high == 0 && low >> 32 == 0xffff
    self.high = high
    self.low = isMapped ? low & 0xffff_ffff : low
    isIPv6 = !isMapped
  }

  /// An address from its 4 or 16 bytes in network order; `nil` for any other number of bytes.
  public init?(bytes: UnsafeRawBufferPointer) {
    switch bytes.count {
    case 4: self.init(ipv4: UInt32(bigEndian: bytes.loadUnaligned(as: UInt32.self)))
    case 16:
      self.init(
        high: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
        low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
    default: return nil
    }
  }

  /// The 4 or 16 bytes in network order.
  public var bytes: [UInt8] {
    func split(_ number: UInt64, _ count: Int) -> [UInt8] {
      (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> (UInt64($0) * 8)) }
    }
    return isIPv6 ? split(high, 8) + split(low, 8) : split(low, 4)
  }

  /// The first address of the network that stands for a sender when nothing else names it: the /24 of
  /// an IPv4 address, the /48 of an IPv6 address.
  public var networkAddress: IPAddress {
    isIPv6
      ? IPAddress(high: high & 0xffff_ffff_ffff_0000, low: 0)
      : IPAddress(ipv4: UInt32(low) & 0xffff_ff00)
  }

  /// The name of that network: `192.0.2.0/24`.
  public var network: String { networkAddress.description + (isIPv6 ? "/48" : "/24") }
}

extension IPAddress: Comparable {
  /// IPv4 before IPv6, then by number.
  public static func < (left: IPAddress, right: IPAddress) -> Bool {
    (left.isIPv6 ? 1 : 0, left.high, left.low) < (right.isIPv6 ? 1 : 0, right.high, right.low)
  }
}

extension IPAddress {
  /// Writes the 4 or 16 bytes in network order.
  ///
  /// - Returns: how many. `buffer` has room for 16.
  public func write(to buffer: UnsafeMutableRawBufferPointer) -> Int {
    guard isIPv6 else {
      buffer.storeBytes(of: UInt32(truncatingIfNeeded: low).bigEndian, as: UInt32.self)
      return 4
    }
    buffer.storeBytes(of: high.bigEndian, as: UInt64.self)
    buffer.storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt64.self)
    return 16
  }
}
