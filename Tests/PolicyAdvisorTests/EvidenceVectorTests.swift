import DMARC
import PolicyAdvisor
import Testing

/// The worked examples of decision.md 2.9 that stay, continued: alignment, thin evidence, unsigned
/// and undecided mail.
@Suite struct EvidenceVectorTests {
  @Test func `V09a: strict alignment that fails a subdomain is relaxed`() throws {
    let ses = "SES, From=news.example.com, d=example.com, MAIL FROM bounce.example.com"
    let google = "Google Workspace, From=example.com"
    var evidence = Sample.evidence([
      Sample.source(ses, 5_000, failures: 5_000, diagnosis: "AL-STRICT"),
      Sample.source(google, 4_000, failures: 2),
    ])
    evidence.currentRecord = DMARCRecord(
      "v=DMARC1; p=none; adkim=s; aspf=s; rua=mailto:rua@example.com")
    let decision = Sample.decide(evidence)
    #expect(decision.verdict == .stay)
    #expect(decision.codes == ["S-FAILING", "A-OWN-RATE"])
    #expect(decision.failedGates == ["A1_own_lower", "A2_sources"])
    #expect(decision.warnings.isEmpty)
    let blocker = try #require(decision.blockers.first)
    #expect(blocker.source == ses)
    #expect(blocker.diagnosis == "AL-STRICT")
    #expect(try #require(blocker.lostPerWeek).rounds(to: 1_166.7, 1))
    #expect(try #require(decision.gates.first { $0.id == "A1" }?.value).rounds(to: 0.4356, 4))
    try ExpectedFigures(
      n: 5_000, fails: 5_000, passRate: 0, nEff: 5_000, wilsonLower: 0, wilsonUpper: 0.0005,
      dkimRate: 0, dkimLower: 0, atRiskMax: 1_166.7, atRiskExpected: 1_166.7
    ).check(decision.source(ses))
    try ExpectedFigures(
      n: 4_000, fails: 2, passRate: 0.9995, nEff: 4_000, wilsonLower: 0.9985,
      wilsonUpper: 0.9998, dkimRate: 0.9995, dkimLower: 0.9985, atRiskMax: 0.5,
      atRiskExpected: 0.5
    ).check(decision.source(google))
    ExpectedFigures(
      n: 9_000, fails: 5_002, passRate: 0.4442, nEff: 9_000, wilsonLower: 0.4356
    ).check(decision.own)
    checkLoss(
      decision, indirect: (0, 0, 9_000), shares: (0, 0), perWeek: (1_167.2, 1_167.2))
    #expect(
      decision.nextRecord == "v=DMARC1; p=none; adkim=r; aspf=r; rua=mailto:rua@example.com")
  }

  @Test func `V11: an outage of one day is worth 18 messages of evidence`() throws {
    let outage = (1...30).map { $0 == 12 ? 400 : 0 }
    let decision = Sample.decide(
      Sample.evidence([Sample.source("own MTA", Sample.spread(12_000), failures: outage)]))
    #expect(decision.verdict == .stay)
    #expect(decision.codes == ["S-EPISODIC", "A-OWN-RATE"])
    #expect(decision.failedGates == ["A1_own_lower", "A2_sources"])
    let day = Sample.firstDay.advanced(by: 11)
    #expect(decision.source("own MTA")?.episode?.days == [day])
    #expect(decision.blockers.first?.message.contains("are of \(day): name the cause") == true)
    try ExpectedFigures(
      n: 12_000, fails: 400, passRate: 0.9667, phi: 413.79, nEff: 18.1, wilsonLower: 0.8174,
      wilsonUpper: 0.9947, dkimRate: 0.9667, dkimLower: 0.8174, atRiskMax: 93.3,
      atRiskExpected: 93.3
    ).check(decision.source("own MTA"))
  }

  @Test func `V12: ninety clean messages prove 97 percent, not 98`() throws {
    var evidence = Sample.evidence(days: 90, [Sample.source("Google Workspace", 90, days: 90)])
    evidence.reportDays = 38
    evidence.reporters = 2
    evidence.dwellDays = 120
    let decision = Sample.decide(evidence)
    #expect(decision.verdict == .stay)
    #expect(decision.codes == ["E-VOLUME", "A-OWN-RATE"])
    #expect(decision.failedGates == ["D3_volume", "A1_own_lower"])
    #expect(decision.exitCode == 3)
    try ExpectedFigures(
      n: 90, fails: 0, passRate: 1, nEff: 90, wilsonLower: 0.9708, wilsonUpper: 1,
      dkimRate: 1, dkimLower: 0.9708, atRiskMax: 0, atRiskExpected: 0
    ).check(decision.source("Google Workspace"))
    #expect(
      decision.blockers.last?.message == """
        All 90 messages of your own pass, which proves a rate of 97.08 %; p=quarantine needs \
        98 %, which 133 clean messages prove.
        """)
  }

  @Test func `V13: a relay that passes by SPF alone stands in the way of reject`() throws {
    let sources = [
      Sample.source("Microsoft 365", 9_000, failures: 2, dkimFailures: 4),
      Sample.source("relay", 1_200, failures: 1, dkimFailures: 1_200),
    ]
    let decision = Sample.decide(Sample.evidence(on: .quarantine, sources))
    #expect(decision.verdict == .stay)
    #expect(decision.codes == ["S-SPF-ONLY"])
    #expect(decision.failedGates == ["A3_dkim"])
    #expect(decision.blockers.first?.source == "relay")
    #expect(decision.own.dmarc.bounds.lower.rounds(to: 0.9991, 4))
    #expect(decision.own.dkim.bounds.lower.rounds(to: 0.8766, 4))
    #expect(decision.nextRecord == decision.currentRecord)

    let before = Sample.decide(Sample.evidence(on: .none, sources))
    #expect(before.verdict == .advance)
    #expect(before.warnings.contains { $0.contains("relay") && $0.contains("S-SPF-ONLY") })
  }

  @Test func `V15: a persistent sender that nobody knows has to be decided`() throws {
    let vendor = "unknown: 198.51.100.0/24, d=vendor.example pass"
    let decision = Sample.decide(
      Sample.evidence([
        Sample.source("Google Workspace", 8_000, failures: 4, dkimFailures: 10),
        Sample.source(vendor, 64, as: .unknown, failures: 64),
      ]))
    #expect(decision.verdict == .stay)
    #expect(decision.codes == ["U-UNKNOWN"])
    #expect(decision.failedGates == ["D7_unknown"])
    #expect(decision.unknownFailures == 64)
    #expect(
      decision.blockers.first?.message == """
        unknown: 198.51.100.0/24, d=vendor.example pass sends about 14.9 messages a week as \
        example.com, on 30 days of 30: is it yours?
        """)
    try ExpectedFigures(
      n: 8_000, fails: 4, passRate: 0.9995, nEff: 7_500, wilsonLower: 0.9989,
      wilsonUpper: 0.9998, dkimRate: 0.9988, dkimLower: 0.9979, atRiskMax: 0.9,
      atRiskExpected: 0.9
    ).check(decision.source("Google Workspace"))
    try ExpectedFigures(
      n: 64, fails: 64, passRate: 0, nEff: 64, wilsonLower: 0, wilsonUpper: 0.0406,
      atRiskMax: 0, atRiskExpected: 0
    ).check(decision.source(vendor))
    checkLoss(decision, indirect: (0, 0, 8_000), shares: (0, 0), perWeek: (0.9, 0.9))
  }
}
