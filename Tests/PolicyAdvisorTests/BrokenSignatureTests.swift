import DMARC
import PolicyAdvisor
import Testing

/// decision.md 2.3, forwarder: "DKIM d=you present with result `fail` while the same selector passes from
/// an own source the same day". Nothing is said of SPF.
@Suite struct BrokenSignatureTests {
  private typealias Rows = EvidenceAssemblyRows

  /// A forwarder that keeps the envelope: SPF is checked for the owner's domain.
  private static let gateway = Rows.Mail(
    address: "198.51.100.210", spf: "example.com", spfResult: .fail, broken: ["example.com"])
  private static let network = "198.51.100.0/24"

  private func classes(_ mail: Rows.Mail, direct: Rows.Mail = Rows.google) -> SourceClass? {
    var rows = Rows()
    rows.add(direct, Sample.spread(3_000))
    rows.add(mail, Sample.spread(60))
    return rows.source(Self.network)?.sourceClass
  }

  @Test(arguments: [
    ("example.com" as String?, AuthResultValue.fail), ("example.com", .softfail),
    ("example.com", .none), ("elsewhere.test", .fail), (nil, .none),
  ])
  func `who breaks a signature on the way is a forwarder, whatever SPF says`(
    mailFrom: String?, result: AuthResultValue
  ) {
    let mail = Self.gateway.with { ($0.spf, $0.spfResult) = (mailFrom, result) }
    #expect(classes(mail) == .forwarder)
  }

  @Test func `a decision counts it as forwarded mail, and asks nobody whose it is`() {
    var rows = Rows()
    rows.add(Rows.google, Sample.spread(3_000))
    rows.add(Self.gateway, Sample.spread(60))
    let decision = PolicyAdvisor().decide(rows.evidence())
    #expect(!decision.blockers.map(\.code).contains(.unknownSource))
    #expect(decision.unknownFailures == 0)
    #expect(decision.indirect.failures == 60)
    let explanation = rows.explanation(of: Self.network)
    #expect(explanation?.diagnoses.map(\.code) == ["FW-CHANGED"])
    #expect(
      explanation?.diagnoses.first?.steps.first?.contains("Nothing of yours is broken") == true)
  }

  /// Of a key that is not there, or a result that is none, nobody changed a message.
  @Test(arguments: [
    AuthResultValue.none, .neutral, .policy, .temperror, .permerror, .unrecognized,
  ])
  func `another result than fail is no broken signature`(result: AuthResultValue) {
    #expect(classes(Self.gateway.with { $0.brokenResult = result }) == .unknown)
  }

  @Test func `a selector that nobody sends under, or none, makes no forwarder`() {
    #expect(classes(Self.gateway.with { $0.selector = "made-up" }) == .unknown)
    #expect(classes(Self.gateway.with { $0.selector = nil }) == .unknown)
    #expect(classes(Self.gateway, direct: Rows.google.with { $0.selector = nil }) == .unknown)
  }

  @Test func `a selector that passed on other days alone makes no forwarder`() {
    var rows = Rows()
    rows.add(Rows.google, Array(repeating: 100, count: 10))
    rows.add(Self.gateway, Array(repeating: 0, count: 20) + Array(repeating: 10, count: 10))
    #expect(rows.source(Self.network)?.sourceClass == .unknown)
  }

  @Test func `a selector that passes for another domain makes no forwarder`() {
    let elsewhere = Rows.google.with { $0.dkim = ["mail.example.com"] }
    #expect(classes(Self.gateway, direct: elsewhere) == .unknown)
  }

  /// Forged signatures beside mail without any.
  @Test func `a source of whose mail the smaller part claims a selector is no forwarder`() {
    var rows = Rows()
    rows.add(Rows.google, Sample.spread(3_000))
    rows.add(Self.gateway, Sample.spread(60))
    rows.add(Self.gateway.with { $0.broken = [] }, Sample.spread(60))
    #expect(rows.source(Self.network)?.sourceClass == .unknown)
  }

  /// ses.md 3.4, SES-10: d=you fails while d=amazonses.com passes is the owner's wrong signing; and Amazon
  /// sends for proven owners alone.
  @Test func `mail that Amazon SES sent with a wrong signature is the owner's`() {
    var rows = Rows()
    rows.add(Rows.google, Sample.spread(3_000))
    rows.add(Rows.oregonUnsigned.with { $0.broken = ["example.com"] }, Sample.spread(60))
    let source = rows.source("Amazon SES (us-west-2)")
    #expect(source?.sourceClass == .ownMisconfigured)
    #expect(source?.diagnosis == "SES-10")
  }
}
