import DMARC
import PolicyAdvisor
import Testing

/// The worked examples of decision.md 2.9 in which something changed within the window, and what
/// the owner's word makes of them.
@Suite struct FixVectorTests {
  private let testRecord =
    "v=DMARC1; p=quarantine; np=reject; t=y; pct=0; rua=mailto:rua@example.com"

  /// 120 messages a day, all of which fail for some days and none after.
  private func repaired(after days: Int) -> DomainEvidence {
    let failures = (0..<30).map { $0 < days ? 120 : 0 }
    return Sample.evidence([
      Sample.source("SendGrid", Sample.spread(3_600), failures: failures, diagnosis: "SG-1"),
      Sample.source("Google Workspace", 6_000, failures: 4),
    ])
  }

  @Test func `V10: a sender that was repaired sixteen days ago is judged by those`() throws {
    let decision = Sample.decide(repaired(after: 14))
    #expect(decision.verdict == .advance)
    #expect(decision.to == .quarantineTest)
    #expect(decision.nextRecord == testRecord)
    let source = try #require(decision.source("SendGrid"))
    #expect(source.inWindow.dmarc.rate.rounds(to: 0.533, 3))
    #expect(source.change?.kind == .fixed)
    #expect(source.change?.day == Sample.firstDay.advanced(by: 14))
    #expect(source.messages == 1_920)
    #expect(source.authentication.dmarc.passes == 1_920)
    #expect(source.authentication.activeDays == 16)
    #expect(source.authentication.dmarc.bounds.lower.rounds(to: 0.9986, 4))
    #expect(decision.own.dmarc.bounds.lower.rounds(to: 0.9989, 4))
  }

  @Test func `V10: thirteen days after the repair it has to hold for one more`() throws {
    let evidence = repaired(after: 17)
    let decision = Sample.decide(evidence)
    #expect(decision.verdict == .stay)
    #expect(decision.codes == ["S-FIXED-RECENTLY", "A-OWN-RATE"])
    #expect(
      decision.blockers.first?.message == """
        2,040 of 3,600 messages from SendGrid failed DMARC, but 0 % until 2026-01-17, 100 % since. \
        It has to hold for 14 days with mail before p=quarantine: 1 day to go.
        """)
    #expect(decision.nextReview == evidence.asOf.advanced(by: 1))
    #expect(decision.exitCode == 3)
    #expect(Sample.decide(repaired(after: 16)).verdict == .advance)
  }

  @Test func `V11: the day on which the cause was removed starts the clock`() {
    let outage = (1...30).map { $0 == 12 ? 400 : 0 }
    var evidence = Sample.evidence([
      Sample.source("own MTA", Sample.spread(12_000), failures: outage)
    ])
    func said(_ day: Int) -> [OwnerSource] {
      [OwnerSource(source: "own MTA", fixedOn: Sample.firstDay.advanced(by: day))]
    }
    evidence.owner.sources = said(12)
    #expect(Sample.decide(evidence).verdict == .advance)
    evidence.owner.sources = said(20)
    #expect(Sample.decide(evidence).codes == ["S-FIXED-RECENTLY", "A-OWN-RATE"])
    // The word is no proof: a day before the outage changes nothing.
    evidence.owner.sources = said(5)
    #expect(Sample.decide(evidence).codes == ["S-EPISODIC", "A-OWN-RATE"])
  }

  @Test func `a sender that got worse stays in the way although the month as a whole passes`() {
    let failures = (0..<30).map { $0 >= 27 ? 60 : 0 }
    let decision = Sample.decide(
      Sample.evidence([
        Sample.source("shop", Sample.spread(3_000), failures: failures),
        Sample.source("office", 300_000),
      ]))
    #expect(decision.codes == ["S-REGRESSED"])
    #expect(
      decision.blockers.first?.message == """
        Mail from shop passes DMARC less than it did: 100 % until 2026-01-27, 40 % since, and 98 % \
        are needed. Find out what changed then: 420 a week would be sent to junk.
        """)
    #expect(decision.exitCode == 2)
  }

  @Test func `V12b: with its owner's word a tiny domain goes on after two clean months`() {
    func tiny(_ change: (inout DomainEvidence) -> Void) -> Decision {
      var evidence = Sample.evidence(days: 90, [Sample.source("Google Workspace", 90, days: 90)])
      evidence.reportDays = 38
      evidence.reporters = 2
      evidence.dwellDays = 120
      evidence.owner.acceptsLowVolume = Sample.acknowledgement
      change(&evidence)
      return Sample.decide(evidence)
    }
    let decision = tiny { _ in }
    #expect(decision.verdict == .advance)
    #expect(decision.to == .quarantineTest)
    #expect(decision.nextRecord == testRecord)
    let refused = ["E-VOLUME", "A-OWN-RATE"]
    #expect(tiny { $0.owner.acceptsLowVolume = nil }.codes == refused)
    #expect(
      tiny { $0.sources = [Sample.source("Google Workspace", 90, failures: 1, days: 90)] }.codes
        .contains("A-OWN-RATE"))
    #expect(tiny { $0.reportDays = 19 }.codes == ["E-COVERAGE", "E-VOLUME", "A-OWN-RATE"])
    #expect(tiny { $0.reporters = 1 }.codes.contains("E-VOLUME"))
    #expect(
      tiny {
        let end = $0.window.upperBound
        $0.window = end.advanced(by: -59)..<end
      }.codes == refused)
    #expect(
      tiny {
        let end = $0.window.upperBound
        $0.window = end.advanced(by: -60)..<end
      }.verdict == .advance)
  }
}
