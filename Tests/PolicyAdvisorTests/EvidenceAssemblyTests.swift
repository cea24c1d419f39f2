import DMARC
import PolicyAdvisor
import Testing

/// Worked examples of decision.md 2.9, from the rows that reports would show to the decision.
@Suite struct EvidenceAssemblyTests {
  private typealias Rows = EvidenceAssemblyRows

  @Test func `V05: the rows of SES with Easy DKIM alone lead to the quarantine test`() throws {
    var rows = Rows()
    let failing = Sample.spread(6)
    rows.add(Rows.oregon, failing.map { 400 - $0 })
    rows.add(Rows.oregonUnsigned, failing)
    let evidence = rows.evidence()
    #expect(evidence.sources.map(\.name) == ["Amazon SES (us-west-2)"])
    #expect(evidence.sources.map(\.sourceClass) == [.own])
    let decision = Sample.decide(evidence)
    #expect(decision.verdict == .advance)
    #expect(decision.to == .quarantineTest)
    #expect(decision.failedGates == [])
    #expect(decision.warnings.isEmpty)
    try ExpectedFigures(
      n: 12_000, fails: 6, passRate: 0.9995, nEff: 7_500, wilsonLower: 0.9989,
      wilsonUpper: 0.9998, dkimRate: 0.9995, dkimLower: 0.9989, atRiskMax: 1.4,
      atRiskExpected: 1.4
    ).check(decision.source("Amazon SES (us-west-2)"))
    #expect(
      decision.nextRecord
        == "v=DMARC1; p=quarantine; np=reject; t=y; pct=0; rua=mailto:rua@example.com")
  }

  @Test func `V06: the rows of SES without Easy DKIM block, with the cause`() throws {
    var rows = Rows()
    rows.add(Rows.tokyo, Sample.spread(9_000))
    let (failing, unsigned) = (Sample.spread(2), Sample.spread(4))
    rows.add(Rows.google, unsigned.map { 100 - $0 })
    rows.add(Rows.google.with { $0.dkim = [] }, zip(unsigned, failing).map { $0 - $1 })
    rows.add(Rows.unauthenticated, failing)
    let evidence = rows.evidence()
    #expect(evidence.sources.map(\.name) == ["Amazon SES (ap-northeast-1)", "example.com"])
    #expect(evidence.sources.map(\.sourceClass) == [.ownMisconfigured, .own])
    #expect(
      evidence.sources.map(\.evidence) == [
        [
          """
          Amazon SES sent 9,000 of 9,000 messages, and it sends only for accounts that proved \
          control of the From address.
          """
        ],
        ["2,998 of 3,000 messages pass with an aligned domain."],
      ])
    let decision = Sample.decide(evidence)
    #expect(decision.verdict == .stay)
    #expect(decision.codes == ["S-FAILING", "A-OWN-RATE"])
    #expect(decision.failedGates == ["A1_own_lower", "A2_sources"])
    #expect(decision.blockers.map(\.diagnosis) == ["SES-1", nil])
    #expect(decision.blockers.map(\.source) == ["Amazon SES (ap-northeast-1)", nil])
    #expect(decision.blockers.first?.lostPerWeek == 2_100)
    try ExpectedFigures(
      n: 3_000, fails: 2, passRate: 0.9993, nEff: 3_000, wilsonLower: 0.998,
      wilsonUpper: 0.9998, dkimRate: 0.9987, dkimLower: 0.997, atRiskMax: 0.5,
      atRiskExpected: 0.5
    ).check(decision.source("example.com"))
    ExpectedFigures(
      n: 12_000, fails: 9_002, passRate: 0.2498, nEff: 12_000, wilsonLower: 0.2434
    ).check(decision.own)
    #expect(decision.nextRecord == "v=DMARC1; p=none; rua=mailto:rua@example.com")
  }

  @Test func `V09a: the rows of a subdomain under strict alignment ask to relax it`() throws {
    var rows = Rows()
    rows.mode = .strict
    rows.add(
      Rows.oregon.with {
        $0.author = "news.example.com"
        $0.spf = "bounce.example.com"
      }, Sample.spread(5_000))
    let failing = Sample.spread(2)
    rows.add(Rows.google, zip(Sample.spread(4_000), failing).map { $0 - $1 })
    rows.add(Rows.unauthenticated, failing)
    let decision = Sample.decide(
      rows.evidence(record: "v=DMARC1; p=none; adkim=s; aspf=s; rua=mailto:rua@example.com"))
    #expect(decision.verdict == .stay)
    #expect(decision.codes == ["S-FAILING", "A-OWN-RATE"])
    let blocker = try #require(decision.blockers.first)
    #expect(blocker.source == "Amazon SES")
    #expect(blocker.diagnosis == "AL-STRICT")
    #expect(try #require(blocker.lostPerWeek).rounds(to: 1_166.7, 1))
    #expect(decision.sources.map(\.sourceClass) == [.ownMisconfigured, .own])
    ExpectedFigures(
      n: 9_000, fails: 5_002, passRate: 0.4442, nEff: 9_000, wilsonLower: 0.4356
    ).check(decision.own)
    #expect(
      decision.nextRecord == "v=DMARC1; p=none; adkim=r; aspf=r; rua=mailto:rua@example.com")
  }

  @Test func `V15: an undecided sender of every day asks whether it is yours`() {
    var rows = Rows()
    rows.add(Rows.google, Sample.spread(8_000))
    rows.add(Rows.Mail(address: "198.51.100.7", dkim: ["vendor.test"]), Sample.spread(64))
    let decision = Sample.decide(rows.evidence())
    #expect(decision.codes == ["U-UNKNOWN"])
    #expect(decision.blockers.first?.source == "vendor.test")
  }
}
