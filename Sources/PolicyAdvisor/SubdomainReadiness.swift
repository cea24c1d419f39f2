import DMARC

/// How one subdomain that inherits the policy fares by A1 and A2, with its own mail alone.
struct SubdomainReadiness {
  let name: String
  let own: AuthenticationFigures
  let isReady: Bool
  /// Whether its failures come from strict alignment, which another record repairs at once.
  let isRepairedByRecord: Bool
  let lostPerWeek: Double
  /// What A2 says of its sources.
  let failing: [Blocker]

  /// Subdomains with enough own mail to be judged, in the order of their names.
  static func all(_ evidence: DomainEvidence, limits: AdvisorLimits) -> [SubdomainReadiness] {
    guard !evidence.isSubdomain else { return [] }
    return evidence.authorDomains
      .filter { $0.name.hasSuffix("." + evidence.domain) }
      .filter { $0.sources.contains(where: \.sourceClass.isOwn) }
      .map { SubdomainReadiness($0, of: evidence, limits: limits) }
      .filter { $0.own.dmarc.messages >= limits.materialMessages }
      .sorted { $0.name < $1.name }
  }

  private init(
    _ authorDomain: AuthorDomainStatistics, of parent: DomainEvidence, limits: AdvisorLimits
  ) {
    // Judged like a domain of its own, by the same gates.
    var evidence = parent
    evidence.sources = authorDomain.sources
    evidence.authorDomains = []
    let alone = DomainFindings(evidence, limits: limits)
    name = authorDomain.name
    own = alone.own
    let isAcceptedClean =
      evidence.owner.acceptsLowVolume != nil && alone.own.dmarc.failures == 0
    failing = SourceRatesGate.judge(alone).blockers
    isReady = (isAcceptedClean || OwnRateGate.judge(alone).passed) && failing.isEmpty
    isRepairedByRecord = alone.materialSources.contains {
      $0.diagnosis == RecordWriter.strictAlignment && $0.failures > 0
    }
    lostPerWeek = alone.ownSources.reduce(0) { $0 + $1.atRiskPerWeek.maximum }
  }
}
