import DMARC
import PolicyAdvisor
import SenderCatalog
import Testing

/// A reporter that disappears is told of and decides nothing (decision.md 2.7): one that sent reports on
/// half of four weeks, and none on the newest fourteen days that have others.
struct ReporterTrendsTests {
  private typealias Rows = EvidenceAssemblyRows

  /// Sixty days on which one reporter sees 100 messages a day, and what another says beside it. The
  /// newest fourteen days are 46 to 59, the four weeks before them 18 to 45.
  private static func evidence(
    _ other: String = "gone.example", on days: [Int], without silent: Range<Int> = 0..<0,
    asOf: Int = 61
  ) -> DomainEvidence {
    var rows = Rows()
    for day in 0..<60 where !silent.contains(day) {
      rows.add(Rows.google, 100, day: day, reporter: "here.example")
    }
    for day in days { rows.add(Rows.google, 10, day: day, reporter: other) }
    return rows.evidence(asOf: asOf, window: asOf - 31..<asOf - 1)
  }

  private static let known = Array(18..<46)

  @Test func `a reporter that is silent for two weeks is missed, with what it saw`() throws {
    let gone = try #require(Self.evidence(on: Self.known).vanishedReporters.first)
    #expect(gone.name == "gone.example")
    #expect(gone.activeDays == 28)
    #expect(gone.messagesPerWeek == 70)
    #expect(gone.lastDay == Sample.firstDay.advanced(by: 45))
  }

  @Test func `one report within them, even a late one, and nobody is missed`() {
    for day in [46, 52, 59, 60] {
      #expect(Self.evidence(on: Self.known + [day]).vanishedReporters.isEmpty)
    }
  }

  @Test func `half of the days of four weeks make a habit, fewer do not`() {
    let half = Array(18..<32)
    #expect(Self.evidence(on: half).vanishedReporters.map(\.activeDays) == [14])
    #expect(Self.evidence(on: half).vanishedReporters.map(\.messagesPerWeek) == [35])
    #expect(Self.evidence(on: Array(half.dropLast())).vanishedReporters.isEmpty)
    // Days before the four weeks do not count.
    #expect(Self.evidence(on: Array(0..<31)).vanishedReporters.isEmpty)
  }

  /// Nobody's reports are there for ten days: the fourteen that count are 36 to 49.
  @Test func `days without any report say nothing of a reporter`() {
    let silent = 50..<60
    #expect(Self.evidence(on: Array(8..<36), without: silent).vanishedReporters.count == 1)
    #expect(Self.evidence(on: Array(9..<37), without: silent).vanishedReporters.isEmpty)
    #expect(Self.evidence(on: Self.known, without: 0..<60).vanishedReporters.isEmpty)
  }

  @Test func `a store that is younger than two weeks misses nobody`() {
    #expect(Self.evidence(on: Array(0..<8), without: 14..<60).vanishedReporters.isEmpty)
  }

  @Test func `the warning changes no verdict`() {
    let gone = VanishedReporter(
      name: "gone.example", lastDay: Sample.firstDay.advanced(by: 14), activeDays: 27,
      messagesPerWeek: 1_234.5)
    for rung in Rung.allCases {
      let decision = HealthyDomain.decide(on: rung) { $0.vanishedReporters = [gone] }
      #expect(
        decision.warnings == [
          """
          gone.example sent reports on 27 of 28 days, about 1,234.5 messages a week, and none on \
          days after 2026-01-15: what fails there is no longer seen.
          """
        ])
      let other = HealthyDomain.decide(on: rung) { _ in }
      #expect((decision.verdict, decision.codes) == (other.verdict, other.codes))
    }
  }
}
