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
    // What most of them are, and nothing else.
    if let address = Self.readIPv4(text[...]) {
      self = address
      return
    }
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
    var number: UInt128 = 0
    var groups = 0
    /// How many groups are before `::`.
    var gap: Int?
    var index = text.startIndex
    if text.starts(with: "::".utf8) {
      gap = 0
      index += 2
    }
    while index < text.endIndex {
      let start = index
      var group: UInt128 = 0
      while index < text.endIndex, let digit = hexadecimal(text[index]) {
        group = group << 4 | UInt128(digit)
        index += 1
      }
      if index < text.endIndex, text[index] == UInt8(ascii: ".") {
        guard let ipv4 = readIPv4(text[start...]) else { return nil }
        number = number << 32 | UInt128(ipv4.low)
        groups += 2
        break
      }
      guard (1...4).contains(index - start), groups < 8 else { return nil }
      number = number << 16 | group
      groups += 1
      guard index < text.endIndex else { break }
      guard text[index] == UInt8(ascii: ":") else { return nil }
      index += 1
      // A colon is followed by a group or by another, once.
      guard index < text.endIndex else { return nil }
      if text[index] == UInt8(ascii: ":") {
        guard gap == nil else { return nil }
        gap = groups
        index += 1
      }
    }
    if let gap {
      guard groups < 8 else { return nil }
      let behind = (groups - gap) * 16
      let first = number >> behind
      number = first << ((8 - gap) * 16) | (number ^ first << behind)
    } else {
      guard groups == 8 else { return nil }
    }
    return IPAddress(
      high: UInt64(truncatingIfNeeded: number >> 64), low: UInt64(truncatingIfNeeded: number))
  }

  private static func hexadecimal(_ digit: UInt8) -> UInt8? {
    switch digit {
    case 48...57: digit - 48
    case 65...70: digit - 55
    case 97...102: digit - 87
    default: nil
    }
  }
}

extension IPAddress: CustomStringConvertible {
  /// Dotted IPv4, or IPv6 in the canonical form of RFC 5952.
  public var description: String {
    guard isIPv6 else { return dotted }
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

  /// An IPv4 address. Thousands of them name networks, so no list of parts is made.
  private var dotted: String {
    // 15 characters at most, which a string holds within itself.
    String(unsafeUninitializedCapacity: 15) { text in
      var count = 0
      func append(_ character: UInt8) {
        text[count] = character
        count += 1
      }
      for place in 0..<4 {
        if place > 0 { append(UInt8(ascii: ".")) }
        let part = UInt8(truncatingIfNeeded: low >> UInt64(24 - 8 * place))
        if part >= 100 { append(48 + part / 100) }
        if part >= 10 { append(48 + part / 10 % 10) }
        append(48 + part % 10)
      }
      return count
    }
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
