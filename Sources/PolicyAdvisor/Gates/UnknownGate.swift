import DMARC

/// D7: is it known whose mail this is? Enforcing before it is decided may destroy a legitimate
/// stream that was taken for spoofing.
///
/// A sender that nobody knows is asked about from ten messages on three days on. What is less adds
/// up to 1 % of own mail before quarantine and 0.2 % before and at reject at most.
enum UnknownGate {
  static func judge(_ findings: DomainFindings) -> Gate {
    let limit = findings.limits.unknownShare[findings.target]
    let share = findings.unknownFailureShare
    let undecided = findings.openSources
    var blockers = undecided.map { blocker($0, findings) }
    if blockers.isEmpty, share > limit { blockers = [shareBlocker(findings, share, limit)] }
    return Gate(
      .unknownSources, question: "Is it known whose mail this is?", value: share, limit: limit,
      valueText: "\(NumberText.share(share)), \(NumberText.count(undecided.count, "sender")) open",
      limitText: "at most \(NumberText.share(limit)) of own mail, no sender open",
      blockers: blockers,
      counts: [
        "fails": findings.unknownFailures, "own_messages": findings.own.dmarc.messages,
        "open_sources": undecided.count,
      ])
  }

  private static func blocker(_ source: SourceFigures, _ findings: DomainFindings) -> Blocker {
    let weekly = 7 * Double(source.messages) / Double(max(1, findings.knownDays))
    return Blocker(
      .unknownSource, source: source.name,
      """
      \(source.name) sends about \(NumberText.weekly(weekly)) messages a week as \
      \(findings.evidence.domain), on \(NumberText.count(source.authentication.activeDays, "day")) \
      of \(NumberText.count(findings.days)): is it yours?
      """, diagnosis: source.diagnosis)
  }

  private static func shareBlocker(
    _ findings: DomainFindings, _ share: Double, _ limit: Double
  ) -> Blocker {
    let named = SourceList.text(findings.undecidedSenders)
    let among = named.isEmpty ? "" : " Among them: \(named)."
    let ofOwnMail =
      findings.own.dmarc.messages > 0
      ? "as much as \(NumberText.share(share)) of your own mail" : "and no mail is known as yours"
    return Blocker(
      .unknownSource,
      """
      Senders that are neither known as yours nor as foreign fail with \
      \(NumberText.count(findings.unknownFailures, "message")), \(ofOwnMail); at most \
      \(NumberText.share(limit)) is allowed \(findings.step == nil ? "at" : "before") \
      p=\(findings.target.rawValue).\(among)
      """)
  }
}
