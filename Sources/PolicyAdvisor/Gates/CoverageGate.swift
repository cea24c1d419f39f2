import DMARC

/// D2: do the reports cover enough days?
///
/// 24 of 30 days, or 20 of a window that was widened. Only days with own mail count: a day of
/// nothing but spoofing shows that reports come, and nothing of how the owner's mail fares.
///
/// A day of the week on which the domain never sends is no gap: of an office that writes from Monday to
/// Friday 18 days are enough, 80 % of the 22 that a month has. Half the window is the least.
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
    func share(of days: Double) -> Int { Int((limits.reportDayShare * days).rounded(.up)) }
    let whole = Double(limits.windowDays)
    let sending = share(of: whole * Double(findings.sendingWeekdays) / 7)
    return max(sending, min(share(of: whole), (limits.windowDays + 1) / 2))
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
