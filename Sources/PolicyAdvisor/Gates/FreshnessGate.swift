import DMARC

/// D1: do reports still come?
///
/// Reports come within two days, so the newest is at most four days old. Before a step it has to
/// show own mail, for what it shows of spoofing says nothing; at the top, where nothing is left to
/// prove, any report will do.
enum FreshnessGate {
  static func judge(_ findings: DomainFindings) -> Gate {
    let limit = findings.limits.freshnessDays
    let newest =
      findings.step == nil ? findings.evidence.newestReportDay : findings.newestOwnReportDay
    let age = newest.map { $0.distance(to: findings.evidence.asOf) }
    let passes = age.map { $0 <= limit } ?? false
    return Gate(
      .freshness, question: "Is the newest report recent?", value: age.map(Double.init),
      limit: Double(limit),
      valueText: age.map { "\(NumberText.count($0, "day")) old" } ?? "no report",
      limitText: "at most \(NumberText.count(limit, "day"))",
      blockers: passes ? [] : [blocker(newest, age: age, limit: limit)])
  }

  private static func blocker(_ newest: UTCDay?, age: Int?, limit: Int) -> Blocker {
    guard let age, let day = newest else {
      return Blocker(.stale, "It is not known which day the newest report covers.")
    }
    return Blocker(
      .stale,
      """
      The newest report on your mail covers \(day), \(NumberText.count(age, "day")) before this decision; at \
      most \(NumberText.count(limit, "day")) are allowed. Import newer reports, or find out why \
      none arrive.
      """)
  }
}
