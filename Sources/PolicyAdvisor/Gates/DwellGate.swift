import DMARC

/// D5: has the domain stood on this rung long enough (RFC 9989, section 7.4)?
///
/// A month at none and at quarantine, two weeks on each test rung; without users 21, 7, 14 and 7
/// days. A domain that has stood at none for 29 days waits one more.
enum DwellGate {
  static func judge(_ findings: DomainFindings) -> Gate {
    let limit = Ladder(limits: findings.limits).dwellDays(on: findings.inference)
    let days = findings.evidence.dwellDays
    let passes = days.map { $0 >= limit } ?? false
    return Gate(
      .dwell, question: "Has the present policy been published long enough?",
      value: days.map(Double.init), limit: Double(limit),
      valueText: days.map { NumberText.count($0, "day") } ?? "not known",
      limitText: "at least \(NumberText.count(limit, "day"))",
      blockers: passes ? [] : [blocker(findings, days: days, limit: limit)],
      passesOn: days.map { findings.evidence.asOf.advanced(by: limit - $0) })
  }

  private static func blocker(_ findings: DomainFindings, days: Int?, limit: Int) -> Blocker {
    guard let days else {
      return Blocker(
        .dwell,
        """
        Reports do not show since when the present policy is published; it has to be for \
        \(NumberText.count(limit, "day")).
        """)
    }
    return Blocker(
      .dwell,
      """
      The present policy has been published for \(NumberText.count(days, "day")) of the \
      \(NumberText.count(limit)) that it has to be; on \
      \(findings.evidence.asOf.advanced(by: limit - days)) it will have been.
      """)
  }
}
