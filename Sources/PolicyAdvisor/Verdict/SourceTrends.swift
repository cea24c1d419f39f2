import DMARC

/// What own sources begin to do and an administrator should hear of, whatever the verdict
/// (decision.md 2.7, "between the lines").
enum SourceTrends {
  static func regressed(_ findings: DomainFindings, _ blockers: [Blocker]) -> [String] {
    let said = Set(blockers.filter { $0.code == .sourceRegressed }.compactMap(\.source))
    return findings.ownSources.compactMap { source in
      guard let change = source.change, change.kind == .regressed, !said.contains(source.name)
      else { return nil }
      return "\(source.name) passes DMARC less than it did: \(change.sentence)."
    }
  }

  /// Where no gate asks about new senders: at the top, and while stepping back.
  static func appeared(_ findings: DomainFindings, _ blockers: [Blocker]) -> [String] {
    let evidence = findings.evidence
    guard let youngest = evidence.daysSinceNewSource, youngest < findings.limits.quietDays,
      !blockers.contains(where: { $0.code == .newSource }),
      let start = evidence.sources.lazy.flatMap(\.days).map(\.day).min()
    else { return [] }
    return NewSources.all(evidence.sources, since: start, limits: findings.limits)
      .filter { $0.firstDay.distance(to: evidence.asOf) < findings.limits.quietDays }
      .map { "\($0.name) is new: it was first seen on \($0.firstDay). Is it yours?" }
      .sorted()
  }

  /// Ten messages a week, and then none for two weeks: retired, or mail that no longer gets out.
  static func vanished(_ findings: DomainFindings) -> [String] {
    let end = findings.evidence.window.upperBound
    let quiet = findings.limits.quietDays
    return findings.evidence.sources.own.compactMap { source in
      let active = source.days.filter { $0.messages > 0 && $0.day < end }
      guard let last = active.map(\.day).max(), last.distance(to: end) > quiet else { return nil }
      let before = active.filter { $0.day > last.advanced(by: -quiet) }
      let weekly = 7 * Double(before.reduce(0) { $0 + $1.messages }) / Double(max(1, quiet))
      guard weekly >= Double(findings.limits.materialMessages) else { return nil }
      return """
        \(source.name) sent about \(NumberText.weekly(weekly)) messages a week and none since \
        \(last): was it retired?
        """
    }.sorted()
  }
}
