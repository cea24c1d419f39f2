import DMARC

extension EvidenceAssembly {
  /// D6: days since the youngest source of weight was first seen.
  func daysSinceNewSource(
    _ sources: [SourceStatistics], inventoryStart: UTCDay, asOf: UTCDay
  ) -> Int? {
    NewSources.all(sources, since: inventoryStart, limits: limits)
      .map { max(0, $0.firstDay.distance(to: asOf)) }
      .min()
  }
}
