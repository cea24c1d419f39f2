public import DMARC

extension IPAddress {
  /// The name under which the names of an address are: `1.2.0.192.in-addr.arpa` (RFC 1035, section
  /// 3.5), or 32 nibbles below `ip6.arpa` (RFC 3596, section 2.5).
  public var reverseName: String {
    guard isIPv6 else {
      return bytes.reversed().map { String($0) + "." }.joined() + "in-addr.arpa"
    }
    return bytes.reversed().map { byte in
      String(byte & 15, radix: 16) + "." + String(byte >> 4, radix: 16) + "."
    }.joined() + "ip6.arpa"
  }
}
