import DMARC

/// D4: do several receivers say so?
///
/// Two before quarantine and three before reject have to have seen own mail. A stream that never
/// goes to the only reporter would be missed.
enum ReportersGate {
  static func judge(_ findings: DomainFindings) -> Gate {
    let limit = findings.limits.reporters[findings.target]
    let reporters = findings.evidence.reporters
    return Gate(
      .reporters, question: "Do several receivers report on your mail?", value: Double(reporters),
      limit: Double(limit), valueText: NumberText.count(reporters, "reporter"),
      limitText: "at least \(NumberText.count(limit))",
      blockers: reporters >= limit ? [] : [blocker(findings, reporters, limit)],
      counts: ["reporters": reporters])
  }

  private static func blocker(
    _ findings: DomainFindings, _ reporters: Int, _ limit: Int
  ) -> Blocker {
    Blocker(
      .reporters,
      """
      \(NumberText.count(reporters, "reporter")) saw mail of your own; \(NumberText.count(limit)) \
      are needed before p=\(findings.target.rawValue), because one receiver does not see every \
      stream.
      """)
  }
}
