import DMARC
import PolicyAdvisor
import Testing

/// The worked examples of decision.md 2.9 that advance, with the numbers of vectors.json.
@Suite struct AdvanceVectorTests {
  private let testRecord =
    "v=DMARC1; p=quarantine; np=reject; t=y; pct=0; rua=mailto:rua@example.com"

  @Test func `V02b: a domain declared parked goes to reject at once`() {
    var evidence = Sample.evidence([
      Sample.source("scatter: 312 IPs, 41 ASNs, no auth", 1_480, as: .spoof, failures: 1_480)
    ])
    evidence.owner.isParked = true
    let decision = Sample.decide(evidence)
    #expect(decision.verdict == .advance)
    #expect(decision.to == .reject)
    #expect(decision.atRiskPerWeek.maximum == 0)
    #expect(
      decision.nextRecord
        == "v=DMARC1; p=reject; sp=reject; np=reject; rua=mailto:rua@example.com")
    #expect(decision.recordNotes.contains { $0.contains("v=spf1 -all") && $0.contains("MX 0 .") })
  }

  @Test func `V04a: a domain with many forwarders may test quarantine`() throws {
    let decision = Sample.decide(Sample.evidence(ForwarderHeavy.sources))
    #expect(decision.verdict == .advance)
    #expect(decision.to == .quarantineTest)
    #expect(decision.blockers.isEmpty)
    #expect(decision.warnings.isEmpty)
    #expect(decision.nextRecord == testRecord)
    try ForwarderHeavy.check(decision)
  }

  @Test func `V05: SES with Easy DKIM alone may test quarantine`() throws {
    let decision = Sample.decide(
      Sample.evidence([Sample.source("Amazon SES us-west-2", 12_000, failures: 6)]))
    #expect(decision.rung == .none)
    #expect(decision.verdict == .advance)
    #expect(decision.to == .quarantineTest)
    #expect(decision.exitCode == 0)
    #expect(decision.blockers.isEmpty)
    #expect(decision.warnings.isEmpty)
    let gates = decision.gates.map(\.name.rawValue)
    #expect(
      gates == [
        "D0_data", "D1_fresh", "D2_report_days", "D3_volume", "D4_reporters", "D5_dwell",
        "D6_quiet", "D7_unknown", "A1_own_lower", "A2_sources", "A4_indirect", "R0_record",
      ])
    #expect(decision.failedGates == [])
    try ExpectedFigures(
      n: 12_000, fails: 6, passRate: 0.9995, nEff: 7_500, wilsonLower: 0.9989,
      wilsonUpper: 0.9998, dkimRate: 0.9995, dkimLower: 0.9989, atRiskMax: 1.4,
      atRiskExpected: 1.4
    ).check(decision.source("Amazon SES us-west-2"))
    ExpectedFigures(n: 12_000, fails: 6, passRate: 0.9995, nEff: 7_500, wilsonLower: 0.9989)
      .check(decision.own)
    checkLoss(
      decision, indirect: (0, 0, 12_000), shares: (0, 0), perWeek: (max: 1.4, expected: 1.4))
    #expect(decision.currentRecord == "v=DMARC1; p=none; rua=mailto:rua@example.com")
    #expect(decision.nextRecord == testRecord)
  }

  @Test func `V08: an accepted loss of forwarded mail may test reject`() {
    var evidence = Sample.evidence(on: .quarantine, KindForwarders.sources)
    evidence.owner.acceptsIndirectLoss = Sample.acknowledgement
    let decision = Sample.decide(evidence)
    #expect(decision.verdict == .advance)
    #expect(decision.to == .rejectTest)
    #expect(
      decision.nextRecord
        == "v=DMARC1; p=reject; np=reject; t=y; pct=0; rua=mailto:rua@example.com")
  }

  @Test func `V09b: the strict domain of V09a passes once alignment is relaxed`() throws {
    let decision = Sample.decide(
      Sample.evidence([
        Sample.source("SES", 5_000, failures: 2), Sample.source("Google", 4_000, failures: 2),
      ]))
    #expect(decision.verdict == .advance)
    #expect(decision.to == .quarantineTest)
    try ExpectedFigures(
      n: 5_000, fails: 2, passRate: 0.9996, nEff: 5_000, wilsonLower: 0.9988,
      wilsonUpper: 0.9999, dkimRate: 0.9996, dkimLower: 0.9988, atRiskMax: 0.5,
      atRiskExpected: 0.5
    ).check(decision.source("SES"))
    ExpectedFigures(
      n: 9_000, fails: 4, passRate: 0.9996, phi: 1.93, nEff: 4_675.3, wilsonLower: 0.9987
    ).check(decision.own)
    checkLoss(decision, indirect: (0, 0, 9_000), shares: (0, 0), perWeek: (1.0, 1.0))
  }

  @Test func `V14: a clean domain completes the ladder`() throws {
    var evidence = Sample.evidence(
      on: .rejectTest,
      [
        Sample.source("Microsoft 365", 9_000, failures: 2, dkimFailures: 4),
        Sample.source("Amazon SES", 3_000),
        Sample.source("forwarders", 400, as: .forwarder, failures: 8),
      ])
    evidence.dwellDays = 15
    let decision = Sample.decide(evidence)
    #expect(decision.verdict == .advance)
    #expect(decision.to == .reject)
    #expect(decision.passed(.dkim) == true)
    #expect(decision.passed(.acknowledgement) == true)
    try ExpectedFigures(
      n: 9_000, fails: 2, passRate: 0.9998, nEff: 7_500, wilsonLower: 0.9993,
      wilsonUpper: 0.9999, dkimRate: 0.9996, dkimLower: 0.9989, atRiskMax: 0.5,
      atRiskExpected: 0.5
    ).check(decision.source("Microsoft 365"))
    try ExpectedFigures(
      n: 400, fails: 8, passRate: 0.98, nEff: 400, wilsonLower: 0.9649, wilsonUpper: 0.9887,
      atRiskMax: 1.9, atRiskExpected: 1.9
    ).check(decision.source("forwarders"))
    ExpectedFigures(
      n: 12_000, fails: 2, passRate: 0.9998, nEff: 12_000, wilsonLower: 0.9995,
      dkimLower: 0.9993
    ).check(decision.own)
    checkLoss(
      decision, indirect: (8, 8, 12_400), shares: (0.0006, 0.0006), perWeek: (2.4, 2.4))
    #expect(
      decision.nextRecord == "v=DMARC1; p=reject; np=reject; rua=mailto:rua@example.com")
  }
}
