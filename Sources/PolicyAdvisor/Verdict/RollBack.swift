import DMARC

/// Whether enforcement does harm now and has to step back (decision.md 2.7). Only the last days
/// count, of them only those since the last step back, and only what receivers of either generation
/// really enforce, on mail of the domain by `p` and on mail of its subdomains by `sp`.
///
/// Spoofed mail, however much, is what enforcement is for and triggers nothing; nor does forwarded
/// mail, whose loss was disclosed before the step.
struct RollBack {
  /// Empty when nothing has to be undone; in the order of decision.md 2.7.
  let triggers: [Blocker]
  /// Where the domain goes, or its subdomains or the one subdomain where these alone step back.
  let to: Rung
  /// Where all failing messages come from, if they come from one subdomain.
  let subdomain: String?
  /// What `p` comes down to; `nil` when it stays.
  let policy: Policy?
  /// What `sp` comes down to by itself; `nil` when it is not what does harm.
  let subdomainPolicy: Policy?

  init(_ findings: DomainFindings) {
    let harms = PolicyReach.all(findings).filter { $0.policy != .none }
      .map { Harm(findings, under: $0) }
      .filter { !$0.triggers.isEmpty }
    func lowered(_ scopes: [PolicyReach.Scope]) -> Policy? {
      harms.first { scopes.contains($0.reach.scope) }?.reach.policy.nextWeaker
    }
    triggers = harms.flatMap(\.triggers)
    subdomain = harms.count == 1 ? harms.first?.onlyFailingSubdomain : nil
    policy = subdomain == nil ? lowered([.everything, .domain]) : nil
    subdomainPolicy = subdomain == nil ? lowered([.subdomains]) : nil
    to = (policy ?? subdomainPolicy) == .quarantine ? .quarantine : .none
  }
}

/// The harm that one policy does to the mail that it holds for.
private struct Harm {
  let reach: PolicyReach
  let triggers: [Blocker]
  let onlyFailingSubdomain: String?

  init(_ findings: DomainFindings, under reach: PolicyReach) {
    let recent = RecentMail(findings, under: reach)
    self.reach = reach
    onlyFailingSubdomain = recent.onlyFailingSubdomain
    triggers =
      recent.own.compactMap { Self.source($0, recent, reach) }
      + [Self.domain(recent, reach)].compactMap { $0 }
      + recent.critical.compactMap { Self.critical($0, recent, reach) }
      + [Self.key(recent, reach)].compactMap { $0 }
  }

  /// RB-SRC: a stream that fails by more than chance.
  private static func source(
    _ source: RecentSource, _ recent: RecentMail, _ reach: PolicyReach
  ) -> Blocker? {
    let (dmarc, limits) = (source.dmarc, recent.limits)
    guard dmarc.rate < limits.sourceRate, dmarc.bounds.upper < limits.sourceUpperBound,
      dmarc.failures >= limits.sourceFailures
    else { return nil }
    return Blocker(
      .rollBackSource, source: source.name,
      """
      Since \(source.days.lowerBound), \(NumberText.count(dmarc.failures)) of \
      \(NumberText.count(dmarc.messages, "message")) from \(source.name)\(reach.mail) fail DMARC and are \
      \(reach.consequence) (\(NumberText.rate(dmarc.rate)) pass, \
      \(NumberText.share(dmarc.bounds.upper)) at best).
      """, diagnosis: source.diagnosis, lostPerWeek: source.lostPerWeek)
  }

  /// RB-DOM: all own mail together.
  private static func domain(_ recent: RecentMail, _ reach: PolicyReach) -> Blocker? {
    let (own, limits) = (recent.together.dmarc, recent.limits)
    let limit = limits.domainFailureShare[reach.policy == .reject ? .reject : .quarantine]
    guard own.failures >= limits.domainFailures,
      Double(own.failures) >= limit * Double(own.messages)
    else { return nil }
    let days = recent.days.lowerBound.distance(to: recent.days.upperBound)
    let loss = WeeklyLoss(failures: own.failures, overridden: 0, days: days).maximum
    return Blocker(
      .rollBackDomain,
      """
      Since \(recent.days.lowerBound), \(NumberText.count(own.failures)) of \
      \(NumberText.count(own.messages, "message")) of your own\(reach.mail) fail DMARC \
      (\(NumberText.share(Double(own.failures) / Double(own.messages)))); at \
      \(reach.tag)=\(reach.policy.rawValue) \(NumberText.share(limit)) is the limit.
      """, lostPerWeek: loss)
  }

  /// RB-CRIT: a stream of which the owner said that it must not fail, however small it is.
  private static func critical(
    _ source: RecentSource, _ recent: RecentMail, _ reach: PolicyReach
  ) -> Blocker? {
    let (dmarc, limits) = (source.dmarc, recent.limits)
    guard dmarc.failures >= limits.criticalFailures, dmarc.rate < limits.criticalRate else {
      return nil
    }
    return Blocker(
      .rollBackCritical, source: source.name,
      """
      Since \(source.days.lowerBound), \(NumberText.count(dmarc.failures)) of \
      \(NumberText.count(dmarc.messages, "message")) from \(source.name), which you call critical,\(reach.mail) \
      fail DMARC and are \(reach.consequence) (\(NumberText.rate(dmarc.rate)) pass).
      """, diagnosis: source.diagnosis, lostPerWeek: source.lostPerWeek)
  }

  /// RB-KEY: signatures that stop all at once: a deleted or expired key, whether or not SPF still
  /// carries the mail.
  private static func key(_ recent: RecentMail, _ reach: PolicyReach) -> Blocker? {
    let (before, since, limits) = (recent.earlier.dkim, recent.together.dkim, recent.limits)
    guard before.messages >= limits.sourceFailures, before.rate >= limits.signedRateBefore,
      since.failures >= limits.sourceFailures, since.rate <= limits.signedRateSince
    else { return nil }
    let selectors = recent.vanishedSelectors
    let keys =
      selectors.isEmpty ? "the keys are" : "the key of \(selectors.joined(separator: ", ")) is"
    return Blocker(
      .rollBackKey,
      """
      Aligned DKIM signatures fell from \(NumberText.rate(before.rate)) of your own mail\(reach.mail) to \
      \(NumberText.rate(since.rate)) since \(recent.days.lowerBound): check that \(keys) still \
      published.
      """)
  }
}
