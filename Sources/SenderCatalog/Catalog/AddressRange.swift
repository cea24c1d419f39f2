public import DMARC

/// The addresses of a network: `199.255.192.0/22`, `2001:db8::/32`.
public struct AddressRange: Sendable, Hashable {
  /// The first address.
  public let network: IPAddress
  /// Bits that all its addresses share.
  public let prefixLength: Int

  /// `nil` for anything but an address, a slash and a number of bits; bits behind them are cleared.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let address = IPAddress(String(parts[0])), parts[1].utf8.count <= 3,
      parts[1].utf8.allSatisfy({ (48...57).contains($0) }), let length = Int(parts[1]),
      length <= (address.isIPv6 ? 128 : 32)
    else { return nil }
    network = Self.cut(address, to: length)
    prefixLength = length
  }

  public func contains(_ address: IPAddress) -> Bool {
    address.isIPv6 == network.isIPv6 && Self.cut(address, to: prefixLength) == network
  }

  private static func cut(_ address: IPAddress, to length: Int) -> IPAddress {
    guard address.isIPv6 else {
      return IPAddress(ipv4: UInt32(truncatingIfNeeded: address.low & mask(32 + length)))
    }
    return IPAddress(
      high: address.high & mask(length), low: address.low & mask(length - 64))
  }

  /// The highest bits of 64; none and all beyond either end.
  private static func mask(_ bits: Int) -> UInt64 {
    bits <= 0 ? 0 : bits >= 64 ? .max : ~(.max >> UInt64(bits))
  }
}
