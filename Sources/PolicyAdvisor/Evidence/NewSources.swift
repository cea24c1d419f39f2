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
    sources.compactMap { source in
      guard source.sourceClass.isOwn || source.sourceClass == .unknown,
        source.days.reduce(0, { $0 + $1.messages }) >= limits.materialMessages,
        let first = source.days.lazy.map(\.day).min(),
        start.distance(to: first) >= limits.quietDays
      else { return nil }
      return (source.name, first)
    }
  }
}
