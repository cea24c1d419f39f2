import DMARC
import SenderCatalog
import Testing

/// How sure a diagnosis is: rows whose address is not known to be Amazon's may be a forward, and an address
/// alone is a hint (ses.md 3.3 and 3.4).
@Suite struct SESEvidenceTests {
  private let easyDKIM = SESRows.easyDKIM

  @Test(arguments: [1, 7])
  func `SES-12: a forward of mail of some days before, or after`(days: Int) {
    for forwardedOn in [0, 2 * days] {
      var rows = SESRows()
      rows.add(100, day: days, dkim: easyDKIM, spf: "spf.example.com")
      rows.add(20, day: forwardedOn, dkim: easyDKIM, spf: "spf.example.com fail")
      #expect(rows.found() == ["SES-12 -: 20/0"])
    }
  }

  @Test func `SES-4: a MAIL FROM domain that has not passed for more than a week`() {
    var rows = SESRows()
    rows.add(100, dkim: easyDKIM, spf: "spf.example.com")
    rows.add(20, day: 8, dkim: easyDKIM, spf: "spf.example.com fail")
    #expect(rows.found() == ["SES-4 -: 20/0"])
  }

  @Test func `SES-4: at Amazon's addresses a pass before is no excuse`() {
    var rows = SESRows()
    rows.add(100, dkim: easyDKIM, spf: "spf.example.com", isAmazon: true)
    rows.add(20, day: 1, dkim: easyDKIM, spf: "spf.example.com fail", isAmazon: true)
    #expect(rows.found() == ["SES-4 -: 20/0"])
    #expect(rows.diagnoses().first?.confidence == .certain)
  }

  @Test(arguments: ["fail", "softfail", "neutral"])
  func `SES-4: at addresses that nobody knows it may be a forward`(result: String) throws {
    var rows = SESRows()
    rows.add(50, dkim: easyDKIM, spf: "spf.example.com \(result)")
    let found = try #require(rows.diagnoses().first)
    #expect(found.code == .spfRecord)
    #expect(found.confidence == .hypothesis)
    #expect(found.cause.contains("forwarded") && !found.cause.contains("Amazon's addresses"))
  }

  @Test(arguments: ["none", "permerror"])
  func `SES-4: a record that is missing or there twice is so for every address`(
    result: String
  ) throws {
    var rows = SESRows()
    rows.add(50, dkim: easyDKIM, spf: "spf.example.com \(result)")
    let found = try #require(rows.diagnoses().first)
    #expect(found.code == .spfRecord)
    #expect(found.confidence == .certain)
    #expect(!found.cause.contains("Amazon's addresses"))
  }

  @Test func `what an address alone shows is offered, without records`() throws {
    var rows = SESRows()
    rows.add(500, dkim: [], spf: "example.com fail", isAmazon: true)
    #expect(rows.found() == ["SES-1 -: 500/500"])
    let found = try #require(rows.diagnoses().first)
    #expect(found.confidence == .hypothesis)
    #expect(found.records == [])
    #expect(found.steps.first?.contains("only its address") == true)
    var named = SESRows()
    named.add(500, dkim: [], spf: "spf.example.com none", region: "eu-west-1", isAmazon: true)
    let certain = named.diagnoses()
    #expect(!certain.isEmpty)
    #expect(certain.allSatisfy { $0.confidence == .certain && !$0.records.isEmpty })
  }
}
