import DMARC

extension EvidenceAssembly {
  /// D5: days since reports began to show the newest rung on every day that has any.
  ///
  /// A day counts for the rung if one reporter shows it: others still have the old record for as
  /// long as their resolvers keep it (decision.md 2.1).
  static func dwellDays(
    _ published: [(day: UTCDay, policy: PolicyPublished)], record: DMARCRecord?, asOf: UTCDay
  ) -> Int? {
    guard let newest = published.last else { return nil }
    func rung(_ policy: PolicyPublished) -> Rung {
      RungInference(published: policy, record: record).rung
    }
    let present = rung(newest.policy)
    let showing = Set(published.filter { rung($0.policy) == present }.map(\.day))
    let days = Set(published.map(\.day)).sorted(by: >)
    return days.prefix(while: showing.contains).last.map { max(0, $0.distance(to: asOf)) }
  }

  /// 2.7: the first day of the policy that the newest reports show, if they showed a stricter one on the
  /// last day before it.
  ///
  /// What receivers make of failing mail counts and not the rung: from `reject` to its test is down,
  /// from there to `quarantine` is not. A day counts as for the dwell.
  static func loweredOn(
    _ published: [(day: UTCDay, policy: PolicyPublished)], record: DMARCRecord?
  ) -> UTCDay? {
    guard let newest = published.last else { return nil }
    func strictest(_ policy: PolicyPublished) -> Policy {
      RungInference(published: policy, record: record).strictestPolicy
    }
    let present = strictest(newest.policy)
    let days = Dictionary(grouping: published, by: \.day)
    var first: UTCDay?
    for (day, entries) in days.sorted(by: { $0.key > $1.key }) {
      let shown = entries.map { strictest($0.policy) }
      guard shown.contains(present) else {
        return shown.last.map { $0 > present } == true ? first : nil
      }
      first = day
    }
    return nil
  }

  /// D6: days since the youngest source of weight was first seen.
  func daysSinceNewSource(
    _ sources: [SourceStatistics], inventoryStart: UTCDay, asOf: UTCDay
  ) -> Int? {
    NewSources.all(sources, since: inventoryStart, limits: limits)
      .map { max(0, $0.firstDay.distance(to: asOf)) }
      .min()
  }
}
