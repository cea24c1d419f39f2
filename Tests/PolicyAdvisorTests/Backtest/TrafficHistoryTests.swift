import DMARC
import PolicyAdvisor
import SenderCatalog
import Testing

struct TrafficHistoryTests {
  private typealias Rows = EvidenceAssemblyRows

  private static func rows(_ days: Range<Int>) -> Rows {
    var rows = Rows()
    // Not in the order of days.
    for day in days.reversed() {
      rows.add(Rows.google, 20 + day, day: day)
      rows.add(Rows.tokyo, 3, day: day)
      if day > 20 { rows.add(Rows.oregon.with { $0.author = "news.example.com" }, 5, day: day) }
      if day % 7 == 0 { rows.add(Rows.spoof, 2, day: day) }
    }
    return rows
  }

  private static func evidence(of traffic: Traffic) -> DomainEvidence {
    EvidenceAssembly().evidence(
      from: traffic, sources: SourceNaming(organizationalDomain: Rows.organization).name(traffic),
      asOf: Sample.firstDay.advanced(by: 40), published: [], currentRecord: nil,
      organizationalDomain: "example.com")
  }

  @Test(arguments: [0..<60, 10..<41, 3..<21, 59..<60])
  func `a part says what a traffic of those days alone says`(days: Range<Int>) {
    let history = TrafficHistory(Self.rows(0..<60).traffic)
    let first = Sample.firstDay
    let part = history.during(
      first.advanced(by: days.lowerBound)..<first.advanced(by: days.upperBound))
    let alone = Self.rows(days).traffic
    #expect(part.messages == alone.messages)
    #expect(Self.evidence(of: part) == Self.evidence(of: alone))
  }

  @Test func `a spared name's mail is left out`() {
    let history = TrafficHistory(Self.rows(0..<60).traffic)
    let first = Sample.firstDay
    let all = first..<first.advanced(by: 60)
    let part = history.during(all, without: ["news.example.com"])
    #expect(part.messages == history.traffic.messages - 39 * 5)
    #expect(Self.evidence(of: part).authorDomains.isEmpty)
  }

  @Test func `days without mail are empty`() {
    let history = TrafficHistory(Self.rows(0..<10).traffic)
    #expect(history.days == Sample.firstDay...Sample.firstDay.advanced(by: 9))
    for days in [-20..<0, 10..<30, 5..<5] {
      let first = Sample.firstDay
      let part = history.during(
        first.advanced(by: days.lowerBound)..<first.advanced(by: days.upperBound))
      #expect(part.groups.isEmpty)
      #expect(part.sources.isEmpty)
    }
    #expect(TrafficHistory(Traffic(domain: "example.com")).days == nil)
  }
}
