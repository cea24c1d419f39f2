import DMARC

/// D3: is there enough mail to prove anything?
///
/// 150 messages before quarantine and 300 before reject, a little above what clean mail needs to
/// prove 98 % and 99 %. A domain that never sends so much may go on with its owner's word after two
/// clean months. At the top nothing is left to prove, but that nothing is refused can be said of mail
/// that was seen alone: one message is enough.
enum VolumeGate {
  static func judge(_ findings: DomainFindings) -> Gate {
    let limit = findings.step == nil ? 1 : findings.limits.ownMessages[findings.target]
    let messages = findings.own.dmarc.messages
    let isAccepted = messages < limit && findings.isAcceptedLowVolume
    let accepted = isAccepted ? ", accepted" : ""
    return Gate(
      .volume, question: "Is there enough mail of your own to judge by?", value: Double(messages),
      limit: Double(limit), valueText: NumberText.count(messages, "message") + accepted,
      limitText: "at least \(NumberText.count(limit))",
      blockers: messages >= limit || isAccepted
        ? [] : [blocker(findings, messages: messages, limit: limit)],
      counts: ["messages": messages])
  }

  private static func blocker(_ findings: DomainFindings, messages: Int, limit: Int) -> Blocker {
    guard findings.step != nil else {
      return Blocker(
        .volume,
        """
        Reports show no mail of your own in \(NumberText.count(findings.days, "day")), so they \
        cannot tell how it fares at p=\(findings.target.rawValue). If \
        \(findings.evidence.domain) sends none, declare it parked.
        """)
    }
    return Blocker(
      .volume,
      """
      Reports show \(NumberText.count(messages, "message")) of your own in \
      \(NumberText.count(findings.days, "day")); \(NumberText.count(limit)) are needed before \
      p=\(findings.target.rawValue). Wait; or, if it never sends more, say \
      so: two months without a failure are enough then.
      """)
  }
}
