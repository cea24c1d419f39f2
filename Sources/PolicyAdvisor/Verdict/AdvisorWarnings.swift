import DMARC

/// What an administrator should know although it changes no verdict.
enum AdvisorWarnings {
  /// - Parameter blockers: what is said already.
  static func all(_ findings: DomainFindings, besides blockers: [Blocker]) -> [String] {
    findings.inference.warnings + invalidPolicy(findings) + ignoredSubdomainPolicy(findings)
      + UnmatchedRules.warnings(findings) + parkedWithMail(findings) + lowered(findings)
      + minorFailures(findings)
      + SourceTrends.regressed(findings, blockers)
      + SourceTrends.vanished(findings) + SourceTrends.appeared(findings, blockers)
      + ReporterTrends.vanished(findings) + spfOnly(findings) + disagreement(findings)
  }

  /// RFC 9989, section 4.10.1: counted as `none` with a `rua`, and as no record without.
  private static func invalidPolicy(_ findings: DomainFindings) -> [String] {
    guard let record = findings.evidence.currentRecord, record.policy == nil else { return [] }
    let found = record["p"].map { "p=\($0) is not a policy" } ?? "The record has no p"
    return ["\(found): with rua it counts as p=none, without rua DMARC is not applied at all."]
  }

  /// RFC 9989, section 4.7: subdomains get their policy from the Organizational Domain.
  private static func ignoredSubdomainPolicy(_ findings: DomainFindings) -> [String] {
    let evidence = findings.evidence
    guard evidence.isSubdomain, evidence.currentRecord?["sp"] != nil else { return [] }
    return [
      """
      sp is ignored in the record of \(evidence.domain): it has a meaning only in that of \
      \(evidence.organizationalDomain ?? "the Organizational Domain").
      """
    ]
  }

  private static func parkedWithMail(_ findings: DomainFindings) -> [String] {
    guard findings.isDeclaredParked, findings.messages > 0 else { return [] }
    guard findings.seesNothingOfItsOwn else {
      return [
        """
        The domain is declared to send no mail, but reports show mail that is not known as spoofed; \
        it is judged like any other.
        """
      ]
    }
    let senders = findings.undecidedSenders
    guard !senders.isEmpty else { return [] }
    let messages = senders.reduce(0) { $0 + $1.messages }
    return [
      """
      The domain is declared to send no mail, but \(NumberText.count(messages, "message")) that \
      nothing tells to be spoofed \(messages == 1 ? "comes" : "come") from \
      \(SourceList.text(senders)): p=reject has them refused.
      """
    ]
  }

  /// Why mail that fails by the thousand does not take the domain further down at once.
  private static func lowered(_ findings: DomainFindings) -> [String] {
    guard findings.inference.strictestPolicy != .none, let day = findings.evidence.loweredOn,
      day.distance(to: findings.evidence.window.upperBound) <= findings.limits.rollBack.days
    else { return [] }
    return [
      """
      The policy came down on \(day): only what fails after that day can take it further down.
      """
    ]
  }

  /// S-MINOR-FAIL: too few messages to judge a source by.
  private static func minorFailures(_ findings: DomainFindings) -> [String] {
    findings.ownSources
      .filter {
        $0.failures > 0 && !$0.isCritical && $0.messages < findings.limits.materialMessages
      }
      .map {
        """
        \(NumberText.count($0.failures)) of \(NumberText.count($0.messages, "message")) from \
        \($0.name) fail DMARC: too few to block, but look at it (S-MINOR-FAIL).
        """
      }
  }

  /// Before quarantine a source that passes by SPF alone is no obstacle yet.
  private static func spfOnly(_ findings: DomainFindings) -> [String] {
    guard findings.target == .quarantine else { return [] }
    return DKIMGate.unsignedSources(findings)
      .filter { $0.authentication.dmarc.rate >= findings.limits.sourceRate[.quarantine] }
      .map {
        """
        \($0.name) passes by SPF but has an aligned DKIM signature on only \
        \(NumberText.rate($0.authentication.dkim.rate)) of its mail, which will block p=reject \
        (S-SPF-ONLY).
        """
      }
  }

  private static func disagreement(_ findings: DomainFindings) -> [String] {
    findings.legitimate.compactMap { source in
      let figures = source.authentication
      let gap = figures.reportedPassRate - figures.conservativePassRate
      guard abs(gap) > findings.limits.disagreementShare else { return nil }
      return """
        Reporters say that \(NumberText.rate(figures.reportedPassRate)) of \(source.name) pass, \
        their own authentication results support \
        \(NumberText.rate(figures.conservativePassRate)); the lower counts.
        """
    }
  }
}
