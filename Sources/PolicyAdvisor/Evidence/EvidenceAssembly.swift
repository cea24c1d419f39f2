public import DMARC
public import SenderCatalog

/// Makes the evidence for a decision from the numbers that the store keeps and the names of their
/// sources (decision.md 2.2 and 2.3).
public struct EvidenceAssembly: Sendable {
  public var limits: AdvisorLimits
  /// What the owner says of the domain and its sources.
  public var owner: OwnerWord
  public var catalog: SenderCatalog

  public init(
    limits: AdvisorLimits = AdvisorLimits(), owner: OwnerWord = OwnerWord(),
    catalog: SenderCatalog = .builtIn
  ) {
    self.limits = limits
    self.owner = owner
    self.catalog = catalog
  }

  /// - Parameters:
  ///   - traffic: the inventory: up to 100 days, so that a quarterly sender is remembered. All of
  ///     it decides what a source is; rates are those of the window.
  ///   - sources: the names of the same traffic.
  ///   - asOf: the day of the decision.
  ///   - window: the days that are judged (``AdvisorLimits/window(asOf:)``).
  ///   - published: the policies that reports show.
  ///   - currentRecord: the record, when the owner gave it.
  ///   - amazonSES: what Amazon SES sent of the traffic.
  public func evidence(
    from traffic: Traffic, sources: NamedSources, asOf: UTCDay, window: Range<UTCDay>,
    published: [ShownPolicy], currentRecord: DMARCRecord? = nil,
    amazonSES: SESTraffic = SESTraffic()
  ) -> DomainEvidence {
    precondition(sources.proofOfGroup.count == traffic.groups.count, "names of another traffic")
    let outcomes = traffic.evaluations.map { EvaluatedOutcome($0) }
    let tallies = Self.tallies(traffic, sources, outcomes, window: window)
    let days = Set(traffic.groups.map(\.day))
    let history = PolicyHistory(published, record: currentRecord)
    var classifications = classifications(traffic, sources, tallies)
    let diagnoser = SESDiagnoser(
      domain: traffic.domain, published: history.present, newestDay: days.max(),
      window: window)
    diagnose(
      &classifications, of: traffic.domain, sources, tallies, window: window,
      amazonSES: diagnoser.diagnose(amazonSES.rows.filter { window.contains($0.day) }))
    let known = tallies.indices.filter { tallies[$0].messages > 0 }.map { source in
      statistics(of: source, traffic, sources, tallies[source], classifications[source])
    }
    let reporters = tallies.indices.filter { classifications[$0].sourceClass.isOwn }
      .reduce(into: ReporterSet()) { $0.formUnion(tallies[$1].reportersInWindow) }
    var evidence = DomainEvidence(
      domain: traffic.domain, asOf: asOf, window: window, published: history.present,
      currentRecord: currentRecord, newestReportDay: days.max(),
      reportDays: days.count(where: window.contains), reporters: reporters.count,
      dwellDays: history.dwellDays(asOf: asOf), loweredOn: history.loweredOn(\.strictestPolicy),
      daysSinceNewSource: days.min().flatMap {
        daysSinceNewSource(known, inventoryStart: $0, asOf: asOf)
      },
      vanishedReporters: VanishedReporter.all(
        in: traffic, on: days, before: window.upperBound, limits: limits.vanishedReporter),
      sources: known,
      unevaluatedMessages: tallies.indices.reduce(0) { $0 + tallies[$1].unevaluatedInWindow })
    evidence.owner = owner
    evidence.firstReportDay = days.min()
    evidence.policyDays = history.days(of: \.strictestPolicy, asOf: asOf)
    evidence.subdomainPolicyDays = history.days(of: \.strictestSubdomainPolicy, asOf: asOf)
    evidence.subdomainsLoweredOn = history.loweredOn(\.strictestSubdomainPolicy)
    evidence.authorDomains = subdomains(
      traffic, sources, outcomes, classifications, window: window)
    return evidence
  }

  /// The mail of each author domain below the policy domain, by the same sources.
  private func subdomains(
    _ traffic: Traffic, _ sources: NamedSources, _ outcomes: [EvaluatedOutcome],
    _ classifications: [Classification], window: Range<UTCDay>
  ) -> [AuthorDomainStatistics] {
    let isSubdomain = traffic.authorDomains.map {
      $0 != traffic.domain && DomainName.isWithin($0, traffic.domain)
    }
    // By author domain and then by source: most sources send under one name alone.
    var tallies: [Int: [Int: SourceTally]] = [:]
    for share in sources.shares {
      let group = traffic.groups[Int(share.group)]
      guard isSubdomain[group.authorDomain] else { continue }
      tallies[group.authorDomain, default: [:]][Int(share.source), default: SourceTally()].add(
        group, share.messages, outcomes[group.evaluation],
        sources.proofs[sources.proofOfGroup[Int(share.group)]],
        isInWindow: window.contains(group.day))
    }
    return tallies.map { author, tallies in
      AuthorDomainStatistics(
        name: traffic.authorDomains[author],
        sources: tallies.filter { $0.value.messages > 0 }.sorted { $0.key < $1.key }.map {
          source, tally in
          statistics(of: source, traffic, sources, tally, classifications[source])
        })
    }.sorted { $0.name < $1.name }
  }

  /// One for each source, from its shares alone: a domain has thousands of sources and a million shares.
  ///
  /// - Parameters:
  ///   - wanted: for each source, whether it is counted; all are by default.
  ///   - inventory: the days that count; `nil` for all.
  static func tallies(
    _ traffic: Traffic, _ sources: NamedSources, _ outcomes: [EvaluatedOutcome],
    window: Range<UTCDay>, of wanted: [Bool]? = nil, in inventory: Range<UTCDay>? = nil
  ) -> [SourceTally] {
    sources.names.indices.map { source in
      var tally = SourceTally()
      guard wanted?[source] ?? true else { return tally }
      let shares = sources.shares(of: source)
      tally.reserve(days: Self.days(of: shares, traffic))
      for share in shares {
        let group = traffic.groups[Int(share.group)]
        if let inventory, !inventory.contains(group.day) { continue }
        tally.add(
          group, share.messages, outcomes[group.evaluation],
          sources.proofs[sources.proofOfGroup[Int(share.group)]],
          isInWindow: window.contains(group.day))
      }
      return tally
    }
  }

  /// How often the day changes from share to share.
  private static func days(of shares: ArraySlice<SourceShare>, _ traffic: Traffic) -> Int {
    var (count, last): (Int, UTCDay?) = (0, nil)
    for share in shares where traffic.groups[Int(share.group)].day != last {
      last = traffic.groups[Int(share.group)].day
      count += 1
    }
    return count
  }

  private func classifications(
    _ traffic: Traffic, _ sources: NamedSources, _ tallies: [SourceTally]
  ) -> [Classification] {
    let shared = SharedSignatures(traffic, sources, tallies)
    return tallies.indices.map { classification(of: $0, sources, tallies[$0], shared) }
  }

  func classification(
    of source: Int, _ sources: NamedSources, _ tally: SourceTally, _ shared: SharedSignatures
  ) -> Classification {
    let name = sources.names[source]
    let word =
      owner.sources.isEmpty ? nil : owner.on(source: name.text, service: name.service)
    return Classification(
      Classification.Subject(
        tally: tally, name: name, entry: name.service.flatMap { catalog.entry(id: $0) },
        isRelay: shared.isRelay[source], breaksSignatures: shared.breaksSignatures[source],
        word: word))
  }

  /// - Parameter tally: with messages that were evaluated.
  func statistics(
    of source: Int, _ traffic: Traffic, _ sources: NamedSources, _ tally: SourceTally,
    _ classification: Classification
  ) -> SourceStatistics {
    var statistics = SourceStatistics(
      name: sources.names[source].text, service: sources.names[source].service,
      sourceClass: classification.sourceClass, diagnosis: classification.diagnosis,
      days: tally.dayCounts, reporters: tally.reporters.count,
      selectors: selectors(of: tally, traffic),
      hasOwnDomain: sources.names[source].rule <= .mailFromDomain)
    statistics.reason = classification.reason
    return statistics
  }

  /// The selectors of the owner's organisation with which mail of a source passed.
  private func selectors(of tally: SourceTally, _ traffic: Traffic) -> [String] {
    guard !tally.signedResults.isEmpty else { return [] }
    let found = tally.signedResults.flatMap { results in
      traffic.authResults[results].dkim.compactMap { result -> String? in
        guard result.value == .pass, let domain = result.domain,
          DomainName.isWithin(domain, traffic.domain) || DomainName.isWithin(traffic.domain, domain)
        else { return nil }
        return result.selector
      }
    }
    return Set(found).sorted()
  }
}
