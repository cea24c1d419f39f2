import DMARC
import Testing

@testable import ReportStore

/// reports.md 2.3, rule 7: overlapping periods of one reporter and domain are kept and marked.
struct OverlappingReportsTests {
  private static let hour: Int64 = 3_600

  /// Reports with numbers from 1 on, by hours.
  private static func overlapping(
    _ periods: [(begin: Int64, end: Int64)], reporters: [Int64]? = nil
  ) -> [Int64] {
    OverlappingReports(
      periods.enumerated().map { index, period in
        OverlappingReports.Period(
          report: Int64(index + 1), reporter: reporters?[index] ?? 1, begin: period.begin * hour,
          end: period.end * hour)
      }
    ).reports.sorted()
  }

  @Test func `days one after the other do not overlap, nor by an hour`() {
    #expect(Self.overlapping([(0, 24), (24, 48), (48, 72)]) == [])
    #expect(Self.overlapping([(0, 25), (24, 49), (48, 72)]) == [])
  }

  @Test func `both that have two hours in common overlap`() {
    #expect(Self.overlapping([(0, 26), (24, 48), (48, 72)]) == [1, 2])
    #expect(Self.overlapping([(48, 72), (24, 50), (0, 24)]) == [1, 2])
  }

  @Test func `the same period twice overlaps`() {
    #expect(Self.overlapping([(0, 24), (0, 24), (24, 48)]) == [1, 2])
  }

  @Test func `one inside another overlaps, and others beside it do not`() {
    #expect(Self.overlapping([(0, 48), (4, 8), (48, 72)]) == [1, 2])
    #expect(Self.overlapping([(0, 72), (0, 24), (24, 48), (72, 96)]) == [1, 2, 3])
    #expect(Self.overlapping([(0, 10), (2, 4), (6, 8), (12, 20)]) == [1, 2, 3])
  }

  @Test func `a period of an hour or less overlaps with none`() {
    #expect(Self.overlapping([(0, 24), (4, 5), (6, 6), (9, 8)]) == [])
  }

  @Test func `reporters do not overlap with each other`() {
    #expect(Self.overlapping([(0, 24), (0, 24), (12, 36)], reporters: [1, 2, 2]) == [2, 3])
  }

  @Test func `times at the ends of what a number holds do not trap`() {
    let periods = [(Int64.min, Int64.max), (0, Int64.max), (Int64.max, Int64.min)]
    let reports = OverlappingReports(
      periods.enumerated().map {
        OverlappingReports.Period(
          report: Int64($0 + 1), reporter: 1, begin: $1.0, end: $1.1)
      }
    ).reports
    #expect(reports.sorted() == [1, 2])
  }

  @Test func `each pair is found that a comparison of all with all finds`() {
    var numbers = SystemRandomNumberGenerator()
    for _ in 0..<200 {
      let periods = (0..<12).map { _ in
        let begin = Int64.random(in: 0..<60, using: &numbers)
        return (begin: begin, end: begin + Int64.random(in: 0..<20, using: &numbers))
      }
      let expected = periods.indices.filter { one in
        periods.indices.contains { other in
          one != other
            && min(periods[one].end, periods[other].end)
              - max(periods[one].begin, periods[other].begin) > 1
        }
      }
      #expect(Self.overlapping(periods) == expected.map { Int64($0 + 1) }, "\(periods)")
    }
  }

  @Test func `a report is marked whose other lies outside of the window`() throws {
    let temporary = try TemporaryStore()
    let first = SampleReport(.number(1))
    try temporary.add(
      first,
      first.with { ($0.reportID, $0.begin, $0.end) = ("2", $0.begin + 43_200, $0.end + 86_400) },
      first.with { ($0.reportID, $0.organization) = ("3", "other.example") })
    let day = UTCDay(epochSeconds: first.begin)
    let reports = try temporary.store.reports(on: "example.com", in: day..<day.advanced(by: 1))
    #expect(reports.map(\.reportID).sorted() == ["1", "3"])
    #expect(reports.filter(\.overlaps).map(\.reportID) == ["1"])
    let all = try temporary.store.reports(on: "example.com", in: nil)
    #expect(all.filter(\.overlaps).map(\.reportID).sorted() == ["1", "2"])
  }
}
