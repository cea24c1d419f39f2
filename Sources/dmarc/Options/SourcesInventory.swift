import DMARC
import PolicyAdvisor
import ReportStore

/// The days that tell what the sources of a question are: those that it asks for, and as many before them
/// as a decision remembers, so that a short window changes no class.
struct SourcesInventory {
  /// The days that rates are of; `nil` for all.
  let window: Range<UTCDay>?
  /// Up to the end of the window.
  let days: Range<UTCDay>

  init?(window: Range<UTCDay>?, _ stored: StoredDomain, limits: AdvisorLimits) {
    guard let all = stored.days else { return nil }
    let end = window?.upperBound ?? all.upperBound.advanced(by: 1)
    self.window = window
    let first = window?.lowerBound ?? all.lowerBound
    days = min(first, end.advanced(by: -limits.inventoryDays))..<end
  }

  /// What is to be read of the store.
  var read: Range<UTCDay> { days }

  /// What is known of some services, by their places.
  func findings(
    on wanted: [Bool], of sources: TrafficSources, _ assembly: EvidenceAssembly
  ) -> [SourceFinding?] {
    guard let named = sources.named else { return [] }
    return assembly.findings(
      on: wanted, from: sources.traffic, sources: named, inventory: days, window: window ?? days)
  }
}
