public import DMARC
public import SenderCatalog

/// Walks a stored history day by day and takes each step that the advisor would have advised, with
/// nothing in hand but what was known by then: reports for days older than the lag, and what the owner had
/// said. The policy in force is the one that the walk itself published.
///
/// Mail does not change by a step. So intermediaries that would have reacted to a stricter policy
/// do not, and losses through them are those of the mail as it was.
public struct LadderWalk {
  public var limits: AdvisorLimits
  public var owner: OwnerWord
  public var naming: SourceNaming
  /// The one that `naming` goes by. Both are today's: a service that the catalogue learned to tell
  /// since is told on every day.
  public var catalog: SenderCatalog
  /// The Organizational Domain of the policy domain.
  public var organizationalDomain: String

  public init(
    limits: AdvisorLimits, owner: OwnerWord, naming: SourceNaming,
    catalog: SenderCatalog = .builtIn, organizationalDomain: String
  ) {
    self.limits = limits
    self.owner = owner
    self.naming = naming
    self.catalog = catalog
    self.organizationalDomain = organizationalDomain
  }

  /// - Parameters:
  ///   - history: from the inventory of the first day on.
  ///   - days: the days on which it is decided.
  ///   - step: every so many days.
  ///   - published: the policies that reports showed by the first day, the newest last.
  ///   - record: the owner's record as it was on the first day, if it is known.
  public func walk(
    _ history: TrafficHistory, days: Range<UTCDay>, step: Int = 1,
    published: [ShownPolicy], record: DMARCRecord? = nil
  ) -> Backtest {
    var state = LadderState(
      domain: history.traffic.domain, start: days.lowerBound, published: published,
      record: record)
    let advisor = PolicyAdvisor(limits: limits)
    for day in stride(from: days.lowerBound, to: days.upperBound, by: max(1, step)) {
      state.take(advisor.decide(evidence(on: day, history, state)))
    }
    let losses = HistoryLosses(history, by: assembly(owner), naming)
    return Backtest(state, losses: losses, days: days)
  }

  /// What was known on a day, of the policy that the walk had published by then.
  private func evidence(
    on day: UTCDay, _ history: TrafficHistory, _ state: LadderState
  ) -> DomainEvidence {
    let end = day.advanced(by: 1 - limits.lagDays)
    let traffic = history.during(
      end.advanced(by: -limits.inventoryDays)..<end, without: state.spared)
    let sources = naming.name(traffic)
    return assembly(owner.known(on: day)).evidence(
      from: traffic, sources: sources, asOf: day, published: state.published,
      currentRecord: state.record, organizationalDomain: organizationalDomain,
      amazonSES: naming.amazonSES(in: traffic, sources))
  }

  private func assembly(_ owner: OwnerWord) -> EvidenceAssembly {
    EvidenceAssembly(limits: limits, owner: owner, catalog: catalog)
  }
}
