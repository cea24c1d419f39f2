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

  /// Of 30 days, on the last of which it sends so much.
  private func newcomer(
    on rung: Rung, _ days: Int, perDay: Int = 5, as sourceClass: SourceClass = .own
  ) -> Decision {
    let messages = (0..<30).map { $0 >= 30 - days ? perDay : 0 }
    return HealthyDomain.decide(on: rung) {
      let newcomer = Sample.source(
        "new shop", messages, as: sourceClass, failures: Array(repeating: 0, count: 30))
      $0.sources.append(newcomer.sinceItCame)
      $0.daysSinceNewSource = days + 2
    }
  }

  @Test func `a new sender is named where no gate asks about it`() {
    #expect(
      newcomer(on: .reject, 11).warnings == [
        "new shop is new: it was first seen on 2026-01-20. Is it yours?"
      ])
    #expect(newcomer(on: .reject, 11, as: .unknown).warnings.count == 1)
    #expect(newcomer(on: .reject, 11).verdict == .stay)
    #expect(newcomer(on: .reject, 12).warnings == [])
    #expect(newcomer(on: .reject, 1).warnings == [])
    #expect(newcomer(on: .reject, 11, as: .forwarder).warnings == [])
    let asked = newcomer(on: .none, 11)
    #expect(asked.codes == ["E-NEW-SOURCE"])
    #expect(asked.warnings == [])
  }
}

extension SourceStatistics {
  /// Without the days before its first message, as reports have it.
  fileprivate var sinceItCame: SourceStatistics {
    var source = self
    source.days.removeAll { $0.messages == 0 }
    return source
  }
}
