import DMARC

/// The domains that sign mail of Amazon SES, and where. An identity signs for all names below it, unless one
/// of them is an identity by itself (ses.md 3.3).
struct SESSigners {
  private var regions: [String: [String?: [SESObservation]]] = [:]

  init(_ streams: [SESStream]) {
    for stream in streams {
      for row in stream.signed {
        for domain in Set(row.ownSignatures.lazy.filter { $0.value == .pass }.map(\.domain)) {
          regions[domain, default: [:]][stream.region, default: []].append(row)
        }
      }
    }
  }

  /// What a domain at or above a name signs in a region: the domain that began first, and its rows.
  func signer(
    covering name: String, in region: String?
  ) -> (domain: String, since: UTCDay, rows: [SESObservation])? {
    domains(covering: name).compactMap { domain in
      let rows = regions[domain]?[region] ?? []
      return rows.map(\.day).min().map { (domain, $0, rows) }
    }.min { $0.since < $1.since }
  }

  /// Other regions in which one signs, in order.
  func regions(covering name: String, except region: String?) -> [String] {
    let all = domains(covering: name).flatMap { regions[$0]?.keys.compactMap(\.self) ?? [] }
    return Set(all).subtracting([region].compactMap(\.self)).sorted()
  }

  /// The name, and those above it, that sign anywhere.
  private func domains(covering name: String) -> [String] {
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    return labels.indices.map { labels[$0...].joined(separator: ".") }
      .filter { regions[$0] != nil }
  }
}
