public import DMARC
public import SenderCatalog

extension EvidenceAssembly {
  /// What is known of some sources, by the rules of ``evidence(from:sources:asOf:window:published:currentRecord:)``.
  ///
  /// Only mail of those sources is counted: a domain has thousands of them and a table shows fifty.
  /// Their classes are the same as if all were.
  ///
  /// - Parameters:
  ///   - wanted: for each of the names, whether it is asked for.
  ///   - inventory: the days that tell what a source is.
  ///   - window: the days whose failures are looked at.
  /// - Returns: one for each of the names; `nil` for those that are not asked for, or sent nothing on
  ///   the days of the inventory.
  public func findings(
    on wanted: [Bool], from traffic: Traffic, sources: NamedSources,
    inventory: Range<UTCDay>, window: Range<UTCDay>
  ) -> [SourceFinding?] {
    precondition(wanted.count == sources.names.count, "names of another traffic")
    let outcomes = traffic.evaluations.map { EvaluatedOutcome($0) }
    // A relay never has SPF aligned, so what SPF aligns is direct mail whether its source is counted
    // or not: that is all that the class of a source needs of the others.
    let tallies = Self.tallies(
      traffic, sources, outcomes, window: window, of: wanted, in: inventory)
    let shared = SharedSignatures(traffic, sources, tallies, in: inventory)
    var findings: [SourceFinding?] = tallies.indices.map { source in
      guard tallies[source].messages > 0 else { return nil }
      let tally = tallies[source]
      let statistics = statistics(
        of: source, traffic, sources, tally, classification(of: source, sources, tally, shared))
      return SourceFinding(statistics, tally.causes)
    }
    addNoise(to: &findings, traffic, sources, outcomes, window: window)
    return findings
  }

  /// Counts by reporter, for those sources alone that pass and fail.
  private func addNoise(
    to findings: inout [SourceFinding?], _ traffic: Traffic, _ sources: NamedSources,
    _ outcomes: [EvaluatedOutcome], window: Range<UTCDay>
  ) {
    let mixed = findings.indices.filter { source in
      findings[source].map { $0.causes.messages > 0 && $0.statistics.sourceClass == .own } ?? false
    }
    guard !mixed.isEmpty else { return }
    let hasTemporaryError = traffic.authResults.map { results in
      results.dkim.contains { $0.value == .temperror }
        || results.spf.contains { $0.value == .temperror }
    }
    for source in mixed {
      var counts: [Int: ReporterCount] = [:]
      for share in sources.shares(of: source) {
        let group = traffic.groups[Int(share.group)]
        let outcome = outcomes[group.evaluation]
        guard window.contains(group.day), !outcome.isUnevaluated else { continue }
        let messages = min(max(0, share.messages), DayCount.mostMessages)
        let reporter = traffic.reporters[group.reporter]
        counts[
          group.reporter, default: ReporterCount(reporter: reporter, messages: 0, failures: 0)
        ].add(
          messages, isFailure: !outcome.isConservativePass,
          hasTemporaryError: hasTemporaryError[group.authResults])
      }
      findings[source]?.noise = ReceiverNoise(counts.sorted { $0.key < $1.key }.map(\.value))
    }
  }
}

extension ReporterCount {
  fileprivate mutating func add(_ count: Int, isFailure: Bool, hasTemporaryError: Bool) {
    messages += count
    if isFailure { failures += count }
    if hasTemporaryError { temporaryErrors += count }
  }
}
