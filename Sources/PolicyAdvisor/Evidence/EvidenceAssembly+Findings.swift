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
    let tallies = Self.tallies(traffic, sources, outcomes, window: window) { group, share in
      wanted[Int(share.source)] && inventory.contains(group.day)
    }
    let classifications = classifications(traffic, sources, tallies, in: inventory)
    return tallies.indices.map { source in
      statistics(of: source, traffic, sources, tallies[source], classifications[source])
        .map { SourceFinding($0, tallies[source].causes) }
    }
  }
}
