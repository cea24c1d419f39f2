import DMARC

/// A2: does every single stream pass? The average hides a small one that fails altogether.
///
/// Asked of every own source with ten judged messages, and of a critical one with any. Its rate
/// must reach 98 % before quarantine and 99 % before reject; one with failures has to prove 95 %
/// or 98 %. A rate that fell and stays below is not passed, whatever the window as a whole says.
/// The code says what kind of failure it is, because each asks for something else:
///
/// - 0 of 40 pass: S-FAILING, repair it.
/// - 59 of 60 pass: S-UNPROVEN, wait for more.
/// - 100 % until day 25, 38 % since: S-REGRESSED, find out what changed.
/// - 0 % until day 20, 100 % since: S-FIXED-RECENTLY, wait until it has held long enough.
/// - One day of thirty fails: S-EPISODIC, name the cause.
enum SourceRatesGate {
  static func judge(_ findings: DomainFindings) -> Gate {
    let sources = findings.materialSources
    let blockers = sources.compactMap { blocker($0, findings) }
    let waiting = sources.filter { isWaiting($0, findings) }
    let daysLeft = waiting.compactMap(\.fix).map { $0.neededDays - $0.activeDays }.max()
    return Gate(
      .sources, question: "Does each of your senders pass DMARC by itself?",
      value: Double(blockers.count), limit: 0,
      valueText:
        "\(NumberText.count(blockers.count)) of \(NumberText.count(sources.count)) do not",
      limitText: "none below \(NumberText.rate(findings.limits.sourceRate[findings.target]))",
      blockers: blockers, passesOn: daysLeft.map { findings.evidence.asOf.advanced(by: $0) },
      counts: ["sources": sources.count, "failing": blockers.count, "waiting": waiting.count])
  }

  private static func blocker(_ source: SourceFigures, _ findings: DomainFindings) -> Blocker? {
    let sentences = SourceSentences(source, findings)
    if hasRegressed(source, findings) { return sentences.regressed }
    guard !passes(source.authentication.dmarc, findings) else { return nil }
    if isWaiting(source, findings) { return sentences.fixedRecently }
    if source.episode != nil { return sentences.episodic }
    return isFailing(source.authentication.dmarc, findings)
      ? sentences.failing : sentences.unproven
  }

  private static func passes(_ dmarc: RateEstimate, _ findings: DomainFindings) -> Bool {
    guard !isFailing(dmarc, findings) else { return false }
    return dmarc.failures == 0
      || dmarc.bounds.lower >= findings.limits.sourceLowerBound[findings.target]
  }

  private static func isFailing(_ dmarc: RateEstimate, _ findings: DomainFindings) -> Bool {
    dmarc.rate < findings.limits.sourceRate[findings.target]
  }

  /// A fix that came after the change makes it history.
  private static func hasRegressed(_ source: SourceFigures, _ findings: DomainFindings) -> Bool {
    guard let change = source.change, change.kind == .regressed else { return false }
    if let fix = source.fix, fix.since > change.day { return false }
    return isFailing(change.since, findings)
  }

  /// Only what is good since the fix waits; what still fails is failing.
  static func isWaiting(_ source: SourceFigures, _ findings: DomainFindings) -> Bool {
    guard let fix = source.fix, !fix.isOver, !passes(source.authentication.dmarc, findings)
    else { return false }
    return !isFailing(source.sinceFix, findings) || source.sinceFix.messages == 0
  }
}
