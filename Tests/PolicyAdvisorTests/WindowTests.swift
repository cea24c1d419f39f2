import DMARC
import PolicyAdvisor
import Testing

/// Which days are judged.
@Suite struct WindowTests {
  private let limits = AdvisorLimits()
  private let asOf = Sample.firstDay.advanced(by: 91)

  private func days(_ perDay: Int, every step: Int = 1, from first: Int = 0) -> [SourceStatistics] {
    let messages = (0..<90).map { $0 >= first && $0 % step == 0 ? perDay : 0 }
    return [Sample.source("shop", messages, failures: Array(repeating: 0, count: 90))]
  }

  private func length(_ sources: [SourceStatistics], _ policy: Policy = .none) -> Int {
    limits.window(
      asOf: asOf, for: sources, published: PolicyPublished(domain: "example.com", policy: policy)
    ).count
  }

  @Test func `there are windows of one, two and three months that end alike`() {
    let windows = limits.windows(asOf: asOf)
    #expect(windows.map(\.count) == [30, 60, 90])
    #expect(Set(windows.map(\.upperBound)) == [Sample.firstDay.advanced(by: 90)])
    #expect(windows.first == limits.window(asOf: asOf))
  }

  @Test func `a month does when it holds 150 messages, or 300 before reject`() {
    #expect(length(days(5)) == 30)
    #expect(length(days(5), .quarantine) == 60)
    #expect(length(days(4)) == 60)
    #expect(length(days(2)) == 90)
  }

  @Test func `days without mail are not waited through`() {
    #expect(length(days(1, from: 60)) == 30)
    #expect(length(days(1, from: 40)) == 60)
    #expect(length([]) == 30)
  }

  @Test func `mail that is not the owner's widens nothing and narrows nothing`() {
    let spoof = Sample.source("x", 9_000, as: .spoof, failures: 9_000, days: 90)
    #expect(length(days(2) + [spoof]) == 90)
    #expect(length([spoof]) == 30)
  }

  @Test func `at the top nothing is left to prove`() {
    #expect(length(days(1), .reject) == 30)
  }
}
