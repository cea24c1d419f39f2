import DMARC
import Testing

@Suite struct DNSRecordTests {
  @Test func `a record is a name, a type and its data`() {
    #expect(DNSRecord("a.example CNAME b.example") == DNSRecord("a.example", .cname("b.example")))
    #expect(
      DNSRecord("a.example MX 10 b.example")
        == DNSRecord("a.example", .mx(preference: 10, exchange: "b.example")))
    #expect(
      DNSRecord("a.example TXT v=spf1 include:b.example ~all")
        == DNSRecord("a.example", .txt("v=spf1 include:b.example ~all")))
  }

  @Test(arguments: [
    "", "a.example", "a.example TXT", "a.example A 192.0.2.1", "a.example MX b.example",
    "a.example MX 65536 b.example", "a.example MX 10 b.example c",
  ])
  func `anything else is none`(text: String) {
    #expect(DNSRecord(text) == nil)
  }

  @Test func `a placeholder is filled in wherever it stands`() {
    let record = DNSRecord("<t>._domainkey.<domain>", .cname("<t>.dkim.<domain>"))
    let filled = record.replacing("<domain>", with: "example.com")
    #expect(filled == DNSRecord("<t>._domainkey.example.com", .cname("<t>.dkim.example.com")))
    #expect(record.placeholders == ["<t>", "<domain>"])
    #expect(filled.placeholders == ["<t>"])
    #expect(
      DNSRecord("a", .mx(preference: 1, exchange: "<x>")).replacing("<x>", with: "b").data
        == .mx(preference: 1, exchange: "b"))
    #expect(DNSRecord("a", .txt("p=<key>; <open")).placeholders == ["<key>"])
  }
}
