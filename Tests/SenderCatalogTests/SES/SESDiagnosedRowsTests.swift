import DMARC
import SenderCatalog
import Testing

/// Which rows a diagnosis is about, and the records that it asks for (ses.md 3.2 and 3.3).
@Suite struct SESDiagnosedRowsTests {
  private let easyDKIM = SESRows.easyDKIM
  private let unsigned = SESRows.unsigned
  private let tokyo = "ap-northeast-1.amazonses.com"

  /// ses.md 3.2, H: both mechanisms align, so there is nothing to repair.
  @Test func `SES-11: a service whose mail passes is told of, and nothing is to be done`() throws {
    var rows = SESRows()
    rows.add(500, dkim: ["example.com/resend", "amazonses.com"], spf: "send.example.com")
    let found = try #require(rows.diagnoses().first)
    #expect(found.code == .hostedService && found.isAdvice)
    #expect(found.steps.isEmpty && found.records.isEmpty)
  }

  /// ses.md 3.2, I: an empty MAIL FROM never aligns, and DKIM is as for all other mail.
  @Test func `bounces that nothing signs are SES-1, and signed ones are well`() {
    var rows = SESRows()
    rows.add(dkim: unsigned, spf: "a8-50.smtp-out.ap-northeast-3.amazonses.com pass helo")
    #expect(rows.found() == ["SES-1 ap-northeast-3: 100/100", "SES-13 ap-northeast-3: 100/100"])
    #expect(rows.diagnoses().first?.expectation.contains("A to B") == true)
    var signed = SESRows()
    signed.add(dkim: easyDKIM, spf: "a8-50.smtp-out.amazonses.com pass helo")
    #expect(signed.found() == [])
  }

  /// C: the bounces of it fail for the same want of a signature.
  @Test func `bounces beside mail that SPF carries are of its diagnosis`() {
    var rows = SESRows()
    rows.add(500, dkim: unsigned, spf: "spf.example.com", region: "eu-west-1")
    rows.add(5, dkim: unsigned, spf: "a1-2.smtp-out.eu-west-1.amazonses.com pass helo")
    #expect(rows.found() == ["SES-3 eu-west-1: 505/5"])
  }

  @Test func `bounces beside mail of a service alone are the service's`() {
    var rows = SESRows()
    rows.add(
      70, dkim: ["example.com/resend", "amazonses.com"], spf: "send.example.com",
      region: "eu-west-1")
    rows.add(5, dkim: unsigned, spf: "a1-2.smtp-out.eu-west-1.amazonses.com pass helo")
    #expect(rows.found() == ["SES-11 eu-west-1: 70/0"])
  }

  /// ses.md 3.4: the region is that of the SPF domain or of a name. One that shows none is not that of
  /// other mail.
  @Test func `mail without a region is diagnosed by itself`() {
    var rows = SESRows()
    rows.add(500, dkim: unsigned, spf: tokyo)
    rows.add(300, dkim: easyDKIM, spf: "bounce.example.com")
    #expect(rows.found() == ["SES-1 ap-northeast-1: 500/500"])
  }

  /// ses.md 3.3: exactly one MX record, which may serve several regions.
  @Test func `diagnoses of two regions ask for one MX record of a MAIL FROM domain`() {
    func exchanges(_ region: String? = nil) -> Set<RecordData> {
      var rows = SESRows()
      rows.add(300, dkim: easyDKIM, spf: "eu-west-1.amazonses.com")
      rows.add(500, dkim: easyDKIM, spf: "us-west-2.amazonses.com")
      let found = rows.diagnoses { $0.region = region.flatMap { SESRegion($0) } }
      return Set(found.flatMap(\.records).map(\.data).filter { $0.type == "MX" })
    }
    func of(_ region: String) -> RecordData {
      .mx(preference: 10, exchange: "feedback-smtp.\(region).amazonses.com")
    }
    #expect(exchanges() == [of("us-west-2")])
    #expect(exchanges("eu-west-1") == [of("eu-west-1")])
  }

  /// Its account is not the owner's, whose busiest region says nothing of it.
  @Test(arguments: [
    ("eu-west-1.amazonses.com", "feedback-smtp.eu-west-1.amazonses.com"),
    ("send.example.com none", "feedback-smtp.<region>.amazonses.com"),
  ])
  func `SES-11: the MX record is of the service's region`(spf: String, exchange: String) throws {
    var rows = SESRows()
    rows.add(500, dkim: easyDKIM, spf: "us-west-2.amazonses.com")
    rows.add(70, dkim: ["example.com/resend fail", "amazonses.com"], spf: spf)
    for asked in [nil, SESRegion("ap-northeast-1")] {
      let found = rows.diagnoses { $0.region = asked }
      let hosted = try #require(found.first { $0.code == .hostedService })
      #expect(
        hosted.records.map(\.data).filter { $0.type == "MX" }
          == [.mx(preference: 10, exchange: exchange)])
    }
  }

  /// ses.md 3.2, G: one TXT record.
  @Test(arguments: ["amazonses.com", "example.com/mykey permerror"])
  func `SES-6: a key of the owner's own is restored as it was`(signature: String) throws {
    var rows = SESRows()
    for day in 0..<3 {
      rows.add(day: day, dkim: ["example.com/mykey", "amazonses.com"], spf: tokyo)
    }
    for day in 3..<6 { rows.add(day: day, dkim: [signature, "amazonses.com"], spf: tokyo) }
    let found = try #require(rows.diagnoses().first)
    #expect(found.code == .dkimLost)
    #expect(found.recordNames == ["mykey._domainkey.example.com TXT"])
    #expect(found.steps.allSatisfy { !$0.contains("CNAME") })
  }

  @Test func `SES-6: a key of the owner's own that never was there is one TXT record`() {
    var rows = SESRows()
    rows.add(dkim: ["example.com/mykey permerror", "amazonses.com"], spf: tokyo)
    #expect(rows.found() == ["SES-6 ap-northeast-1: 100/100"])
    #expect(rows.diagnoses().first?.recordNames == ["mykey._domainkey.example.com TXT"])
  }
}
