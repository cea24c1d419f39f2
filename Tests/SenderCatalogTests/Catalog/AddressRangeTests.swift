import DMARC
import SenderCatalog
import Testing

@Suite struct AddressRangeTests {
  @Test(arguments: [
    ("199.255.192.0/22", "199.255.192.0", true), ("199.255.192.0/22", "199.255.195.255", true),
    ("199.255.192.0/22", "199.255.196.0", false), ("192.0.2.1/32", "192.0.2.1", true),
    ("192.0.2.1/32", "192.0.2.0", false), ("0.0.0.0/0", "203.0.113.9", true),
    ("0.0.0.0/0", "2001:db8::1", false), ("2001:db8::/32", "2001:db8:ffff::1", true),
    ("2001:db8::/32", "2001:db9::", false), ("2001:db8::/96", "2001:db8::1:2", true),
    ("2001:db8::/96", "2001:db8::1:0:0", false), ("2001:db8::1/128", "2001:db8::1", true),
    ("::/0", "2001:db8::1", true), ("192.0.2.77/24", "192.0.2.1", true),
  ])
  func `a range holds its addresses`(range: String, address: String, holds: Bool) throws {
    let range = try #require(AddressRange(range))
    #expect(range.contains(try #require(IPAddress(address))) == holds)
  }

  @Test(arguments: [
    "", "192.0.2.0", "192.0.2.0/", "192.0.2.0/33", "192.0.2.0/-1", "192.0.2.0/+8", "x/24",
    "2001:db8::/129", "192.0.2.0/24/24", "192.0.2.0/99999999999999999999",
  ])
  func `anything else is no range`(text: String) {
    #expect(AddressRange(text) == nil)
  }
}
