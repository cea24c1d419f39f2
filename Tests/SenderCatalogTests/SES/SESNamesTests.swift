import DMARC
import SenderCatalog
import Testing

/// Of which names a diagnosis speaks: a MAIL FROM domain is below the identity, and an identity signs for all
/// names below it that are none by themselves (ses.md 3.3).
@Suite struct SESNamesTests {
  private let easyDKIM = SESRows.easyDKIM
  private let unsigned = SESRows.unsigned
  private let ireland = "eu-west-1.amazonses.com"

  // MARK: MAIL FROM

  @Test(arguments: ["none", "fail", "softfail", "permerror"])
  func `SES never has the domain itself in MAIL FROM, so its SPF record is left alone`(
    result: String
  ) {
    var rows = SESRows()
    for day in 0..<10 {
      rows.add(50, day: day, dkim: easyDKIM, spf: "example.com \(result)", isAmazon: true)
    }
    #expect(rows.found { $0.newestDay = SESRows.day(30) } == [])
    rows = SESRows()
    for day in 0..<10 {
      rows.add(
        50, day: day, dkim: unsigned, spf: "example.com \(result)", region: "eu-west-1",
        isAmazon: true)
      rows.add(50, day: day, dkim: unsigned, spf: ireland)
    }
    #expect(rows.found() == ["SES-1 eu-west-1: 1000/1000"])
    #expect(rows.diagnoses().first?.records.allSatisfy { $0.data.type == "CNAME" } == true)
    #expect(rows.diagnoses().first?.expectation.contains("A to B") == true)
  }

  @Test func `an identity below the domain has no MAIL FROM of its own name, or of one above`() {
    for name in ["mail.example.com", "example.com"] {
      var rows = SESRows()
      rows.add(
        author: "mail.example.com", dkim: ["mail.example.com/\(SESRows.token)", "amazonses.com"],
        spf: "\(name) softfail", isAmazon: true)
      rows.add(
        day: 1, author: "mail.example.com", dkim: unsigned, spf: "\(name) softfail", isAmazon: true)
      #expect(!rows.found().contains { $0.hasPrefix("SES-4") || $0.hasPrefix("SES-5") })
    }
  }

  /// Below the identity example.com, beside its Author Domain.
  @Test func `a subdomain may share the MAIL FROM domain of the domain above`() {
    var rows = SESRows()
    rows.add(
      author: "news.example.com", dkim: easyDKIM, spf: "bounce.example.com none", isAmazon: true)
    #expect(rows.found() == ["SES-4 -: 100/0"])
  }

  @Test func `SES-4: each name has its own record, and those that pass have none`() throws {
    var rows = SESRows()
    for day in 0..<10 {
      rows.add(50, day: day, dkim: easyDKIM, spf: "a.example.com none", isAmazon: true)
      rows.add(50, day: day, dkim: easyDKIM, spf: "b.example.com", isAmazon: true)
      rows.add(20, day: day, dkim: easyDKIM, spf: "c.example.com permerror", isAmazon: true)
    }
    let found = rows.diagnoses()
    #expect(rows.found() == ["SES-4 -: 500/0", "SES-4 -: 200/0"])
    #expect(found.map { $0.records.map(\.name) } == [["a.example.com"], ["c.example.com"]])
    for (diagnosis, name) in zip(found, ["a.example.com", "c.example.com"]) {
      #expect(diagnosis.cause.contains("MAIL FROM domain \(name) at"))
      #expect(diagnosis.steps.allSatisfy { $0.contains(name) })
      #expect(diagnosis.expectation.contains(name))
    }
  }

  @Test func `SES-4: a name that is no longer used, since another passes, needs no record`() {
    var rows = SESRows()
    for day in 0..<20 {
      rows.add(
        50, day: day, dkim: easyDKIM, spf: day < 10 ? "a.example.com none" : "b.example.com",
        isAmazon: true)
    }
    #expect(rows.found() == [])
  }

  // MARK: Signatures

  @Test func `SES-7: a subdomain that is not signed overrides the domain that is`() throws {
    var rows = SESRows()
    for day in 0..<10 {
      rows.add(50, day: day, dkim: easyDKIM, spf: ireland)
      rows.add(30, day: day, author: "news.example.com", dkim: unsigned, spf: ireland)
    }
    #expect(rows.found() == ["SES-7 eu-west-1: 300/300", "SES-2 eu-west-1: 500/0"])
    let found = try #require(rows.diagnoses().first)
    #expect(found.authorDomain == "news.example.com")
    #expect(found.cause.contains("overrides example.com"))
    #expect(found.steps.first?.contains("news.example.com") == true)
    // Those of example.com are in place, and the console has those of another identity.
    #expect(found.records == [])
  }

  @Test func `SES-7: a domain that signs for names below it is overridden by an address alone`()
    throws
  {
    var rows = SESRows()
    for day in 0..<10 {
      rows.add(50, day: day, author: "news.example.com", dkim: easyDKIM, spf: ireland)
      rows.add(30, day: day, dkim: unsigned, spf: ireland)
    }
    let found = try #require(rows.diagnoses().first)
    #expect(found.code == .overridingIdentity && found.authorDomain == "example.com")
    #expect(
      found.cause.contains("an address of it is verified by itself and overrides example.com"))
    #expect(!found.cause.contains("example.com or an address"))
    #expect(found.steps.contains { $0.hasPrefix("Delete an address that is verified by itself") })
    #expect(found.records == [])
  }

  @Test func `SES-8: a subdomain in another region than the domain that signs`() throws {
    var rows = SESRows()
    rows.add(50, dkim: easyDKIM, spf: "us-west-2.amazonses.com")
    rows.add(30, author: "news.example.com", dkim: unsigned, spf: ireland)
    #expect(rows.found() == ["SES-8 eu-west-1: 30/30", "SES-2 us-west-2: 50/0"])
    #expect(rows.diagnoses().first?.cause.contains("us-west-2") == true)
  }

  @Test func `SES-1: a domain does not inherit from an identity below or beside it`() {
    for author in ["example.com", "news.example.com"] {
      var rows = SESRows()
      rows.add(
        50, author: "mail.example.com",
        dkim: ["mail.example.com/\(SESRows.token)", "amazonses.com"],
        spf: ireland)
      rows.add(30, author: author, dkim: unsigned, spf: ireland)
      #expect(rows.found().first == "SES-1 eu-west-1: 30/30")
    }
  }

  /// It would sign for the subdomain as well.
  @Test func `a subdomain that was silent since the domain signs is repaired with it`() {
    var rows = SESRows()
    for day in 0..<10 {
      rows.add(30, day: day, author: "news.example.com", dkim: unsigned, spf: ireland)
    }
    #expect(rows.found() == ["SES-1 eu-west-1: 300/300"])
    for day in 10..<13 { rows.add(50, day: day, dkim: easyDKIM, spf: ireland) }
    #expect(rows.found() == ["SES-2 eu-west-1: 150/0"])
  }
}
