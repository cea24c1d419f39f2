import DMARC
import Glibc
import Testing

@Suite struct IPAddressTests {
  private static func address(_ bytes: [UInt8]) -> IPAddress? {
    bytes.withUnsafeBytes { IPAddress(bytes: $0) }
  }

  @Test(
    arguments: [
      ("192.0.2.1", [192, 0, 2, 1]),
      ("255.255.255.255", [255, 255, 255, 255]),
      ("0.0.0.0", [0, 0, 0, 0]),
      ("\t 192.0.2.1\r\n", [192, 0, 2, 1]),
      ("192.0.2.1 (mail.example.com)", [192, 0, 2, 1]),
      ("192.0.2.1(mail.example.com)", [192, 0, 2, 1]),
      ("::ffff:192.0.2.1", [192, 0, 2, 1]),
      ("::FFFF:C000:0201", [192, 0, 2, 1]),
      ("0:0:0:0:0:ffff:192.0.2.1", [192, 0, 2, 1]),
    ] as [(String, [UInt8])])
  func `IPv4 is read dotted, mapped, and in front of a host name`(text: String, bytes: [UInt8]) {
    #expect(IPAddress(text)?.bytes == bytes)
    #expect(IPAddress(text)?.isIPv6 == false)
  }

  @Test(arguments: [
    ("2001:db8::1", "2001:db8:0:0:0:0:0:1"),
    ("2001:DB8::ABCD", "2001:db8:0:0:0:0:0:abcd"),
    ("[2001:db8::1]", "2001:db8:0:0:0:0:0:1"),
    (" [2001:db8::1] ", "2001:db8:0:0:0:0:0:1"),
    ("fe80::1%eth0", "fe80:0:0:0:0:0:0:1"),
    ("[fe80::1%25eth0]", "fe80:0:0:0:0:0:0:1"),
    ("2001:db8::1 (mail.example.com)", "2001:db8:0:0:0:0:0:1"),
    ("2001:0db8:0000:0000:0000:0000:0000:0001", "2001:db8:0:0:0:0:0:1"),
    ("2001:db8::192.0.2.33", "2001:db8:0:0:0:0:c000:221"),
    ("1:2:3:4:5:6:192.0.2.33", "1:2:3:4:5:6:c000:221"),
    ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"),
    ("::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"),
    ("::", "0:0:0:0:0:0:0:0"),
    ("::1", "0:0:0:0:0:0:0:1"),
  ])
  func `IPv6 is read in any case, compression, brackets and zone`(text: String, groups: String) {
    let expected = groups.split(separator: ":").flatMap { group -> [UInt8] in
      let value = UInt16(group, radix: 16) ?? 0
      return [UInt8(value >> 8), UInt8(value & 0xff)]
    }
    #expect(IPAddress(text)?.bytes == expected)
    #expect(IPAddress(text)?.isIPv6 == true)
  }

  @Test(arguments: [
    "", " ", "X.X.X.X", "unknown", "mail.example.com", "mail.example.com (192.0.2.1)", "192.0.2",
    "192.0.2.1.5", "192.0.2.256", "192.0.2.", ".192.0.2", "192..2.1", "192.0.2.-1", "192.0.2.+1",
    "192.0.2.1/24", "192.0.2.1:25", "0xC0.0.2.1", "3221225985", "192.0.2.１",
    ":", ":::", "1::2::3", "12345::", "2001:db8", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::",
    "::1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:", ":1:2:3:4:5:6:7", "::g", "::192.0.2.256", "::192.0.2",
    "::192.0.2.1:1", "1:2:3:4:5:6:7:192.0.2.1", "2001:db8::-1", "[]", "(192.0.2.1)",
  ])
  func `what is not an address is none`(text: String) {
    #expect(IPAddress(text) == nil)
  }

  /// RFC 3986, section 3.2.2: `dec-octet` has none, and `inet_pton` refuses them; some programs
  /// read them as octal.
  @Test(arguments: ["192.0.02.1", "192.000.002.001", "010.0.2.1", "::ffff:192.0.2.01"])
  func `an IPv4 number with leading zeros is no address`(text: String) {
    #expect(IPAddress(text) == nil)
  }

  @Test(arguments: [
    // RFC 5952: leading zeros (4.1), the longest run (4.2.1, 4.2.3), no run of one group (4.2.2),
    // the first of two equal runs (4.2.3), lower case (4.3).
    ("2001:0db8::0001", "2001:db8::1"),
    ("2001:db8:0:0:0:0:2:1", "2001:db8::2:1"),
    ("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"),
    ("2001:0:0:1:0:0:0:1", "2001:0:0:1::1"),
    ("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"),
    ("2001:DB8::AAAA:BBBB", "2001:db8::aaaa:bbbb"),
    ("0:0:0:0:0:0:0:0", "::"),
    ("0:0:0:0:0:0:0:1", "::1"),
    ("1:0:0:0:0:0:0:0", "1::"),
    ("1:0:0:2:0:0:0:0", "1:0:0:2::"),
    ("0:1:0:1:0:1:0:1", "0:1:0:1:0:1:0:1"),
    ("::ffff:192.0.2.1", "192.0.2.1"),
    ("192.0.2.1", "192.0.2.1"),
    ("0.9.10.99", "0.9.10.99"),
    ("100.101.200.255", "100.101.200.255"),
  ])
  func `an address is written as RFC 5952 has it`(text: String, canonical: String) {
    #expect(IPAddress(text)?.description == canonical)
  }

  @Test func `the C library writes and reads the same IPv6 addresses`() throws {
    var state: UInt64 = 1
    for _ in 0..<5_000 {
      let bytes = (0..<16).map { place -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        // Zeros are frequent, so that there is something to compress; the first group has none,
        // since glibc writes the last groups of ::/96 dotted.
        let random = UInt8(truncatingIfNeeded: state >> 33)
        return place == 0 ? random | 1 : random < 150 ? 0 : random
      }
      var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
      _ = inet_ntop(AF_INET6, bytes, &text, socklen_t(text.count))
      let expected = String(decoding: text.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
      let address = try #require(Self.address(bytes))
      #expect(address.description == expected)
      #expect(IPAddress(expected) == address)
    }
  }

  @Test(
    arguments: [
      [192, 0, 2, 1], [0, 0, 0, 0], [255, 255, 255, 255],
      [0x20, 0x01, 0x0d, 0xb8, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
      [UInt8](repeating: 0, count: 16), [UInt8](repeating: 255, count: 16),
    ] as [[UInt8]])
  func `an address is its bytes again`(bytes: [UInt8]) {
    #expect(Self.address(bytes)?.bytes == bytes)
  }

  @Test func `sixteen bytes of a mapped address are the IPv4 address`() {
    let mapped: [UInt8] = [UInt8](repeating: 0, count: 10) + [0xff, 0xff, 192, 0, 2, 1]
    #expect(Self.address(mapped) == IPAddress("192.0.2.1"))
    #expect(Self.address(mapped)?.bytes == [192, 0, 2, 1])
  }

  @Test(arguments: [0, 1, 3, 5, 15, 17])
  func `any other number of bytes is no address`(count: Int) {
    #expect(Self.address([UInt8](repeating: 1, count: count)) == nil)
  }

  @Test(arguments: [
    ("192.0.2.77", "192.0.2.0/24"),
    ("255.255.255.255", "255.255.255.0/24"),
    ("2001:db8:1:2:3:4:5:6", "2001:db8:1::/48"),
    ("2001:db8::1", "2001:db8::/48"),
  ])
  func `a network is the 24 or 48 leading bits`(text: String, network: String) {
    #expect(IPAddress(text)?.network == network)
  }

  @Test func `IPv4 comes before IPv6, and numbers are compared as numbers`() throws {
    let texts = ["::1", "10.0.0.1", "9.255.255.255", "2001:db8::", "0:0:0:1::", "2001:db8::1"]
    let sorted = try texts.map { try #require(IPAddress($0)) }.sorted()
    #expect(
      sorted.map(\.description) == [
        "9.255.255.255", "10.0.0.1", "::1", "0:0:0:1::", "2001:db8::", "2001:db8::1",
      ])
  }

  @Test func `an IPv4 address differs from the IPv6 address with the same number`() {
    #expect(IPAddress("0.0.0.1") != IPAddress("::1"))
  }
}
