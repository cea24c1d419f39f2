import DMARC
import PolicyAdvisor
import Testing

/// The worked examples of decision.md 2.9 that stay, with the numbers of vectors.json; V03 and V13,
/// which it does not hold, from the table.
@Suite struct StayVectorTests {
  @Test func `V01: without reports nothing can be said`() {
    var evidence = Sample.evidence([])
    evidence.currentRecord = nil
    evidence.newestReportDay = nil
    evidence.reportDays = 0
    evidence.reporters = 0
    let decision = Sample.decide(evidence)
    #expect(decision.rung == .none)
    #expect(decision.verdict == .stay)
    #expect(decision.codes == ["E-NO-DATA"])
    #expect(decision.exitCode == 3)
    #expect(decision.gates.isEmpty)
    #expect(decision.warnings.isEmpty)
    #expect(decision.sources.isEmpty)
    #expect(decision.currentRecord == nil)
    #expect(decision.nextRecord == "v=DMARC1; p=none; rua=mailto:rua@example.com")
  }

  @Test func `V02: a domain that is only spoofed is asked whether it sends mail`() throws {
    let name = "scatter: 312 IPs, 41 ASNs, no auth"
    let decision = Sample.decide(
      Sample.evidence([Sample.source(name, 1_480, as: .spoof, failures: 1_480)]))
    #expect(decision.verdict == .stay)
    #expect(decision.codes == ["P-CONFIRM-PARKED"])
    #expect(decision.exitCode == 2)
    #expect(decision.gates.isEmpty)
    #expect(decision.spoofedMessages == 1_480)
    try ExpectedFigures(
      n: 1_480, fails: 1_480, passRate: 0, nEff: 1_480, wilsonLower: 0, wilsonUpper: 0.0018,
      atRiskMax: 0, atRiskExpected: 0
    ).check(decision.source(name))
    #expect(decision.nextRecord == decision.currentRecord)
  }

  @Test func `V03: a payroll of 40 messages stands in the way of 12,000`() throws {
    let decision = Sample.decide(
      Sample.evidence([
        Sample.source("Google Workspace", 9_600, failures: 10),
        Sample.source("Mailchimp", 2_400, failures: 2),
        Sample.source("payroll", 40, failures: 40),
        Sample.source("scatter", 700, as: .spoof, failures: 700),
      ]))
    #expect(decision.verdict == .stay)
    #expect(decision.codes == ["S-FAILING"])
    #expect(decision.passed(.ownRate) == true)
    let blocker = try #require(decision.blockers.first)
    #expect(blocker.source == "payroll")
    #expect(try #require(blocker.lostPerWeek).rounds(to: 9.3, 1))
    #expect(decision.atRiskPerWeek.maximum.rounds(to: 12.1, 1))
    #expect(decision.own.dmarc.rate.rounds(to: 0.9957, 4))
    #expect(decision.own.dmarc.bounds.lower.rounds(to: 0.9946, 4))
    let payroll = try #require(decision.source("payroll"))
    #expect(payroll.authentication.dmarc.bounds.upper.rounds(to: 0.063, 3))
  }

  @Test func `V04b: at quarantine the same forwarders stand in the way of reject`() throws {
    let decision = Sample.decide(Sample.evidence(on: .quarantine, ForwarderHeavy.sources))
    #expect(decision.verdict == .stay)
    #expect(decision.codes == ["I-INDIRECT", "I-ACK"])
    #expect(decision.failedGates == ["A4_indirect", "A6_ack"])
    #expect(decision.passed(.dkim) == true)
    #expect(decision.nextRecord == "v=DMARC1; p=quarantine; rua=mailto:rua@example.com")
    #expect(decision.own.dkim.bounds.lower.rounds(to: 0.9972, 4))
    try ForwarderHeavy.check(decision)
  }

  @Test func `V06: SES without Easy DKIM stands in the way`() throws {
    let decision = Sample.decide(
      Sample.evidence([
        Sample.source("Amazon SES ap-northeast-1", 9_000, failures: 9_000, diagnosis: "SES-1"),
        Sample.source("Google Workspace", 3_000, failures: 2, dkimFailures: 4),
      ]))
    #expect(decision.verdict == .stay)
    #expect(decision.exitCode == 2)
    #expect(decision.codes == ["S-FAILING", "A-OWN-RATE"])
    #expect(decision.failedGates == ["A1_own_lower", "A2_sources"])
    #expect(decision.warnings.isEmpty)
    let blocker = try #require(decision.blockers.first)
    #expect(blocker.source == "Amazon SES ap-northeast-1")
    #expect(blocker.diagnosis == "SES-1")
    #expect(blocker.lostPerWeek == 2_100)
    #expect(
      blocker.message == """
        9,000 of 9,000 messages from Amazon SES ap-northeast-1 fail DMARC (0 % pass, 98 % are \
        needed): 2,100 a week would be sent to junk.
        """)
    #expect(
      decision.blockers.last?.message == """
        9,002 of 12,000 messages of your own fail DMARC: the rate is provably at least 24.33 %, \
        p=quarantine needs 98 %.
        """)
    try ExpectedFigures(
      n: 9_000, fails: 9_000, passRate: 0, nEff: 7_500, wilsonLower: 0, wilsonUpper: 0.0004,
      dkimRate: 0, dkimLower: 0, atRiskMax: 2_100, atRiskExpected: 2_100
    ).check(decision.sources.first)
    try ExpectedFigures(
      n: 3_000, fails: 2, passRate: 0.9993, nEff: 3_000, wilsonLower: 0.998,
      wilsonUpper: 0.9998, dkimRate: 0.9987, dkimLower: 0.997, atRiskMax: 0.5,
      atRiskExpected: 0.5
    ).check(decision.source("Google Workspace"))
    ExpectedFigures(
      n: 12_000, fails: 9_002, passRate: 0.2498, nEff: 12_000, wilsonLower: 0.2434
    ).check(decision.own)
    checkLoss(
      decision, indirect: (0, 0, 12_000), shares: (0, 0), perWeek: (2_100.5, 2_100.5))
    #expect(decision.nextRecord == "v=DMARC1; p=none; rua=mailto:rua@example.com")
  }

  @Test func `V08b: losing forwarded mail at reject needs the owner's word`() throws {
    let decision = Sample.decide(Sample.evidence(on: .quarantine, KindForwarders.sources))
    #expect(decision.verdict == .stay)
    #expect(decision.codes == ["I-ACK"])
    #expect(decision.exitCode == 2)
    #expect(decision.failedGates == ["A6_ack"])
    try ExpectedFigures(
      n: 1_500, fails: 300, passRate: 0.8, nEff: 1_500, wilsonLower: 0.7825,
      wilsonUpper: 0.8164, atRiskMax: 70, atRiskExpected: 9.3
    ).check(decision.source("forwarders via Google"))
    ExpectedFigures(
      n: 20_000, fails: 10, passRate: 0.9995, nEff: 7_500, wilsonLower: 0.9989,
      wilsonUpper: 0.9998, dkimRate: 0.9992, dkimLower: 0.9985
    ).check(decision.own)
    checkLoss(
      decision, indirect: (300, 40, 21_500), shares: (0.014, 0.0019), perWeek: (72.3, 11.6))
  }
}
