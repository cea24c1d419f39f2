/// Names as they come in answers, in wire format (RFC 1035, section 3.1).
///
/// Whoever holds a network writes what they like into its reverse zone, so only what a name of a host
/// can be is taken: letters, digits, hyphens, and underscores, which are found (RFC 1123, section
/// 2.1). Anything else is no name, and nobody is shown it.
enum HostName {
  /// - Returns: the name in lower case without the final dot; `nil` for what is none.
  static func text(wire bytes: [UInt8]) -> String? {
    var labels: [String] = []
    var place = 0
    // 255 bytes with the root (RFC 1035, section 2.3.4).
    guard bytes.count <= 255 else { return nil }
    while place < bytes.count {
      let length = Int(bytes[place])
      if length == 0 { return labels.count > 1 ? labels.joined(separator: ".") : nil }
      // Two high bits would be a pointer into the packet, which the resolver has followed already.
      guard length < 64, place + length < bytes.count else { return nil }
      let label = bytes[(place + 1)...(place + length)]
      guard label.allSatisfy(isOfHost) else { return nil }
      labels.append(String(decoding: label, as: UTF8.self).lowercased())
      place += length + 1
    }
    return nil
  }

  private static func isOfHost(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
