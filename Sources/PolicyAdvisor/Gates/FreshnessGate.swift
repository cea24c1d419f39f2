import DMARC

/// D1: do reports still come?
enum FreshnessGate {
  static func judge(_ findings: DomainFindings) -> Gate {
    let limit = findings.limits.freshnessDays
    let age = findings.evidence.newestReportDay.map { $0.distance(to: findings.evidence.asOf) }
    let passes = age.map { $0 <= limit } ?? false
    return Gate(
      .freshness, question: "Is the newest report recent?", value: age.map(Double.init),
      limit: Double(limit),
      valueText: age.map { "\(NumberText.count($0, "day")) old" } ?? "no report",
      limitText: "at most \(NumberText.count(limit, "day"))",
      blockers: passes ? [] : [blocker(findings, age: age, limit: limit)])
  }

  private static func blocker(_ findings: DomainFindings, age: Int?, limit: Int) -> Blocker {
    guard let age, let day = findings.evidence.newestReportDay else {
      return Blocker(.stale, "It is not known which day the newest report covers.")
    }
    return Blocker(
      .stale,
      """
      The newest report covers \(day), \(NumberText.count(age, "day")) before this decision; at \
      most \(NumberText.count(limit, "day")) are allowed. Import newer reports, or find out why \
      none arrive.
      """)
  }
}
