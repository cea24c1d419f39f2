import DMARC

/// D2: do the reports cover enough days?
///
/// 24 of 30 days, or 20 of a window that was widened. Only days with own mail count: a day of
/// nothing but spoofing shows that reports come, and nothing of how the owner's mail fares.
enum CoverageGate {
  static func judge(_ findings: DomainFindings) -> Gate {
    let limit = requiredDays(findings)
    let days = findings.ownReportDays
    return Gate(
      .reportDays, question: "Do reports show your mail on enough days of the window?",
      value: Double(days),
      limit: Double(limit),
      valueText: "\(NumberText.count(days)) of \(NumberText.count(findings.days, "day"))",
      limitText: "at least \(NumberText.count(limit, "day"))",
      blockers: days >= limit ? [] : [blocker(findings, days: days, limit: limit)],
      passesOn: findings.evidence.asOf.advanced(by: limit - days),
      counts: ["report_days": days, "days": findings.days])
  }

  /// A window shorter than usual needs as many days as the usual one: it proves less, not more.
  private static func requiredDays(_ findings: DomainFindings) -> Int {
    let limits = findings.limits
    guard findings.days <= limits.windowDays else { return limits.reportDaysWhenWidened }
    return Int((limits.reportDayShare * Double(limits.windowDays)).rounded(.up))
  }

  private static func blocker(_ findings: DomainFindings, days: Int, limit: Int) -> Blocker {
    Blocker(
      .coverage,
      """
      Reports show mail of your own on \(NumberText.count(days)) of the \
      \(NumberText.count(findings.days, "day")) judged; at least \(NumberText.count(limit)) are \
      needed. Import the missing reports or wait.
      """)
  }
}
