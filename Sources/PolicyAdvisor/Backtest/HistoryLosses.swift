import DMARC
import SenderCatalog

/// The failing legitimate mail of a history, classed by all that is known at its end.
struct HistoryLosses {
  let limits: AdvisorLimits
  private let traffic: Traffic
  private let sources: NamedSources
  private let evidence: DomainEvidence
  private let statistics: [String: SourceStatistics]
  private let outcomes: [EvaluatedOutcome]
  /// Shares of failing legitimate mail, in the order of days.
  private let failing: [SourceShare]

  var domain: String { traffic.domain }

  /// - Parameters:
  ///   - assembly: classes the sources.
  ///   - naming: names them.
  init(_ history: TrafficHistory, by assembly: EvidenceAssembly, _ naming: SourceNaming) {
    limits = assembly.limits
    traffic = history.traffic
    let sources = naming.name(history.traffic)
    let outcomes = history.traffic.evaluations.map { EvaluatedOutcome($0) }
    let first = history.days?.lowerBound ?? UTCDay(number: 0)
    let last = history.days?.upperBound ?? first
    evidence = assembly.evidence(
      from: history.traffic, sources: sources, asOf: last,
      window: first..<last.advanced(by: 1), published: [])
    let statistics = Dictionary(
      evidence.sources.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let isLegitimate = sources.names.map { name in
      statistics[name.text]?.sourceClass.isLegitimate ?? false
    }
    failing = sources.shares.filter { share in
      let outcome = outcomes[history.traffic.groups[Int(share.group)].evaluation]
      return isLegitimate[Int(share.source)] && !outcome.isUnevaluated
        && !outcome.isConservativePass
    }
    (self.sources, self.statistics, self.outcomes) = (sources, statistics, outcomes)
  }

  /// What the policy of a stretch keeps from its recipients while it is in force.
  func losses(on stretch: LadderStretch) -> [LadderLoss] {
    let policies = traffic.authorDomains.map { stretch.policy(on: $0, domain: traffic.domain) }
    guard policies.contains(where: { $0 != .none }) else { return [] }
    var losses: [Int32: LadderLoss] = [:]
    for share in failing {
      let group = traffic.groups[Int(share.group)]
      guard group.day >= stretch.start, group.day < stretch.end,
        policies[group.authorDomain] != .none
      else { continue }
      let messages = min(max(0, share.messages), DayCount.mostMessages)
      var loss = losses[share.source] ?? loss(of: share.source, stretch)
      loss.messages += messages
      if outcomes[group.evaluation].isOverridden { loss.overridden += messages }
      losses[share.source] = loss
    }
    return losses.values.sorted {
      ($1.messages, $0.source) < ($0.messages, $1.source)
    }
  }

  private func loss(of source: Int32, _ stretch: LadderStretch) -> LadderLoss {
    let name = sources.names[Int(source)].text
    let target: Target = stretch.rung.effectivePolicy == .reject ? .reject : .quarantine
    let known = stretch.judged.flatMap { window in
      statistics[name].map { statistics in
        SourceFigures(
          statistics, word: evidence.owner.on(statistics), window: window, knownDays: window,
          target: target, limits: limits
        ).authentication.dmarc
      }
    }
    let sourceClass = statistics[name]?.sourceClass ?? .unknown
    let failures = known?.failures ?? 0
    return LadderLoss(
      source: name, sourceClass: sourceClass, knownMessages: known?.messages ?? 0,
      knownFailures: failures,
      wasVisible: sourceClass.isOwn && failures >= limits.materialMessages
        && (known?.rate ?? 1) < limits.sourceRate[target])
  }

  /// What plays a phisher is no loss when it fails.
  func simulated(in days: Range<UTCDay>) -> SimulatedMail {
    var mail = SimulatedMail()
    for source in evidence.sources where source.sourceClass == .simulated {
      let messages = source.days.reduce(0) { $0 + (days.contains($1.day) ? $1.messages : 0) }
      mail.add(messages, from: source.name)
    }
    return mail
  }

  /// The first day from which no own source fails materially; `nil` when one still does at the end.
  func safeDay(in days: Range<UTCDay>) -> UTCDay? {
    var safe = days.lowerBound
    for source in evidence.sources where source.sourceClass.isOwn {
      let known = source.days.filter { $0.day < days.upperBound && $0.messages > 0 }
      guard let last = lastMaterialFailure(known) else { continue }
      // Not repaired before it sends and passes, unless it is gone for good.
      let isGone = last.day.distance(to: days.upperBound) > limits.windowDays
      guard isGone || known.contains(where: { $0.day > last.day }) else { return nil }
      safe = max(safe, last.day.advanced(by: 1))
    }
    return safe
  }

  /// Within seven days as many failures as weigh, and more than reject allows.
  private func lastMaterialFailure(_ days: [DayCount]) -> DayCount? {
    days.last { day in
      guard day.messages > day.judgedPasses else { return false }
      let week = days.filter { $0.day > day.day.advanced(by: -7) && $0.day <= day.day }
      let messages = week.reduce(0) { $0 + $1.messages }
      let passes = week.reduce(0) { $0 + $1.judgedPasses }
      return messages - passes >= limits.materialMessages
        && Double(passes) < limits.sourceRate.reject * Double(messages)
    }
  }
}
