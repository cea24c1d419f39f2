import DMARC

/// Whether enforcement does harm now and has to step back (decision.md 2.7). Only the last days
/// count, and only what receivers of either generation really enforce.
struct RollBack {
  /// Empty when nothing has to be undone.
  let triggers: [Blocker]
  let to: Rung

  init(_ findings: DomainFindings) {
    let policy = findings.inference.strictestPolicy
    to = policy == .reject ? .quarantine : .none
    guard policy != .none else {
      triggers = []
      return
    }
    let recent = Self.recentDays(findings)
    let consequence = policy == .reject ? "refused" : "sent to junk"
    triggers =
      Self.sources(findings, recent, consequence)
      + [Self.domain(findings, recent, policy), Self.key(findings, recent)].compactMap { $0 }
  }

  private static func recentDays(_ findings: DomainFindings) -> Range<UTCDay> {
    let window = findings.evidence.window
    let start = window.upperBound.advanced(by: -findings.limits.rollBack.days)
    return max(window.lowerBound, start)..<window.upperBound
  }

  private static func sources(
    _ findings: DomainFindings, _ recent: Range<UTCDay>, _ consequence: String
  ) -> [Blocker] {
    let limits = findings.limits.rollBack
    return findings.evidence.sources.filter(\.sourceClass.isOwn)
      .map { SourceFigures($0, window: recent, dayCap: findings.limits.dayCap) }
      .filter { source in
        let dmarc = source.authentication.dmarc
        return dmarc.rate < limits.sourceRate && dmarc.bounds.upper < limits.sourceUpperBound
          && dmarc.failures >= limits.sourceFailures
      }
      .sorted(by: SourceFigures.isOrdered)
      .map { sourceBlocker($0, recent, consequence) }
  }

  private static func sourceBlocker(
    _ source: SourceFigures, _ recent: Range<UTCDay>, _ consequence: String
  ) -> Blocker {
    let dmarc = source.authentication.dmarc
    return Blocker(
      .rollBackSource, source: source.name,
      """
      Since \(recent.lowerBound), \(NumberText.count(dmarc.failures)) of \
      \(NumberText.count(dmarc.messages, "message")) from \(source.name) fail DMARC and are \
      \(consequence) (\(NumberText.rate(dmarc.rate)) pass, \
      \(NumberText.share(dmarc.bounds.upper)) at best).
      """, diagnosis: source.diagnosis, lostPerWeek: source.atRiskPerWeek.maximum)
  }

  private static func domain(
    _ findings: DomainFindings, _ recent: Range<UTCDay>, _ policy: Policy
  ) -> Blocker? {
    let limits = findings.limits.rollBack
    let own = DomainFindings.own(
      of: findings.evidence.sources, window: recent, dayCap: findings.limits.dayCap
    ).dmarc
    let limit = limits.domainFailureShare[policy == .reject ? .reject : .quarantine]
    guard own.failures >= limits.domainFailures,
      Double(own.failures) >= limit * Double(own.messages)
    else { return nil }
    let days = recent.lowerBound.distance(to: recent.upperBound)
    let loss = WeeklyLoss(failures: own.failures, overridden: 0, days: days).maximum
    return Blocker(
      .rollBackDomain,
      """
      Since \(recent.lowerBound), \(NumberText.count(own.failures)) of \
      \(NumberText.count(own.messages, "message")) of your own fail DMARC \
      (\(NumberText.share(Double(own.failures) / Double(own.messages)))); at p=\(policy.rawValue) \
      \(NumberText.share(limit)) is the limit.
      """, lostPerWeek: loss)
  }

  /// Signatures that stop all at once: a deleted or expired key, whether or not SPF still carries
  /// the mail.
  private static func key(_ findings: DomainFindings, _ recent: Range<UTCDay>) -> Blocker? {
    let limits = findings.limits.rollBack
    func dkim(_ days: Range<UTCDay>) -> RateEstimate {
      DomainFindings.own(
        of: findings.evidence.sources, window: days, dayCap: findings.limits.dayCap
      ).dkim
    }
    let before = dkim(findings.evidence.window.lowerBound..<recent.lowerBound)
    let since = dkim(recent)
    guard before.messages >= limits.sourceFailures, before.rate >= limits.signedRateBefore,
      since.failures >= limits.sourceFailures, since.rate <= limits.signedRateSince
    else { return nil }
    return Blocker(
      .rollBackKey,
      """
      Aligned DKIM signatures fell from \(NumberText.rate(before.rate)) of your own mail to \
      \(NumberText.rate(since.rate)) since \(recent.lowerBound): check that the keys are still \
      published.
      """)
  }
}
