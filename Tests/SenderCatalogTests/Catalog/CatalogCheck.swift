import DMARC
import SenderCatalog

/// What is wrong with entries, so that a catalogue that would name mail by chance is refused.
struct CatalogCheck {
  /// A sentence each.
  private(set) var problems: [String] = []
  private var claims: [String: String] = [:]

  init(_ entries: [CatalogEntry]) {
    for entry in entries {
      claim("the identifier \(entry.id)", for: entry)
      claim("the name \(entry.name)", for: entry)
      checkWords(entry)
      // One domain in a signature and in a MAIL FROM cannot mean two senders.
      for domain in Set(entry.dkimDomains + entry.mailFromDomains) {
        claim("mail of \(domain)", for: entry)
      }
      for name in entry.reverseNames { claim("addresses of \(name)", for: entry) }
      for selector in entry.selectors { claim("the selector \(selector.text)", for: entry) }
      for label in entry.mailFromLabels { claim("the label \(label.text)", for: entry) }
      for range in entry.ranges { claim("\(range.network)/\(range.prefixLength)", for: entry) }
    }
    let identifiers = Set(entries.map(\.id))
    for entry in entries {
      if let platform = entry.platform, !identifiers.contains(platform) {
        problems.append("\(entry.id) runs on \(platform), which is no entry")
      }
    }
  }

  private mutating func claim(_ thing: String, for entry: CatalogEntry) {
    if let other = claims.updateValue(entry.id, forKey: thing) {
      problems.append("\(entry.id) and \(other) both claim \(thing)")
    }
  }

  private mutating func checkWords(_ entry: CatalogEntry) {
    func isIdentifier(_ byte: UInt8) -> Bool {
      (97...122).contains(byte) || (48...57).contains(byte) || byte == UInt8(ascii: "-")
    }
    if entry.id.isEmpty || !entry.id.utf8.allSatisfy(isIdentifier) {
      problems.append("\"\(entry.id)\" is no identifier: lower case, digits and hyphens")
    }
    if entry.name.isEmpty { problems.append("\(entry.id) has no name") }
    for domain in entry.dkimDomains + entry.mailFromDomains + entry.reverseNames
    where !Self.isCanonical(domain) {
      problems.append("\(entry.id): \(domain) is no domain in canonical form")
    }
    for domain in entry.dkimDomains + entry.mailFromDomains where !domain.contains(".") {
      problems.append("\(entry.id): everybody is under \(domain)")
    }
    for pattern in entry.selectors + entry.mailFromLabels
    where pattern.text.utf8.count < 2 || pattern.text.lowercased() != pattern.text {
      problems.append("\(entry.id): \(pattern.text) fits too much, or never")
    }
    if entry.steps.isEmpty, !entry.recordTemplates.isEmpty {
      problems.append("\(entry.id) has records without a step that publishes them")
    }
  }

  private static func isCanonical(_ domain: String) -> Bool {
    let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
    return DomainName.canonical(domain) == domain
      && labels.allSatisfy { label in
        (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
          && label.utf8.allSatisfy {
            (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-")
          }
      }
  }
}
