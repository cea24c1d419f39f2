import DMARC

/// Sources that came lately, as far as an inventory tells.
///
/// In the first two weeks of an inventory every source would be new, so only those that came later are,
/// and only own and undecided ones of weight.
enum NewSources {
  /// - Parameter start: the first day of the inventory.
  static func all(
    _ sources: [SourceStatistics], since start: UTCDay, limits: AdvisorLimits
  ) -> [(name: String, firstDay: UTCDay)] {
    // By place, so that thousands of sources are not copied.
    sources.indices.compactMap { place in
      let sourceClass = sources[place].sourceClass
      guard sourceClass.isOwn || sourceClass == .unknown,
        let first = sources[place].days.min(by: { $0.day < $1.day })?.day,
        start.distance(to: first) >= limits.quietDays,
        sources[place].days.reduce(0, { $0 + $1.messages }) >= limits.materialMessages
      else { return nil }
      return (sources[place].name, first)
    }
  }
}
