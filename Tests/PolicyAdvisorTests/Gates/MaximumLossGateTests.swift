import PolicyAdvisor
import Testing

@Suite struct MaximumLossGateTests {
  private func decide(_ limit: Double?) -> Decision {
    var limits = AdvisorLimits()
    limits.maximumLossPerWeek = limit
    return PolicyAdvisor(limits: limits).decide(Sample.evidence(ForwarderHeavy.sources))
  }

  @Test func `there is no limit unless the owner sets one`() {
    #expect(decide(nil).passed(.maximumLoss) == nil)
    #expect(decide(nil).verdict == .advance)
  }

  /// 246 failing legitimate messages in 30 days, 57.4 a week.
  @Test func `a step that loses more than the owner allows waits`() {
    #expect(decide(57.4).verdict == .advance)
    let decision = decide(57.3)
    #expect(decision.codes == ["L-MAX-LOSS"])
    #expect(
      decision.blockers.first?.message == """
        57.4 legitimate messages a week would be sent to junk, more than the 57.3 that you allow.
        """)
  }
}
