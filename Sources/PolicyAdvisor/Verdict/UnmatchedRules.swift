import DMARC

/// What the owner says of sources that no report shows: mostly a slip of the pen, by which a payroll is
/// not critical after all.
enum UnmatchedRules {
  /// What is said of all domains need not concern this one, so there only a name that is nearly that
  /// of a source is told.
  static func warnings(_ findings: DomainFindings) -> [String] {
    let evidence = findings.evidence
    guard !evidence.sources.isEmpty, !evidence.owner.sources.isEmpty else { return [] }
    let seen = Set(evidence.sources.map(\.name)).union(evidence.sources.compactMap(\.service))
    var told: Set<String> = []
    return evidence.owner.sources.compactMap { rule in
      guard !seen.contains(rule.source), told.insert(rule.source).inserted else { return nil }
      let near = NearestName.of(rule.source, among: Array(seen))
      guard near != nil || !rule.isOfAllDomains else { return nil }
      let meant = near.map { " Did you mean \($0)?" } ?? ""
      return """
        What you say of \(rule.source) has no effect: no source of the last \
        \(NumberText.count(findings.limits.inventoryDays, "day")) is called that.\(meant)
        """
    }
  }
}
