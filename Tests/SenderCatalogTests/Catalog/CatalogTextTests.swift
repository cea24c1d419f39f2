import DMARC
import Testing

@testable import SenderCatalog

@Suite struct CatalogTextTests {
  @Test func `a paragraph is a sender`() throws {
    let text = CatalogText(
      """
      one | One Mail | marketing | partly
      dkim one.test
      dkim two.test three.test
      mail-from bounces.one.test
      selector one# uno
      label bounce-one
      ptr mx.one.test
      range 192.0.2.0/24
      include spf.one.test
      spf-aligns if a bounce domain is set up
      dkim-aligns yes
      strict dkim
      step Publish the key.
      record one1._domainkey.<domain> CNAME key.one.test
      note It is a sample.

      two | Two | list | general
      runs-on one
      carries-others
      verifies-author
      simulates-phishing
      """)
    #expect(text.problems == [])
    let one = try #require(text.entries.first)
    #expect(one.id == "one" && one.name == "One Mail")
    #expect(one.category == .marketing && one.grade == .partly)
    #expect(one.dkimDomains == ["one.test", "two.test", "three.test"])
    #expect(one.mailFromDomains == ["bounces.one.test"])
    #expect(one.selectors.map(\.text) == ["one#", "uno"])
    #expect(one.mailFromLabels.map(\.text) == ["bounce-one"])
    #expect(one.reverseNames == ["mx.one.test"])
    #expect(one.ranges == [AddressRange("192.0.2.0/24")])
    #expect(one.include == "spf.one.test")
    #expect(one.spf == .onlyIf("a bounce domain is set up") && one.dkim == .always)
    #expect(one.strict == .dkim)
    #expect(one.steps == ["Publish the key."] && one.notes == ["It is a sample."])
    #expect(
      one.recordTemplates == [DNSRecord("one1._domainkey.<domain>", .cname("key.one.test"))])
    let two = try #require(text.entries.last)
    #expect(two.platform == "one" && two.carriesOthers && two.verifiesAuthor)
    #expect(two.simulatesPhishing && !one.simulatesPhishing)
    #expect(two.spf == .never && two.strict == nil)
  }

  @Test(arguments: [
    ("one | One | saas", "1: not an identifier, a name, a category and a grade"),
    ("one | One | shop | checked", "1: not an identifier, a name, a category and a grade"),
    ("one | One | saas | checked\nptrs one.test", "2: unknown word \"ptrs\""),
    ("one | One | saas | checked\nrange 192.0.2.0", "2: not a range of addresses"),
    ("one | One | saas | checked\nspf-aligns maybe", "2: yes, no, if"),
    ("one | One | saas | checked\ndkim-aligns maybe", "2: yes, no, if"),
    ("one | One | saas | checked\nstrict perhaps", "2: not a mechanism"),
    ("one | One | saas | checked\nrecord a.example A 192.0.2.1", "2: not a record"),
    ("one | One | saas | checked\nrecord a.example MX ten a.test", "2: not a record"),
  ])
  func `a line that says nothing is reported with its number`(text: String, problem: String) {
    #expect(CatalogText(text).problems == [problem])
  }
}
