import DMARC
import Testing

@testable import AddressNames

@Suite struct ServerAddressTests {
  @Test(arguments: [
    ("192.0.2.53", "192.0.2.53@53"), ("192.0.2.53:5353", "192.0.2.53@5353"),
    ("2001:db8::53", "2001:db8::53@53"), ("[2001:db8::53]", "2001:db8::53@53"),
    ("[2001:db8::53]:5353", "2001:db8::53@5353"),
  ])
  func `an address is taken with its port or with that of DNS`(text: String, asked: String) {
    #expect(ServerAddress(text)?.text == asked)
  }

  @Test(arguments: [
    "", "ns.example.com", "192.0.2.53:", "192.0.2.53:0", "192.0.2.53:65536", "192.0.2.53:dns",
    "[2001:db8::53]5353", "[2001:db8::53]:", "192.0.2.53 (ns.example.com)", "2001:db8::53%eth0",
    "[192.0.2.53", "192.0.2.53@5353", ":53",
  ])
  func `anything else is no address of a server`(text: String) {
    #expect(ServerAddress(text) == nil)
  }
}
