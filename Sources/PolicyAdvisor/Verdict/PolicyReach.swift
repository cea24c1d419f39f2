import DMARC

/// A policy in force and the mail that it holds for: `sp` holds for subdomains and `p` for all else
/// (RFC 9989, section 4.7).
struct PolicyReach {
  enum Scope { case everything, domain, subdomains }

  let scope: Scope
  /// The strictest that receivers of either generation apply to what fails.
  let policy: Policy
  /// With the own mail that it holds for, and no other.
  let evidence: DomainEvidence
  /// The day on which it came down, if it did.
  let loweredOn: UTCDay?

  /// The tag that says it.
  var tag: String { scope == .subdomains ? "sp" : "p" }

  /// Whose mail it is about, for the end of a clause.
  var mail: String {
    switch scope {
    case .everything: ""
    case .domain: " in the name of \(evidence.domain) itself"
    case .subdomains: " in the name of subdomains"
    }
  }

  /// What happens to mail that fails.
  var consequence: String { policy == .reject ? "refused" : "sent to junk" }

  /// One for all mail, or two where receivers treat subdomains otherwise.
  static func all(_ findings: DomainFindings) -> [PolicyReach] {
    let (evidence, inference) = (findings.evidence, findings.inference)
    let names = evidence.subdomainNames
    guard inference.strictestPolicy != inference.strictestSubdomainPolicy, !names.isEmpty else {
      return [
        PolicyReach(
          scope: .everything, policy: inference.strictestPolicy, evidence: evidence,
          loweredOn: evidence.loweredOn)
      ]
    }
    var alone = evidence.leavingOutOwnMail(of: names)
    alone.authorDomains.removeAll { names.contains($0.name) }
    return [
      PolicyReach(
        scope: .domain, policy: inference.strictestPolicy, evidence: alone,
        loweredOn: evidence.loweredOn),
      PolicyReach(
        scope: .subdomains, policy: inference.strictestSubdomainPolicy,
        evidence: evidence.keepingOwnMail(of: names), loweredOn: evidence.subdomainsLoweredOn),
    ]
  }
}
