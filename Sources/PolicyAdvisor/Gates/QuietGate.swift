import DMARC

/// D6: is the set of senders complete?
///
/// Two weeks since the last own or unknown sender of ten messages first appeared: they show whether
/// it stays and how it authenticates.
enum QuietGate {
  static func judge(_ findings: DomainFindings) -> Gate {
    let limit = findings.limits.quietDays
    let days = findings.evidence.daysSinceNewSource
    let passes = days.map { $0 >= limit } ?? true
    return Gate(
      .quiet, question: "Have no new senders appeared lately?", value: days.map(Double.init),
      limit: Double(limit),
      valueText: days.map { "the last \(NumberText.count($0, "day")) ago" } ?? "none",
      limitText: "none for \(NumberText.count(limit, "day"))",
      blockers: passes ? [] : [blocker(findings, days: days ?? 0, limit: limit)],
      passesOn: findings.evidence.asOf.advanced(by: limit - (days ?? 0)))
  }

  private static func blocker(_ findings: DomainFindings, days: Int, limit: Int) -> Blocker {
    Blocker(
      .newSource,
      """
      A new sender appeared \(NumberText.count(days, "day")) ago; \(NumberText.count(limit)) quiet \
      days are needed to see whether it stays and authenticates. They end on \
      \(findings.evidence.asOf.advanced(by: limit - days)).
      """)
  }
}
