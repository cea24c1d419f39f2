import DMARC

/// A2: does every single stream pass? The average hides a small one that fails altogether.
enum SourceRatesGate {
  static func judge(_ findings: DomainFindings) -> Gate {
    let sources = findings.sources(where: \.isOwn).filter {
      $0.messages >= findings.limits.materialMessages
    }
    let blockers = sources.compactMap { blocker($0, findings) }
    return Gate(
      .sources, question: "Does each of your senders pass DMARC by itself?",
      value: Double(blockers.count), limit: 0,
      valueText:
        "\(NumberText.count(blockers.count)) of \(NumberText.count(sources.count, "sender")) do not",
      limitText: "none below \(NumberText.rate(findings.limits.sourceRate[findings.target]))",
      blockers: blockers)
  }

  private static func blocker(_ source: SourceFigures, _ findings: DomainFindings) -> Blocker? {
    let dmarc = source.authentication.dmarc
    let target = findings.target
    if dmarc.rate < findings.limits.sourceRate[target] { return failing(source, findings) }
    let limit = findings.limits.sourceLowerBound[target]
    guard dmarc.failures > 0, dmarc.bounds.lower < limit else { return nil }
    return unproven(source, limit: limit)
  }

  private static func failing(_ source: SourceFigures, _ findings: DomainFindings) -> Blocker {
    let dmarc = source.authentication.dmarc
    let verb = findings.rung == .reject ? "are" : "would be"
    return Blocker(
      .sourceFailing, source: source.name,
      """
      \(NumberText.count(dmarc.failures)) of \(NumberText.count(dmarc.messages, "message")) from \
      \(source.name) fail DMARC (\(NumberText.rate(dmarc.rate)) pass, \
      \(NumberText.rate(findings.limits.sourceRate[findings.target])) are needed): \
      \(NumberText.weekly(source.atRiskPerWeek.maximum)) a week \(verb) \
      \(findings.target.consequence).
      """, diagnosis: source.diagnosis, lostPerWeek: source.atRiskPerWeek.maximum)
  }

  private static func unproven(_ source: SourceFigures, limit: Double) -> Blocker {
    let dmarc = source.authentication.dmarc
    return Blocker(
      .sourceUnproven, source: source.name,
      """
      \(NumberText.count(dmarc.failures)) of \(NumberText.count(dmarc.messages, "message")) from \
      \(source.name) fail DMARC, which proves a rate of \(NumberText.rate(dmarc.bounds.lower)) and \
      not the \(NumberText.rate(limit)) that a sender with failures needs.
      """, diagnosis: source.diagnosis, lostPerWeek: source.atRiskPerWeek.maximum)
  }
}
