extension IPAddress {
  /// Reads an address as reporters write it: IPv4 dotted, IPv6 in any case and compression, with
  /// brackets or a zone, or followed by a host name (`192.0.2.1 (mail.example.com)`).
  public init?(_ text: String) {
    var text = text
    guard let address = text.withUTF8({ IPAddress(text: $0) }) else { return nil }
    self = address
  }

  /// The same from bytes, without making a `String`. White space around the address is allowed.
  public init?(text: UnsafeBufferPointer<UInt8>) {
    var literal = text[...]
    func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
    while let first = literal.first, isSpace(first) { literal.removeFirst() }
    if literal.first == UInt8(ascii: "[") { literal.removeFirst() }
    if let end = literal.firstIndex(where: {
      isSpace($0) || $0 == UInt8(ascii: "]") || $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "(")
    }) {
      literal = literal[..<end]
    }
    let address =
      literal.contains(UInt8(ascii: ":")) ? Self.readIPv6(literal) : Self.readIPv4(literal)
    guard let address else { return nil }
    self = address
  }

  private typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

  private static func readIPv4(_ text: Bytes) -> IPAddress? {
    var number: UInt32 = 0
    var parts = 0
    var part: UInt32 = 0
    var digits = 0
    for byte in text {
      if byte == UInt8(ascii: ".") {
        guard digits > 0, parts < 3 else { return nil }
        number = number << 8 | part
        (part, digits, parts) = (0, 0, parts + 1)
      } else {
        // RFC 3986's dec-octet has no leading zeros, which some read as octal.
        guard (48...57).contains(byte), digits < 3, digits == 0 || part > 0 else { return nil }
        part = part * 10 + UInt32(byte - 48)
        digits += 1
        guard part < 256 else { return nil }
      }
    }
    guard parts == 3, digits > 0 else { return nil }
    return IPAddress(ipv4: number << 8 | part)
  }

  private static func readIPv6(_ text: Bytes) -> IPAddress? {
    var groups: [UInt64] = []
    var gap: Int?
    var rest = text
    if rest.starts(with: "::".utf8) {
      gap = 0
      rest = rest.dropFirst(2)
    }
    while !rest.isEmpty {
      let end = rest.firstIndex(of: UInt8(ascii: ":")) ?? rest.endIndex
      let group = rest[..<end]
      if group.contains(UInt8(ascii: ".")) {
        guard end == rest.endIndex, let ipv4 = readIPv4(group) else { return nil }
        groups += [ipv4.low >> 16, ipv4.low & 0xffff]
        rest = rest[end...]
        break
      }
      guard let value = hexadecimal(group), groups.count < 8 else { return nil }
      groups.append(value)
      guard end < rest.endIndex else {
        rest = rest[end...]
        break
      }
      rest = rest[(end + 1)...]
      if rest.first == UInt8(ascii: ":") {
        guard gap == nil else { return nil }
        gap = groups.count
        rest = rest.dropFirst()
      } else if rest.isEmpty {
        return nil
      }
    }
    if let gap {
      guard groups.count < 8 else { return nil }
      groups.insert(contentsOf: Array(repeating: 0, count: 8 - groups.count), at: gap)
    }
    guard groups.count == 8 else { return nil }
    func joined(_ part: ArraySlice<UInt64>) -> UInt64 { part.reduce(0) { $0 << 16 | $1 } }
    return IPAddress(high: joined(groups[..<4]), low: joined(groups[4...]))
  }

  private static func hexadecimal(_ digits: Bytes) -> UInt64? {
    guard (1...4).contains(digits.count) else { return nil }
    var value: UInt64 = 0
    for digit in digits {
      switch digit {
      case 48...57: value = value << 4 | UInt64(digit - 48)
      case 65...70: value = value << 4 | UInt64(digit - 55)
      case 97...102: value = value << 4 | UInt64(digit - 87)
      default: return nil
      }
    }
    return value
  }
}

extension IPAddress: CustomStringConvertible {
  /// Dotted IPv4, or IPv6 in the canonical form of RFC 5952.
  public var description: String {
    guard isIPv6 else {
      return (0..<4).reversed().map { String(low >> (UInt64($0) * 8) & 0xff) }
        .joined(separator: ".")
    }
    let groups = [high, low].flatMap { half in
      (0..<4).reversed().map { half >> (UInt64($0) * 16) & 0xffff }
    }
    let zeros = longestRunOfZeros(in: groups)
    func text(_ part: ArraySlice<UInt64>) -> String {
      part.map { String($0, radix: 16) }.joined(separator: ":")
    }
    guard let zeros else { return text(groups[...]) }
    return text(groups[..<zeros.lowerBound]) + "::" + text(groups[zeros.upperBound...])
  }

  /// The first longest run of at least two zero groups, which RFC 5952 writes as `::`.
  private func longestRunOfZeros(in groups: [UInt64]) -> Range<Int>? {
    var best: Range<Int>?
    var start = 0
    while start < groups.count {
      let end = groups[start...].firstIndex { $0 != 0 } ?? groups.count
      if end - start >= 2, end - start > best?.count ?? 0 { best = start..<end }
      start = max(end, start) + 1
    }
    return best
  }
}
