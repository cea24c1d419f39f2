import DMARC

/// A6, before reject and for domains with users only: does the owner accept what forwarding costs?
/// A domain whose users may post to lists should not publish `p=reject` unasked (RFC 9989,
/// section 7.4).
///
/// One in a thousand legitimate messages is negligible: 8 of 8,000 pass, 9 ask. Without the
/// owner's word the ladder ends at quarantine.
enum AcknowledgementGate {
  static func judge(_ findings: DomainFindings) -> Gate? {
    guard findings.target == .reject, findings.limits.profile == .users else { return nil }
    let limit = findings.limits.acceptedIndirectShare
    let share = findings.indirect.expectedShare
    let word = findings.evidence.owner.acceptsIndirectLoss
    let passes = word != nil || share <= limit
    let accepted = word.map { ", accepted by \($0.by) on \($0.day)" } ?? ""
    return Gate(
      .acknowledgement, question: "Is the loss of forwarded mail negligible, or accepted?",
      value: share, limit: limit, valueText: NumberText.share(share) + accepted,
      limitText: "at most \(NumberText.share(limit)), or accepted",
      blockers: passes ? [] : [blocker(findings, share, limit)],
      counts: [
        "fails": findings.indirect.failures, "expected_fails": findings.indirect.expectedFailures,
        "legitimate_messages": findings.indirect.legitimateMessages,
      ])
  }

  private static func blocker(
    _ findings: DomainFindings, _ share: Double, _ limit: Double
  ) -> Blocker {
    Blocker(
      .indirectLossNotAccepted,
      """
      At p=reject about \(NumberText.weekly(findings.indirect.perWeek.expected)) forwarded messages \
      a week (\(NumberText.share(share)) of legitimate mail, more than \(NumberText.share(limit))) \
      would be refused, and RFC 9989 7.4 advises domains with mailing list users against it: state \
      that you accept this loss, or stay.
      """)
  }
}
