public import DMARC
public import SenderCatalog

/// Makes the evidence for a decision from the numbers that the store keeps and the names of their
/// sources (decision.md 2.2 and 2.3).
public struct EvidenceAssembly: Sendable {
  public var limits: AdvisorLimits

  public init(limits: AdvisorLimits = AdvisorLimits()) {
    self.limits = limits
  }

  /// - Parameters:
  ///   - traffic: the inventory: up to 100 days, so that a quarterly sender is remembered. All of
  ///     it decides what a source is; rates are those of the window.
  ///   - sources: the names of the same traffic.
  ///   - asOf: the day of the decision.
  ///   - window: the days that are judged (``AdvisorLimits/window(asOf:)``).
  ///   - published: the policies that reports show for each day, the newest last.
  ///   - currentRecord: the record, when the owner gave it.
  /// - Returns: evidence without the owner's word on parking and on indirect loss.
  public func evidence(
    from traffic: Traffic, sources: NamedSources, asOf: UTCDay, window: Range<UTCDay>,
    published: [(day: UTCDay, policy: PolicyPublished)], currentRecord: DMARCRecord? = nil
  ) -> DomainEvidence {
    precondition(sources.proofOfGroup.count == traffic.groups.count, "names of another traffic")
    let tallies = Self.tallies(traffic, sources, window: window)
    let classifications = Self.classifications(traffic, sources, tallies)
    let known = tallies.indices.filter { tallies[$0].messages > 0 }.map { source in
      Self.statistics(sources.names[source], tallies[source], classifications[source])
    }
    let reporters = tallies.indices.filter { classifications[$0].sourceClass.isOwn }
      .reduce(into: ReporterSet()) { $0.formUnion(tallies[$1].reportersInWindow) }
    let days = Set(traffic.groups.map(\.day))
    return DomainEvidence(
      domain: traffic.domain, asOf: asOf, window: window, published: published.last?.policy,
      currentRecord: currentRecord, newestReportDay: days.max(),
      reportDays: days.count(where: window.contains), reporters: reporters.count,
      dwellDays: Self.dwellDays(published, record: currentRecord, asOf: asOf),
      daysSinceNewSource: days.min().flatMap {
        daysSinceNewSource(known, inventoryStart: $0, asOf: asOf)
      },
      sources: known,
      unevaluatedMessages: tallies.reduce(0) { $0 + $1.unevaluatedInWindow })
  }

  private static func tallies(
    _ traffic: Traffic, _ sources: NamedSources, window: Range<UTCDay>
  ) -> [SourceTally] {
    let outcomes = traffic.evaluations.map { EvaluatedOutcome($0) }
    var tallies = Array(repeating: SourceTally(), count: sources.names.count)
    for share in sources.shares {
      let group = traffic.groups[Int(share.group)]
      tallies[Int(share.source)].add(
        group, share.messages, outcomes[group.evaluation],
        sources.proofs[sources.proofOfGroup[Int(share.group)]],
        isInWindow: window.contains(group.day))
    }
    return tallies
  }

  private static func classifications(
    _ traffic: Traffic, _ sources: NamedSources, _ tallies: [SourceTally]
  ) -> [Classification] {
    let relays = SharedSignatures(traffic, sources, tallies).relays
    return tallies.indices.map { Classification(tallies[$0], isRelay: relays.contains($0)) }
  }

  private static func statistics(
    _ name: SourceName, _ tally: SourceTally, _ classification: Classification
  ) -> SourceStatistics {
    SourceStatistics(
      name: name.text, sourceClass: classification.sourceClass,
      diagnosis: classification.diagnosis, days: tally.dayCounts,
      reporters: tally.reporters.count, evidence: [classification.sentence])
  }
}
