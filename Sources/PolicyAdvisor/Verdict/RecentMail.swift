import DMARC

/// Own mail of the last days that a policy in force holds for, and of the days before them.
///
/// After a roll-back the days begin anew: what took the domain down once is not held against it again
/// on the rung below. The day on which the policy came down is of both policies and counts for neither.
struct RecentMail {
  let limits: RollBackLimits
  let days: Range<UTCDay>
  /// The largest first.
  let own: [RecentSource]
  /// Those that the owner calls critical, of the last few days only.
  let critical: [RecentSource]
  let together: AuthenticationFigures
  let earlier: AuthenticationFigures
  /// Selectors whose signatures no longer verify.
  let vanishedSelectors: [String]
  let onlyFailingSubdomain: String?

  init(_ findings: DomainFindings, under reach: PolicyReach) {
    let evidence = reach.evidence
    let (window, cap) = (evidence.window, findings.limits.dayCap)
    let start = reach.loweredOn.map { $0.advanced(by: 1) } ?? window.lowerBound
    func last(_ count: Int) -> Range<UTCDay> {
      let first = max(window.lowerBound, start, window.upperBound.advanced(by: -count))
      return min(first, window.upperBound)..<window.upperBound
    }
    func recent(_ days: Range<UTCDay>, _ isCounted: (SourceStatistics) -> Bool) -> [RecentSource] {
      evidence.sources.filter { $0.sourceClass.isOwn && isCounted($0) }
        .map { RecentSource($0, days: days, findings: findings) }
        .sorted { ($1.dmarc.messages, $0.name) < ($0.dmarc.messages, $1.name) }
    }
    let days = last(findings.limits.rollBack.days)
    let repaired = evidence.sources.map { $0.since(evidence.owner.on($0)?.fixedOn) }
    limits = findings.limits.rollBack
    self.days = days
    own = recent(days) { _ in true }
    critical = recent(last(findings.limits.rollBack.criticalDays)) {
      evidence.owner.on($0)?.isCritical ?? false
    }
    together = JudgedSources.own(of: repaired, in: days, dayCap: cap)
    let before = window.lowerBound..<days.lowerBound
    earlier = JudgedSources.own(of: evidence.sources, in: before, dayCap: cap)
    vanishedSelectors = Self.vanishedSelectors(
      evidence.sources, before: before, since: days, findings.limits)
    onlyFailingSubdomain = Self.onlyFailingSubdomain(
      evidence, failures: together.dmarc.failures, in: days)
  }

  private static func vanishedSelectors(
    _ sources: [SourceStatistics], before: Range<UTCDay>, since: Range<UTCDay>,
    _ limits: AdvisorLimits
  ) -> [String] {
    let vanished = sources.filter { source in
      func dkim(_ days: Range<UTCDay>) -> RateEstimate {
        JudgedSources.own(of: [source], in: days, dayCap: limits.dayCap).dkim
      }
      let (earlier, recent) = (dkim(before), dkim(since))
      return earlier.rate >= limits.rollBack.signedRateBefore && recent.messages > 0
        && recent.rate <= limits.rollBack.signedRateSince
    }
    return Set(vanished.flatMap(\.selectors)).sorted()
  }

  /// The subdomain that every failing own message comes from. `nil` also when the author domains
  /// do not account for all of them.
  private static func onlyFailingSubdomain(
    _ evidence: DomainEvidence, failures: Int, in days: Range<UTCDay>
  ) -> String? {
    guard failures > 0 else { return nil }
    let failing = evidence.authorDomains.compactMap { authorDomain -> (String, Int)? in
      let sources = authorDomain.sources.map { $0.since(evidence.owner.on($0)?.fixedOn) }
      let own = JudgedSources.own(of: sources, in: days, dayCap: 1).dmarc
      return own.failures > 0 ? (authorDomain.name, own.failures) : nil
    }
    guard failing.count == 1, let (name, count) = failing.first, count == failures,
      name.hasSuffix("." + evidence.domain)
    else { return nil }
    return name
  }
}

/// One own source in the last days.
struct RecentSource {
  let name: String
  let diagnosis: String?
  /// From the day of a repair on, where the owner names one.
  let days: Range<UTCDay>
  let dmarc: RateEstimate
  /// Since the rate fell, if it did: that is what the next days will lose.
  let lostPerWeek: Double

  init(_ source: SourceStatistics, days: Range<UTCDay>, findings: DomainFindings) {
    let fixedOn = findings.evidence.owner.on(source)?.fixedOn
    let start = min(max(days.lowerBound, fixedOn ?? days.lowerBound), days.upperBound)
    let counted = start..<days.upperBound
    let counts = source.days.filter { counted.contains($0.day) }
    let dmarc = RateEstimate(
      days: counts.map { ($0.messages, $0.judgedPasses) }, dayCap: findings.limits.dayCap)
    let change = findings.sources.first { $0.name == source.name }?.change
    let fell = change.flatMap { $0.kind == .regressed ? max($0.day, start) : nil } ?? start
    name = source.name
    diagnosis = source.diagnosis
    self.days = counted
    self.dmarc = dmarc
    lostPerWeek = WeeklyLoss(counts, since: fell, until: days.upperBound).maximum
  }
}

extension SourceStatistics {
  /// Without the days before a repair.
  fileprivate func since(_ day: UTCDay?) -> SourceStatistics {
    guard let day else { return self }
    var source = self
    source.days.removeAll { $0.day < day }
    return source
  }
}
