import DMARC
import PolicyAdvisor

/// A domain that may climb from every rung, for changes to one thing at a time.
enum HealthyDomain {
  static func evidence(on rung: Rung) -> DomainEvidence {
    Sample.evidence(on: rung, [Sample.source("Google Workspace", 6_000, failures: 6)])
  }

  static func decide(
    on rung: Rung = .none, limits: AdvisorLimits = AdvisorLimits(),
    _ change: (inout DomainEvidence) -> Void
  ) -> Decision {
    var evidence = evidence(on: rung)
    change(&evidence)
    return PolicyAdvisor(limits: limits).decide(evidence)
  }

  static func codes(
    on rung: Rung = .none, limits: AdvisorLimits = AdvisorLimits(),
    _ change: (inout DomainEvidence) -> Void
  ) -> [String] {
    decide(on: rung, limits: limits, change).codes
  }
}
