import DMARC
import PolicyAdvisor
import Testing

@Suite struct GateTests {
  @Test func `a healthy domain climbs from every rung to the next`() {
    for rung in [Rung.none, .quarantineTest, .quarantine, .rejectTest] {
      let decision = Sample.decide(HealthyDomain.evidence(on: rung))
      #expect(decision.rung == rung)
      #expect(decision.verdict == .advance)
      #expect(decision.to == rung.next)
    }
  }

  @Test func `blockers come dearest first, then in the order of the gates`() {
    let codes = HealthyDomain.codes {
      $0.newestReportDay = nil
      $0.reporters = 0
      $0.sources.append(Sample.source("small", 20, failures: 20))
      $0.sources.append(Sample.source("large", 200, failures: 200))
    }
    #expect(codes == ["S-FAILING", "S-FAILING", "E-STALE", "E-REPORTERS", "A-OWN-RATE"])
  }
}
