import DMARC

/// The name of each stream, found in the order of the rules: first what authentication proves, then
/// what the neighbourhood suggests.
struct StreamNames {
  /// One for each stream.
  let names: [SourceName]

  init(_ traffic: TrafficStreams) {
    let regions = RegionVote(traffic)
    let proven = traffic.streams.map { stream in
      let sender = traffic.sender(of: stream)
      return Self.proven(sender, region: regions.region(of: stream, sender))
    }
    var found = Self.ownMailThroughServices(traffic, proven, by: .sameAddress)
    found = Self.ownMailThroughServices(traffic, found, by: .sameNetwork)
    found = Self.unauthenticated(traffic, found, by: .sameAddress)
    found = Self.unauthenticated(traffic, found, by: .sameNetwork)
    var networks: [IPAddress: String] = [:]
    names = zip(traffic.streams, found).map { stream, name in
      if let name { return name }
      guard let address = stream.address else {
        return SourceName(text: "unknown address", rule: .unknownAddress)
      }
      let network = address.networkAddress
      let text = networks[network] ?? address.network
      networks[network] = text
      return SourceName(text: text, rule: .network)
    }
  }

  /// The service that authenticated the mail, the owner when only the owner did, `nil` when nobody
  /// did. A domain of the author's own organisation never names a service (ses.md 4.1).
  private static func proven(_ sender: AuthenticatedSender, region: String?) -> SourceName? {
    guard let service = sender.service else {
      return sender.rule == .ownDomain ? SourceName(text: sender.owner, rule: .ownDomain) : nil
    }
    let text = service == AmazonSES.domain ? AmazonSES.sourceName(region: region) : service
    return SourceName(text: text, rule: sender.rule)
  }

  /// Some reporters list one signature of several, so that a service's mail looks like the owner's
  /// direct mail. It is the service's where most mail around it is.
  private static func ownMailThroughServices(
    _ traffic: TrafficStreams, _ names: [SourceName?], by rule: NeighbourVote.Rule
  ) -> [SourceName?] {
    let votes = NeighbourVote(traffic.streams, names, by: rule)
    return zip(traffic.streams, names).map { stream, name in
      guard let name, name.rule == .ownDomain, let near = votes.name(near: stream),
        near.text != name.text
      else { return name }
      return near
    }
  }

  /// Mail without any passing result is taken for a failure of what is sent around it otherwise.
  private static func unauthenticated(
    _ traffic: TrafficStreams, _ names: [SourceName?], by rule: NeighbourVote.Rule
  ) -> [SourceName?] {
    let votes = NeighbourVote(traffic.streams, names, by: rule)
    return zip(traffic.streams, names).map { stream, name in name ?? votes.name(near: stream) }
  }
}
