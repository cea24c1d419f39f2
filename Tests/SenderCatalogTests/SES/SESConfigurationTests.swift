import SenderCatalog
import Testing

/// The rows of ses.md 3.2.
@Suite struct SESConfigurationTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let dkim: [String]
    let spf: String
    let configuration: SESConfiguration

    init(_ configuration: SESConfiguration, _ dkim: [String], _ spf: String) {
      self.dkim = dkim
      self.spf = spf
      self.configuration = configuration
    }

    var testDescription: String { "\(configuration.rawValue): \(dkim) \(spf)" }
  }

  private static let signed = ["example.com/\(SESRows.token)", "amazonses.com"]

  @Test(arguments: [
    Row(.nothing, ["amazonses.com"], "ap-northeast-1.amazonses.com"),
    Row(.easyDKIM, signed, "us-west-2.amazonses.com"),
    Row(.easyDKIM, ["example.com", "amazonses.com"], "us-west-2.amazonses.com"),
    Row(.mailFromOnly, ["amazonses.com"], "spf.example.com"),
    Row(.both, signed, "spf.example.com"),
    Row(.mailFromWithoutSPF, signed, "spf.example.com none"),
    Row(.mailFromWithoutSPF, ["amazonses.com"], "spf.example.com softfail"),
    Row(.ownKey, ["example.com/mine", "amazonses.com"], "spf.example.com"),
    Row(.ownKey, ["example.com/mine", "amazonses.com"], "eu-west-1.amazonses.com"),
    Row(.hostedService, ["example.com/resend", "amazonses.com"], "send.example.com"),
    Row(.hostedService, ["example.com", "amazonses.com"], "send.example.com"),
    Row(.bounce, signed, "a8-50.smtp-out.amazonses.com pass helo"),
  ])
  func `a row shows its configuration`(row: Row) throws {
    var rows = SESRows()
    rows.add(dkim: row.dkim, spf: row.spf)
    #expect(SESConfiguration(try #require(rows.rows.first)) == row.configuration)
  }

  @Test func `F: two MAIL FROM domains are a fallback`() {
    var rows = SESRows()
    rows.add(900, dkim: Self.signed, spf: "spf.example.com")
    rows.add(100, dkim: Self.signed, spf: "eu-west-1.amazonses.com")
    #expect(SESConfiguration(rows.rows) == .fallback)
  }

  @Test func `what most mail shows counts, and nothing shows nothing`() {
    var rows = SESRows()
    rows.add(10, dkim: Self.signed, spf: "spf.example.com none")
    rows.add(900, dkim: Self.signed, spf: "spf.example.com")
    #expect(SESConfiguration(rows.rows) == .both)
    #expect(SESConfiguration([]) == nil)
  }

  @Test func `mail without a trace of Amazon is no mail of SES`() {
    var rows = SESRows()
    rows.add(dkim: ["example.com"], spf: "example.com")
    rows.add(dkim: ["notamazonses.com"], spf: "notamazonses.com")
    #expect(rows.rows.isEmpty)
    rows.add(dkim: [], spf: "example.com", isAmazon: true)
    #expect(rows.rows.count == 1)
  }

  @Test func `the region is in the default MAIL FROM domain, or known from elsewhere`() {
    var rows = SESRows()
    rows.add(dkim: Self.signed, spf: "eu-west-1.amazonses.com")
    rows.add(dkim: Self.signed, spf: "amazonses.com")
    rows.add(dkim: Self.signed, spf: "spf.example.com")
    rows.add(dkim: Self.signed, spf: "spf.example.com", region: "us-west-2")
    #expect(rows.rows.map(\.region) == ["eu-west-1", "us-east-1", nil, "us-west-2"])
  }
}
