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

  /// D6: days since the youngest source of weight was first seen.
  ///
  /// In the first two weeks of an inventory every source would be new, so only those that came
  /// later are.
  func daysSinceNewSource(
    _ sources: [SourceStatistics], inventoryStart: UTCDay, asOf: UTCDay
  ) -> Int? {
    var newest: UTCDay?
    // By place, so that thousands of sources are not copied.
    for place in sources.indices {
      let sourceClass = sources[place].sourceClass
      guard sourceClass.isOwn || sourceClass == .unknown, let first = sources[place].days.first,
        newest.map({ $0 < first.day }) ?? true,
        inventoryStart.distance(to: first.day) >= limits.quietDays,
        sources[place].days.reduce(0, { $0 + $1.messages }) >= limits.materialMessages
      else { continue }
      newest = first.day
    }
    return newest.map { max(0, $0.distance(to: asOf)) }
  }
}
