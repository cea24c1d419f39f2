import AddressNames
import DMARC
import Testing

@Suite struct ReverseNameTests {
  /// RFC 1035, section 3.5, and RFC 3596, section 2.5, in their forms.
  @Test(arguments: [
    ("192.0.2.1", "1.2.0.192.in-addr.arpa"),
    ("203.0.113.255", "255.113.0.203.in-addr.arpa"),
    (
      "2001:db8::567:89ab",
      "b.a.9.8.7.6.5.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa"
    ),
    ("::ffff:192.0.2.1", "1.2.0.192.in-addr.arpa"),
  ])
  func `names of an address are asked for under its reverse name`(
    address: String, name: String
  ) throws {
    #expect(try #require(IPAddress(address)).reverseName == name)
  }
}
