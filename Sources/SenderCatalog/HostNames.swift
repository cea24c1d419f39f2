import DMARC

/// What addresses tell of who uses them by names that DNS confirms.
struct HostNames {
  private let catalog: SenderCatalog
  private let reverseNames: [IPAddress: String]
  private let organizationalDomain: (String) -> String

  /// A service by name, with the identifier of its entry.
  struct Host {
    let name: String
    var service: String?
    let evidence: SenderEvidence
  }

  init(
    catalog: SenderCatalog, reverseNames: [IPAddress: String],
    organizationalDomain: @escaping (String) -> String
  ) {
    self.catalog = catalog
    self.reverseNames = reverseNames
    self.organizationalDomain = organizationalDomain
  }

  /// The service that an address's own name shows, or the organisation of the name.
  func host(named address: IPAddress) -> Host? {
    guard let name = reverseNames[address] else { return nil }
    let evidence = SenderEvidence.reverseName(name)
    let clues = SenderClues(owner: "", reverseName: name)
    let found = catalog.identify(clues, organizationalDomain: organizationalDomain)
    guard let entry = found?.entry else {
      return Host(name: organizationalDomain(name), evidence: evidence)
    }
    let isAmazon = entry.id == AmazonSES.id
    return Host(
      name: isAmazon ? AmazonSES.sourceName(region: AmazonSES.region(of: name)) : entry.name,
      service: entry.id, evidence: evidence)
  }
}

extension HostNames.Host {
  /// The service that publishes an address as its own.
  ///
  /// - Parameter region: of its network, if that is Amazon SES's.
  init?(
    publishing address: IPAddress, _ catalog: SenderCatalog, region: @autoclosure () -> String?
  ) {
    guard let (entry, range) = catalog.entry(publishing: address) else { return nil }
    let isAmazon = entry.id == AmazonSES.id
    self.init(
      name: isAmazon ? AmazonSES.sourceName(region: region()) : entry.name, service: entry.id,
      evidence: .range(range))
  }
}
