import DMARC
import PolicyAdvisor
import SenderCatalog
import Testing

/// Causes of failures from the rows that show them.
@Suite struct FailureDiagnosisTests {
  private typealias Rows = EvidenceAssemblyRows

  /// A way of failing, the source that it is of, and what must be said of it.
  struct Case: Sendable, CustomTestStringConvertible {
    var code: FailureCode
    var source: String
    var mail: EvidenceAssemblyRows.Mail
    /// Names that the cause has to have.
    var names: [String]
    var record: String?
    var mode = AlignmentMode.relaxed
    var testDescription: String { "\(code.rawValue) \(source)" }
  }

  private static let cases = [
    Case(
      code: .strictAlignment, source: "example.com",
      mail: Rows.google.with { $0.author = "news.example.com" }, names: ["news.example.com"],
      record: "_dmarc.example.com TXT "
        + "v=DMARC1; p=none; adkim=r; aspf=r; rua=mailto:rua@example.com", mode: .strict),
    Case(
      code: .signsAsProvider, source: "vendor.test",
      mail: Rows.Mail(
        address: "198.51.100.9", dkim: ["vendor.test"], spf: "bounce.vendor.test"),
      names: ["vendor.test", "bounce.vendor.test", "example.com"],
      record: "<selector>._domainkey.example.com TXT v=DKIM1; k=rsa; p=<key>"),
    Case(
      code: .defaultMailFrom, source: "vendor.test",
      mail: Rows.Mail(address: "198.51.100.9", spf: "bounce.vendor.test"),
      names: ["bounce.vendor.test"],
      record: "<selector>._domainkey.example.com TXT v=DKIM1; k=rsa; p=<key>"),
    Case(
      code: .mailFromRecord, source: "198.51.100.0/24",
      mail: Rows.Mail(
        address: "198.51.100.9", spf: "bounce.example.com", spfResult: .softfail),
      names: ["bounce.example.com", "softfail"],
      record: "bounce.example.com TXT v=spf1 ip4:198.51.100.9 ~all"),
    Case(
      code: .signatureFails, source: "198.51.100.0/24",
      mail: Rows.Mail(
        address: "198.51.100.9", spf: "example.com", spfResult: .fail, selector: "k3",
        broken: ["example.com"]),
      names: ["k3._domainkey.example.com"],
      record: "k3._domainkey.example.com TXT v=DKIM1; k=rsa; p=<key>"),
    Case(
      code: .nothing, source: "198.51.100.0/24", mail: Rows.Mail(address: "198.51.100.9"),
      names: [], record: "<selector>._domainkey.example.com TXT v=DKIM1; k=rsa; p=<key>"),
    Case(
      code: .changedOnTheWay, source: "lists.test",
      mail: Rows.Mail(
        address: "198.51.100.210", spf: "lists.test", overrides: ["mailing_list"],
        broken: ["example.com"]), names: ["lists.test"], record: nil),
    Case(
      code: .forwarded, source: "forwarder.test",
      mail: Rows.Mail(
        address: "198.51.100.210", spf: "srs.forwarder.test", overrides: ["forwarded"]),
      names: ["example.com"], record: nil),
  ]

  @Test(arguments: cases)
  func `rows show the cause, and the record that repairs it`(example: Case) throws {
    var rows = Rows()
    rows.mode = example.mode
    rows.add(example.mail, Sample.spread(300))
    let explanation = try #require(rows.explanation(of: example.source))
    #expect(explanation.failures == 300)
    let diagnosis = try #require(explanation.diagnoses.first)
    #expect(explanation.diagnoses.count == 1)
    #expect(diagnosis.code == example.code.rawValue)
    for name in example.names { #expect(diagnosis.cause.contains(name), "\(diagnosis.cause)") }
    #expect(diagnosis.records.first == example.record.flatMap { DNSRecord($0) })
    #expect(!diagnosis.steps.isEmpty)
    #expect(!diagnosis.expectation.isEmpty)
  }

  /// decision.md 1.2: no pass result at all, or some pass and none aligned.
  @Test func `the four numbers tell the cases apart`() throws {
    var rows = Rows()
    rows.add(
      Rows.Mail(address: "198.51.100.9", dkim: ["vendor.test"], spf: "vendor.test"), 40, day: 0)
    rows.add(Rows.Mail(address: "198.51.100.9", dkim: ["vendor.test"]), 20, day: 1)
    rows.add(Rows.Mail(address: "198.51.100.9", spf: "vendor.test"), 7, day: 2)
    let causes = try #require(rows.explanation(of: "vendor.test")).causes
    #expect(causes.messages == 67)
    #expect(causes.dkimMisaligned == 60 && causes.dkimUnauthenticated == 7)
    #expect(causes.spfMisaligned == 47 && causes.spfUnauthenticated == 20)
  }

  @Test func `a key that is gone is dated and named`() throws {
    var rows = Rows()
    let signed = Rows.Mail(
      address: "198.51.100.9", dkim: ["example.com", "vendor.test"], spf: "vendor.test",
      selector: "v1")
    rows.add(signed, Array(repeating: 50, count: 13))
    let lost = signed.with { $0.dkim = ["vendor.test"] }
    rows.add(lost, Array(repeating: 0, count: 13) + Array(repeating: 50, count: 17))
    let diagnosis = try #require(rows.explanation(of: "vendor.test")?.diagnoses.first)
    #expect(diagnosis.code == "DK-GONE")
    #expect(diagnosis.cause.contains("\(Sample.firstDay.advanced(by: 13))"))
    #expect(
      diagnosis.records == [DNSRecord("v1._domainkey.example.com TXT v=DKIM1; k=rsa; p=<key>")])
  }

  @Test func `what passes by SPF alone is advised to sign`() throws {
    var rows = Rows()
    rows.add(Rows.Mail(address: "198.51.100.9", spf: "example.com"), Sample.spread(300))
    let diagnosis = try #require(rows.explanation(of: "example.com")?.diagnoses.first)
    #expect(diagnosis.code == "DK-NONE")
    #expect(diagnosis.isAdvice)
  }

  @Test func `of a source that nobody decided on, that comes first`() throws {
    var rows = Rows()
    rows.add(Rows.Mail(address: "198.51.100.9"), Sample.spread(300))
    let explanation = try #require(rows.explanation(of: "198.51.100.0/24"))
    #expect(explanation.sourceClass == .unknown)
    #expect(explanation.diagnoses.first?.steps.first?.contains("dmarc.yml") == true)
  }

  @Test func `a source that fails in part is searched for that part`() throws {
    var rows = Rows()
    let whole = Rows.Mail(
      address: "198.51.100.9", dkim: ["example.com", "vendor.test"], spf: "vendor.test")
    rows.add(whole, Sample.spread(3_000))
    rows.add(whole.with { $0.dkim = ["vendor.test"] }, Sample.spread(300))
    let diagnosis = try #require(rows.explanation(of: "vendor.test")?.diagnoses.first)
    #expect(diagnosis.code == "DK-PROVIDER")
    #expect(diagnosis.steps.first?.contains("the part that fails") == true)
  }

  /// The catalogue knows how each is set up; what of that is not checked says so.
  @Test(arguments: ["mailgun", "sendgrid", "mailchimp", "postmark", "zendesk", "hubspot", "brevo"])
  func `a known service is repaired as the catalogue says`(id: String) throws {
    let entry = try #require(SenderCatalog.builtIn.entry(id: id))
    var rows = Rows()
    let domain = try #require(entry.dkimDomains.first)
    rows.add(
      Rows.Mail(address: "198.51.100.9", dkim: [domain], spf: "bounce.\(domain)"),
      Sample.spread(300))
    let explanation = try #require(rows.explanation(of: entry.name))
    #expect(explanation.sourceClass == .ownMisconfigured)
    let diagnosis = try #require(explanation.diagnoses.first)
    #expect(diagnosis.code == "DK-PROVIDER")
    #expect(diagnosis.steps == entry.steps)
    #expect(diagnosis.records == entry.records(for: "example.com"))
    #expect(diagnosis.mustBeVerifiedWithProvider == entry.mustBeVerifiedWithProvider)
  }

  /// decision.md 2.9, V05 and V06.
  @Test func `Amazon SES has its own diagnoses`() throws {
    var rows = Rows()
    rows.add(Rows.oregon, Sample.spread(3_000))
    let advice = try #require(rows.explanation(of: "Amazon SES (us-west-2)"))
    #expect(advice.diagnoses.map(\.code) == ["SES-2"])
    #expect(advice.diagnoses.map(\.isAdvice) == [true])
    var tokyo = Rows()
    tokyo.add(Rows.tokyo, Sample.spread(3_000))
    #expect(
      tokyo.explanation(of: "Amazon SES (ap-northeast-1)")?.diagnoses.map(\.code) == ["SES-1"])
    var strict = Rows()
    strict.mode = .strict
    strict.add(Rows.oregon.with { $0.author = "news.example.com" }, Sample.spread(3_000))
    let codes = strict.explanation(of: "Amazon SES (us-west-2)")?.diagnoses.map(\.code)
    #expect(codes?.first == "AL-STRICT")
  }
}
