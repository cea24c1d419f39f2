import DMARC

/// A6, before reject only: does the owner accept what forwarding costs? A domain whose users may
/// post to lists should not publish `p=reject` unasked (RFC 9989, section 7.4).
enum AcknowledgementGate {
  static func judge(_ findings: DomainFindings) -> Gate? {
    guard findings.target == .reject else { return nil }
    let limit = findings.limits.acceptedIndirectShare
    let share = findings.indirect.expectedShare
    let passes = findings.evidence.acceptsIndirectLoss || share <= limit
    let accepted = findings.evidence.acceptsIndirectLoss ? ", accepted" : ""
    return Gate(
      .acknowledgement, question: "Is the loss of forwarded mail negligible, or accepted?",
      value: share, limit: limit, valueText: NumberText.share(share) + accepted,
      limitText: "at most \(NumberText.share(limit)), or accepted",
      blockers: passes ? [] : [blocker(findings, share, limit)])
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
