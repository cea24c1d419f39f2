import DMARC

/// The evidence with everything counted once that gates, triggers and the record ask for.
struct DomainFindings {
  let evidence: DomainEvidence
  let limits: AdvisorLimits
  let inference: RungInference
  let target: Target
  /// Days of the window.
  let days: Int
  /// The largest first.
  let sources: [SourceFigures]
  /// All own sources together.
  let own: AuthenticationFigures
  let indirect: IndirectLoss

  var rung: Rung { inference.rung }
  var messages: Int { sources.reduce(0) { $0 + $1.messages } }

  init(_ evidence: DomainEvidence, limits: AdvisorLimits) {
    let inference = RungInference(
      published: evidence.published, record: evidence.currentRecord)
    self.evidence = evidence
    self.limits = limits
    self.inference = inference
    target = Target(from: inference.rung)
    days = evidence.window.lowerBound.distance(to: evidence.window.upperBound)
    sources = evidence.sources
      .map { SourceFigures($0, window: evidence.window, dayCap: limits.dayCap) }
      .sorted(by: SourceFigures.isOrdered)
    own = Self.own(of: evidence.sources, window: evidence.window, dayCap: limits.dayCap)
    indirect = IndirectLoss(sources)
  }

  /// Own mail of some days, all sources together. A day may count as much evidence as all of them
  /// alone.
  static func own(
    of sources: [SourceStatistics], window: Range<UTCDay>, dayCap: Int
  ) -> AuthenticationFigures {
    let own = sources.filter(\.sourceClass.isOwn)
      .map { $0.days.filter { window.contains($0.day) && $0.messages > 0 } }
      .filter { !$0.isEmpty }
    return AuthenticationFigures(own.joined(), dayCap: dayCap * own.count)
  }

  func sources(where matches: (SourceClass) -> Bool) -> [SourceFigures] {
    sources.filter { $0.messages > 0 && matches($0.sourceClass) }
  }

  /// Nothing was seen that is the owner's: perhaps the domain sends no mail. Reports alone cannot
  /// tell spoofing from a sender that authenticates nothing, so both are asked about alike.
  var seesOnlySpoofing: Bool {
    messages > 0
      && sources(where: { $0 != .spoof }).allSatisfy {
        $0.sourceClass == .unknown && $0.authentication.dmarc.passes == 0
      }
  }

  var unknownFailures: Int { failures(of: .unknown) }
  var spoofedMessages: Int { failures(of: .spoof) }

  /// Unknown failures as a share of own mail; all of it where there is none.
  var unknownFailureShare: Double {
    guard own.dmarc.messages > 0 else { return unknownFailures > 0 ? 1 : 0 }
    return Double(unknownFailures) / Double(own.dmarc.messages)
  }

  var atRiskPerWeek: WeeklyLoss { sources.reduce(WeeklyLoss.none) { $0 + $1.atRiskPerWeek } }

  private func failures(of sourceClass: SourceClass) -> Int {
    sources(where: { $0 == sourceClass }).reduce(0) { $0 + $1.failures }
  }
}
