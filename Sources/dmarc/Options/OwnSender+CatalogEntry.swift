import Configuration
import SenderCatalog

extension OwnSender {
  /// The sender as an entry of the catalogue. One with the name of a known sender takes its place.
  var catalogEntry: CatalogEntry {
    var entry = CatalogEntry(
      id: identifier, name: name, category: SenderCategory(rawValue: category) ?? .saas,
      grade: .general)
    entry.dkimDomains = dkimDomains
    entry.mailFromDomains = mailFromDomains
    entry.reverseNames = ptrSuffixes
    return entry
  }

  /// The name as an identifier: `Payroll Ltd.` is `payroll-ltd`.
  private var identifier: String {
    let words = name.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return words.isEmpty ? "own" : words.joined(separator: "-")
  }
}

extension Settings {
  /// The senders that are known by name, the owner's own among them.
  var catalog: SenderCatalog {
    senders.isEmpty ? .builtIn : SenderCatalog(adding: senders.map(\.catalogEntry))
  }
}
