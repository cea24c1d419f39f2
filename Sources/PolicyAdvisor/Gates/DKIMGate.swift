import DMARC

/// A3, before reject only: is the mail signed? A domain at `p=reject` must not rely on SPF alone
/// (RFC 9989, section 8), which any forwarder breaks.
///
/// Own mail has to prove 98 % of aligned signatures, and each sender to sign 95 %. A relay whose
/// 1,199 of 1,200 messages pass by SPF, none of them signed, stands in the way.
enum DKIMGate {
  static func judge(_ findings: DomainFindings) -> Gate? {
    guard findings.target == .reject else { return nil }
    let limit = findings.limits.dkimLowerBound
    let lower = findings.own.dkim.bounds.lower
    var blockers = unsignedSources(findings).map { blocker($0, findings) }
    if blockers.isEmpty, lower < limit { blockers = [domainBlocker(findings, limit)] }
    return Gate(
      .dkim, question: "Is your own mail signed with DKIM, so that SPF is not needed?",
      value: lower, limit: limit, valueText: "at least \(NumberText.rate(lower))",
      limitText: "at least \(NumberText.rate(limit))", blockers: blockers,
      counts: ["messages": findings.own.dkim.messages, "passes": findings.own.dkim.passes])
  }

  /// Own sources of weight whose mail lacks an aligned signature, whether or not it passes by SPF.
  static func unsignedSources(_ findings: DomainFindings) -> [SourceFigures] {
    findings.materialSources.filter {
      $0.authentication.dkim.rate < findings.limits.sourceDKIMRate
    }
  }

  private static func blocker(_ source: SourceFigures, _ findings: DomainFindings) -> Blocker {
    let dkim = source.authentication.dkim
    return Blocker(
      .reliesOnSPF, source: source.name,
      """
      \(NumberText.count(dkim.passes)) of \(NumberText.count(dkim.messages, "message")) from \
      \(source.name) have a valid signature of \(findings.evidence.domain) \
      (\(NumberText.rate(dkim.rate)), \(NumberText.rate(findings.limits.sourceDKIMRate)) are \
      needed): the rest passes by SPF or not at all, and no forward of it survives p=reject.
      """, diagnosis: source.diagnosis)
  }

  private static func domainBlocker(_ findings: DomainFindings, _ limit: Double) -> Blocker {
    let dkim = findings.own.dkim
    return Blocker(
      .reliesOnSPF,
      """
      \(NumberText.count(dkim.passes)) of \(NumberText.count(dkim.messages, "message")) of your own \
      have a valid aligned signature, which proves a rate of \(NumberText.rate(dkim.bounds.lower)); \
      p=reject needs \(NumberText.rate(limit)).
      """)
  }
}
