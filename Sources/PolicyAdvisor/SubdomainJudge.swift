import DMARC

/// Judges subdomains like domains of their own, by the same gates (A5).
enum SubdomainJudge {
  /// Everything counted of a domain and, by their own mail, of the subdomains that inherit its policy.
  static func findings(_ evidence: DomainEvidence, limits: AdvisorLimits) -> DomainFindings {
    DomainFindings(evidence, limits: limits, subdomains: readiness(evidence, limits: limits))
  }

  /// Subdomains with enough own mail to be judged, in the order of their names.
  private static func readiness(
    _ evidence: DomainEvidence, limits: AdvisorLimits
  ) -> [SubdomainReadiness] {
    let names = evidence.subdomainNames
    return evidence.authorDomains
      .filter { names.contains($0.name) }
      .filter { $0.sources.contains(where: \.sourceClass.isOwn) }
      .map { readiness(of: $0, below: evidence, limits: limits) }
      .filter { $0.own.dmarc.messages >= limits.materialMessages }
      .sorted { $0.name < $1.name }
  }

  private static func readiness(
    of authorDomain: AuthorDomainStatistics, below parent: DomainEvidence, limits: AdvisorLimits
  ) -> SubdomainReadiness {
    var evidence = parent
    evidence.sources = authorDomain.sources
    evidence.authorDomains = []
    let alone = DomainFindings(evidence, limits: limits)
    let failing = SourceRatesGate.judge(alone).blockers
    let isAcceptedClean =
      evidence.owner.acceptsLowVolume != nil && alone.own.dmarc.failures == 0
    return SubdomainReadiness(
      name: authorDomain.name, own: alone.own,
      isReady: (isAcceptedClean || OwnRateGate.judge(alone).passed) && failing.isEmpty,
      isRepairedByRecord: alone.materialSources.contains {
        $0.diagnosis == FailureCode.strictAlignment.rawValue && $0.failures > 0
      },
      lostPerWeek: alone.ownSources.reduce(0) { $0 + $1.atRiskPerWeek.maximum },
      failing: failing)
  }
}
