import DMARC

/// D3: is there enough mail to prove anything?
enum VolumeGate {
  static func judge(_ findings: DomainFindings) -> Gate {
    let limit = findings.limits.ownMessages[findings.target]
    let messages = findings.own.dmarc.messages
    return Gate(
      .volume, question: "Is there enough mail of your own to judge by?", value: Double(messages),
      limit: Double(limit), valueText: NumberText.count(messages, "message"),
      limitText: "at least \(NumberText.count(limit))",
      blockers: messages >= limit ? [] : [blocker(findings, messages: messages, limit: limit)])
  }

  private static func blocker(_ findings: DomainFindings, messages: Int, limit: Int) -> Blocker {
    Blocker(
      .volume,
      """
      Reports show \(NumberText.count(messages, "message")) of your own in \
      \(NumberText.count(findings.days, "day")); \(NumberText.count(limit)) are needed before \
      p=\(findings.target.rawValue). Judge a longer window or wait.
      """)
  }
}
