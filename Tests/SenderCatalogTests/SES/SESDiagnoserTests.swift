import DMARC
import SenderCatalog
import Testing

/// The rules of ses.md 3.4, a test or two for each.
@Suite struct SESDiagnoserTests {
  private let easyDKIM = SESRows.easyDKIM
  private let unsigned = SESRows.unsigned
  private let tokyo = "ap-northeast-1.amazonses.com"

  private func target(_ diagnosis: SESDiagnosis?) -> [RecordData] {
    diagnosis?.records.map(\.data) ?? []
  }

  /// V06.
  @Test func `SES-1: nothing of the domain signs`() throws {
    var rows = SESRows()
    rows.add(9_000, dkim: unsigned, spf: tokyo)
    #expect(rows.found() == ["SES-1 ap-northeast-1: 9000/9000"])
    let found = try #require(rows.diagnoses().first)
    #expect(found.confidence == .certain)
    #expect(
      found.recordNames == (1...3).map { "<token\($0)>._domainkey.example.com CNAME" })
    #expect(target(found).first == .cname("<token1>.dkim.amazonses.com"))
    #expect(found.steps.first?.contains("ap-northeast-1") == true)
    #expect(found.steps.count == 3)
    #expect(found.expectation.contains("d=example.com") && found.expectation.contains("A to B"))
  }

  /// V05.
  @Test func `SES-2: DKIM alone is advice`() throws {
    var rows = SESRows()
    rows.add(12_000, dkim: easyDKIM, spf: "us-west-2.amazonses.com")
    #expect(rows.found() == ["SES-2 us-west-2: 12000/0"])
    let found = try #require(rows.diagnoses().first)
    #expect(found.isAdvice)
    #expect(
      found.records == [
        DNSRecord(
          "bounce.example.com",
          .mx(preference: 10, exchange: "feedback-smtp.us-west-2.amazonses.com")),
        DNSRecord("bounce.example.com", .txt("v=spf1 include:amazonses.com ~all")),
      ])
  }

  @Test func `SES-3: MAIL FROM alone does not survive a forward`() throws {
    var rows = SESRows()
    rows.add(100, dkim: unsigned, spf: "spf.example.com", region: "eu-west-1")
    #expect(rows.found() == ["SES-3 eu-west-1: 100/0"])
    #expect(rows.diagnoses().first?.records.count == 3)
    #expect(rows.diagnoses().first?.isAdvice == false)
  }

  @Test(arguments: ["none", "permerror", "fail", "softfail"])
  func `SES-4: SPF does not pass at an address of Amazon's`(result: String) throws {
    var rows = SESRows()
    rows.add(50, dkim: easyDKIM, spf: "spf.example.com \(result)", isAmazon: true)
    #expect(rows.found() == ["SES-4 -: 50/0"])
    let found = try #require(rows.diagnoses().first)
    #expect(
      found.records == [
        DNSRecord("spf.example.com", .txt("v=spf1 include:amazonses.com ~all"))
      ])
    #expect(found.expectation.contains("E to D"))
  }

  @Test func `a temporary error of SPF is the receiver's`() {
    var rows = SESRows()
    rows.add(50, dkim: easyDKIM, spf: "spf.example.com temperror", isAmazon: true)
    #expect(rows.found() == [])
  }

  @Test func `SES-5: two MAIL FROM domains alternate`() throws {
    var rows = SESRows()
    for day in 0..<6 {
      rows.add(
        day: day, dkim: easyDKIM,
        spf: day % 2 == 0 ? "spf.example.com" : "eu-west-1.amazonses.com", region: "eu-west-1")
    }
    #expect(rows.found() == ["SES-5 eu-west-1: 300/0"])
    let found = try #require(rows.diagnoses().first)
    #expect(found.confidence == .likely)
    #expect(
      found.records == [
        DNSRecord(
          "spf.example.com",
          .mx(preference: 10, exchange: "feedback-smtp.eu-west-1.amazonses.com"))
      ])
  }

  @Test func `a MAIL FROM domain that was just set up is no fallback`() {
    var rows = SESRows()
    rows.add(day: 0, dkim: easyDKIM, spf: "eu-west-1.amazonses.com")
    rows.add(day: 1, dkim: easyDKIM, spf: "spf.example.com", region: "eu-west-1")
    #expect(rows.found() == [])
  }

  /// V07: 400 a day are fine up to day 25; then 150 of 400 pass.
  @Test func `SES-6: DKIM that passed is gone`() throws {
    var rows = SESRows()
    for day in 1...25 { rows.add(400, day: day, dkim: easyDKIM, spf: "eu-west-1.amazonses.com") }
    for day in 26...30 {
      rows.add(150, day: day, dkim: easyDKIM, spf: "eu-west-1.amazonses.com")
      rows.add(250, day: day, dkim: unsigned, spf: "eu-west-1.amazonses.com")
    }
    #expect(rows.found() == ["SES-6 eu-west-1: 1250/1250", "SES-2 eu-west-1: 10750/0"])
    let found = try #require(rows.diagnoses().first)
    #expect(found.since == SESRows.day(26))
    #expect(found.confidence == .likely)
    // The token that reports showed is filled in; SES made two more.
    #expect(
      found.recordNames
        == [SESRows.token, "<token2>", "<token3>"].map {
          "\($0)._domainkey.example.com CNAME"
        })
  }

  @Test func `SES-6: no key is found, or the record is gone for good`() {
    var rows = SESRows()
    rows.add(
      30, dkim: ["example.com/\(SESRows.token) permerror", "amazonses.com"],
      spf: "eu-west-1.amazonses.com")
    #expect(rows.found() == ["SES-6 eu-west-1: 30/30"])
    rows.add(day: -1, dkim: easyDKIM, spf: "eu-west-1.amazonses.com")
    #expect(rows.found() == ["SES-6 eu-west-1: 30/30", "SES-2 eu-west-1: 100/0"])
    #expect(rows.diagnoses().first?.since == SESRows.day(0))
  }

  @Test func `SES-7: a steady part is not signed`() {
    var rows = SESRows()
    for day in 0..<10 {
      rows.add(80, day: day, dkim: easyDKIM, spf: "spf.example.com", region: "eu-west-1")
      rows.add(20, day: day, dkim: unsigned, spf: "eu-west-1.amazonses.com")
    }
    let found = rows.found()
    #expect(found.contains("SES-7 eu-west-1: 200/200"))
    #expect(!found.contains { $0.hasPrefix("SES-6") || $0.hasPrefix("SES-1 ") })
  }

  @Test func `SES-8: one region signs and another does not`() throws {
    var rows = SESRows()
    rows.add(200, dkim: easyDKIM, spf: "us-west-2.amazonses.com")
    rows.add(100, dkim: unsigned, spf: tokyo)
    #expect(rows.found() == ["SES-8 ap-northeast-1: 100/100", "SES-2 us-west-2: 200/0"])
    let found = try #require(rows.diagnoses().first)
    #expect(found.cause.contains("us-west-2"))
    // Another region has tokens of its own.
    #expect(found.records.first?.name == "<token1>._domainkey.example.com")
    #expect(found.steps.last?.contains("Deterministic Easy DKIM") == true)
  }

  /// V09a.
  @Test func `SES-9: strict alignment refuses names of the organisation`() throws {
    var rows = SESRows()
    rows.add(
      5_000, author: "news.example.com", dkim: easyDKIM, spf: "bounce.example.com", aligned: [])
    let found = rows.diagnoses {
      $0.dkimMode = .strict
      $0.spfMode = .strict
      $0.dmarc = DMARCRecord("v=DMARC1; p=none; adkim=s; aspf=s; rua=mailto:rua@example.com")
    }
    #expect(found.map(\.code) == [.strictAlignment])
    #expect(
      found.first?.records == [
        DNSRecord(
          "_dmarc.example.com",
          .txt("v=DMARC1; p=none; adkim=r; aspf=r; rua=mailto:rua@example.com"))
      ])
    #expect(!rows.found().contains { $0.hasPrefix("SES-9") })
  }

  @Test func `SES-10: the author's signature fails beside Amazon's`() throws {
    var rows = SESRows()
    rows.add(
      40, dkim: ["example.com/mine fail", "amazonses.com"], spf: "spf.example.com",
      region: "eu-west-1")
    #expect(rows.found() == ["SES-10 eu-west-1: 40/0"])
    #expect(
      rows.diagnoses().first?.records == [
        DNSRecord("mine._domainkey.example.com", .txt("v=DKIM1; k=rsa; p=<key>"))
      ])
    var easy = SESRows()
    easy.add(
      40, dkim: ["example.com/\(SESRows.token) fail", "amazonses.com"],
      spf: "eu-west-1.amazonses.com")
    #expect(
      target(easy.diagnoses().first) == [.cname("\(SESRows.token).dkim.amazonses.com")])
  }

  @Test func `SES-11: a service on SES is repaired in that service`() throws {
    var rows = SESRows()
    rows.add(
      70, dkim: ["example.com/resend fail", "amazonses.com"], spf: "send.example.com none")
    #expect(rows.found() == ["SES-11 -: 70/70"])
    let found = try #require(rows.diagnoses().first)
    #expect(found.cause.hasPrefix("Resend"))
    #expect(found.steps == ["Repair it in that service and not in your AWS account."])
    #expect(
      found.recordNames == [
        "resend._domainkey.example.com TXT", "send.example.com MX", "send.example.com TXT",
      ])
  }

  @Test func `SES-12: a forward needs nothing`() throws {
    var rows = SESRows()
    rows.add(7, dkim: easyDKIM, spf: "spf.example.com softfail", isAmazon: false)
    #expect(rows.found() == ["SES-12 -: 7/0"])
    let found = try #require(rows.diagnoses().first)
    #expect(found.isAdvice && found.steps.isEmpty && found.records.isEmpty)
  }

  @Test func `where nobody knows the address, a pass of the same day tells a forward`() {
    var rows = SESRows()
    rows.add(100, dkim: easyDKIM, spf: "spf.example.com")
    rows.add(7, dkim: easyDKIM, spf: "spf.example.com softfail")
    #expect(rows.found() == ["SES-12 -: 7/0"])
  }

  @Test func `SES-13: a region with a DKIM host of its own`() throws {
    var rows = SESRows()
    rows.add(30, dkim: unsigned, spf: "ap-northeast-3.amazonses.com")
    #expect(rows.found() == ["SES-1 ap-northeast-3: 30/30", "SES-13 ap-northeast-3: 30/30"])
    let found = try #require(rows.diagnoses().last)
    #expect(found.confidence == .hypothesis)
    #expect(target(found).first == .cname("<token1>.dkim.ap-northeast-3.amazonses.com"))
  }

  @Test func `SES-14: mail with a custom MAIL FROM domain stops`() throws {
    var rows = SESRows()
    for day in 0..<10 {
      rows.add(day: day, dkim: easyDKIM, spf: "spf.example.com", region: "eu-west-1")
    }
    #expect(rows.found { $0.newestDay = SESRows.day(15) } == [])
    let found = rows.diagnoses { $0.newestDay = SESRows.day(16) }
    #expect(found.map(\.code) == [.rejectedMailFrom])
    #expect(found.first?.since == SESRows.day(10))
    #expect(found.first?.confidence == .hypothesis)
    #expect(found.first?.recordNames == ["spf.example.com MX"])
  }

  /// What is not signed fails for that, whatever its MAIL FROM domain; a fallback alone fails nothing.
  @Test func `DKIM is to be repaired before MAIL FROM`() {
    var rows = SESRows()
    for day in 0..<4 {
      rows.add(400, day: day, dkim: easyDKIM, spf: "spf.example.com", region: "eu-west-1")
    }
    rows.add(100, day: 1, dkim: unsigned, spf: "eu-west-1.amazonses.com")
    for day in 4..<8 { rows.add(90, day: day, dkim: unsigned, spf: "eu-west-1.amazonses.com") }
    #expect(rows.found() == ["SES-6 eu-west-1: 360/360", "SES-5 eu-west-1: 460/460"])
  }

  @Test func `days that a window leaves out are no silence`() {
    func newest(_ window: Range<UTCDay>?) -> UTCDay? {
      SESDiagnoser(
        domain: "example.com", published: nil, newestDay: SESRows.day(60), window: window
      ).newestDay
    }
    #expect(newest(SESRows.day(0)..<SESRows.day(10)) == SESRows.day(9))
    #expect(newest(SESRows.day(50)..<SESRows.day(90)) == SESRows.day(60))
    #expect(newest(nil) == SESRows.day(60))
  }

  @Test func `D: six records at work need nothing`() {
    var rows = SESRows()
    rows.add(dkim: easyDKIM, spf: "spf.example.com")
    #expect(rows.found { $0.newestDay = SESRows.day(3) } == [])
  }

  @Test func `every diagnosis has a cause, an expectation, and steps unless nothing is to be done`()
  {
    var rows = SESRows()
    rows.add(dkim: unsigned, spf: "ap-northeast-3.amazonses.com")
    rows.add(dkim: ["example.com/resend fail", "amazonses.com"], spf: "send.example.com none")
    rows.add(author: "a.example.com", dkim: easyDKIM, spf: "eu-west-1.amazonses.com")
    for found in rows.diagnoses() {
      #expect(!found.cause.isEmpty && !found.expectation.isEmpty && !found.steps.isEmpty)
    }
  }

  @Test func `the same rows in any order say the same`() {
    var rows = SESRows()
    for day in 0..<12 {
      rows.add(80, day: day, dkim: easyDKIM, spf: "spf.example.com", region: "eu-west-1")
      rows.add(day, day: day, dkim: unsigned, spf: tokyo)
    }
    let found = rows.diagnoses()
    for _ in 0..<5 {
      #expect(SESDiagnoser(domain: "example.com").diagnose(rows.rows.shuffled()) == found)
    }
  }

  @Test func `counts as large as an integer do not stop it`() {
    var rows = SESRows()
    for day in 0..<3 { rows.add(.max, day: day, dkim: unsigned, spf: tokyo) }
    #expect(rows.diagnoses().map(\.code) == [.unsigned])
  }
}
