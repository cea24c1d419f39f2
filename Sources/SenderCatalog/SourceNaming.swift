public import DMARC

/// Says which service sent each group of a traffic.
///
/// A source is a service and not an address: a sender on Amazon SES shows some twenty addresses a
/// month. Names come from what authenticated the mail, else from what the same address or network
/// sends otherwise (``NamingRule``). They depend on the whole traffic, so a longer one may know more.
public struct SourceNaming {
  private let organizationalDomain: (String) -> String
  private let catalog: SenderCatalog
  private let reverseNames: [IPAddress: String]
  private let amazonNames: AmazonNames

  /// - Parameters:
  ///   - catalog: the services that are known by name.
  ///   - reverseNames: names of addresses that DNS confirms both ways, as far as they are known.
  ///   - organizationalDomain: the Organizational Domain of a name in canonical form.
  public init(
    catalog: SenderCatalog = .builtIn, reverseNames: [IPAddress: String] = [:],
    organizationalDomain: @escaping (String) -> String
  ) {
    self.organizationalDomain = organizationalDomain
    self.catalog = catalog
    self.reverseNames = reverseNames
    amazonNames = AmazonNames(reverseNames)
  }

  /// The same names for the same groups, in whatever order they come.
  ///
  /// - Parameter traffic: with the detail that a name needs (``TrafficDetail/senders``).
  public func name(_ traffic: Traffic) -> NamedSources {
    let senders = TrafficSenders(
      traffic, catalog: catalog, organizationalDomain: organizationalDomain)
    // Many addresses that are no IPv4 ones take as long to put in order as all others to divide.
    let (slices, others) = Cores.both(if: traffic.otherPlaces.count > Self.fewPlaces) {
      TrafficSlices(traffic, senders)
    } and: {
      OtherPlaceOrder(traffic.otherPlaces)
    }
    let naming = SliceNaming(traffic, senders, others, slices, catalog, amazonNames)
    let hosts = HostNames(
      catalog: catalog, reverseNames: reverseNames, organizationalDomain: organizationalDomain)
    let named = reverseNames.isEmpty ? naming.namedOnAllCores : naming.named(by: hosts)
    return NamedSources(traffic, senders, naming.senderNames, named)
  }

  /// Fewer are in order before another thread has begun.
  private static let fewPlaces = 10_000

  /// What Amazon SES sent, for its diagnosis; nothing is looked for where none of the sources is Amazon
  /// SES.
  public func amazonSES(in traffic: Traffic, _ sources: NamedSources) -> SESTraffic {
    guard sources.names.contains(where: { $0.service == AmazonSES.id }) else { return SESTraffic() }
    return SESTraffic(
      traffic, catalog: catalog, names: amazonNames, organizationalDomain: organizationalDomain)
  }
}
