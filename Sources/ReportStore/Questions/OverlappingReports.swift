/// Which counted reports of one reporter on one domain tell of the same time: mail may be in several of
/// them, and nothing in a report tells (reports.md 2.3, rule 7). They are kept and marked.
struct OverlappingReports {
  /// A counted report with a period.
  struct Period {
    var report: Int64
    var reporter: Int64
    /// Epoch seconds.
    var begin: Int64
    var end: Int64
  }

  /// Seconds that two periods may have in common: a fifth of all reports end up to an hour into the
  /// next one (reports.md, `end - begin`).
  static let tolerance: Int64 = 3_600

  private(set) var reports: Set<Int64> = []

  init(_ periods: [Period]) {
    let long =
      periods
      .filter { $0.end.subtractingSaturating($0.begin) > Self.tolerance }
      .sorted { ($0.reporter, $0.begin, $0.report) < ($1.reporter, $1.begin, $1.report) }
    var latest: Period?
    for (index, period) in long.enumerated() {
      if let latest, latest.reporter == period.reporter, Self.isIn(latest, period.begin) {
        reports.insert(period.report)
      }
      // Each is longer than what is tolerated, so the next one to begin decides for all that follow.
      if index + 1 < long.count, long[index + 1].reporter == period.reporter,
        Self.isIn(period, long[index + 1].begin)
      {
        reports.insert(period.report)
      }
      if latest?.reporter != period.reporter || latest.map({ $0.end < period.end }) == true {
        latest = period
      }
    }
  }

  /// Whether more than what is tolerated of a period lies behind a time in it.
  private static func isIn(_ period: Period, _ time: Int64) -> Bool {
    period.end.subtractingSaturating(time) > tolerance
  }
}

extension Int64 {
  /// Times in reports are any numbers.
  fileprivate func subtractingSaturating(_ other: Int64) -> Int64 {
    let (difference, overflows) = subtractingReportingOverflow(other)
    return overflows ? (self < 0 ? .min : .max) : difference
  }
}
