import DMARC
import PolicyAdvisor
import Testing

/// What is said between the lines and changes no verdict (decision.md 2.7).
@Suite struct SourceTrendsTests {
  private func warnings(lastDays quiet: Int, perDay: Int) -> [String] {
    let messages = (0..<30).map { $0 < 30 - quiet ? perDay : 0 }
    return HealthyDomain.decide {
      $0.sources.append(
        Sample.source("old shop", messages, failures: Array(repeating: 0, count: 30)))
    }.warnings
  }

  @Test func `a sender of weight that falls silent for two weeks is asked about`() {
    #expect(
      warnings(lastDays: 14, perDay: 10) == [
        "old shop sent about 70 messages a week and none since 2026-01-16: was it retired?"
      ])
    #expect(warnings(lastDays: 13, perDay: 10) == [])
    #expect(warnings(lastDays: 14, perDay: 1) == [])
  }

  @Test func `a rate that fell is said once, as a blocker where it is one`() {
    let failures = (0..<30).map { $0 >= 25 ? 3 : 0 }
    let decision = HealthyDomain.decide(on: .reject) {
      $0.sources.append(
        Sample.source("shop", Sample.spread(3_000), failures: failures))
    }
    #expect(decision.codes == ["S-REGRESSED"])
    #expect(decision.blockers.first?.message.contains("100 % until 2026-01-25, 97 % since") == true)
    #expect(decision.warnings == [])
  }
}
