import DMARC
import PolicyAdvisor
import ReportStore

/// The days that tell what the sources of a question are, which are more than it asks for: a class
/// does not depend on the window.
struct SourcesInventory {
  /// The days that rates are of; `nil` for all.
  let window: Range<UTCDay>?
  /// As many days as a decision remembers, up to the end of the window.
  let days: Range<UTCDay>

  init?(window: Range<UTCDay>?, _ stored: StoredDomain, limits: AdvisorLimits) {
    guard let all = stored.days else { return nil }
    let end = window?.upperBound ?? all.upperBound.advanced(by: 1)
    self.window = window
    days = end.advanced(by: -limits.inventoryDays)..<end
  }

  /// What is to be read of the store.
  var read: Range<UTCDay>? {
    window.map { min($0.lowerBound, days.lowerBound)..<$0.upperBound }
  }

  /// What is known of some services, by their places.
  func findings(
    on wanted: [Bool], of sources: TrafficSources, _ assembly: EvidenceAssembly
  ) -> [SourceFinding?] {
    guard let named = sources.named else { return [] }
    return assembly.findings(
      on: wanted, from: sources.traffic, sources: named, inventory: days, window: window ?? days)
  }
}
