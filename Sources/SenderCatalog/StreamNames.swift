import DMARC

/// The name of each stream, found in the order of the rules: first what authentication proves, then
/// what the neighbourhood suggests.
struct StreamNames {
  /// One for each stream.
  private(set) var names: [SourceName]

  init(_ traffic: TrafficStreams) {
    let regions = RegionVote(traffic)
    let named = traffic.streams.map { stream in
      let sender = traffic.sender(of: stream)
      return Self.proven(sender, region: regions.region(of: stream, sender))
    }
    let signed = Self.ownMailThroughServices(traffic, named)
    names = Self.unauthenticated(traffic, signed)
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
  /// direct mail. It is the service's where most mail of its address, or else of its network, is.
  private static func ownMailThroughServices(
    _ traffic: TrafficStreams, _ named: [SourceName?]
  ) -> [SourceName?] {
    let votes = NeighbourVotes(traffic.streams, named)
    return zip(traffic.streams, named).map { stream, name in
      guard let name, name.rule == .ownDomain else { return name }
      return votes.names(near: stream).first { $0.text != name.text } ?? name
    }
  }

  /// Mail without any passing result is taken for a failure of whatever the same address, or else
  /// the same network, sends otherwise.
  private static func unauthenticated(
    _ traffic: TrafficStreams, _ named: [SourceName?]
  ) -> [SourceName] {
    let votes = NeighbourVotes(traffic.streams, named)
    return zip(traffic.streams, named).map { stream, name in
      name ?? votes.names(near: stream).first
        ?? stream.network.map { SourceName(text: $0, rule: .network) }
        ?? SourceName(text: "unknown address", rule: .unknownAddress)
    }
  }
}

/// What most authenticated mail of an address, and of its network, is called.
private struct NeighbourVotes {
  private var byAddress = MajorityVote<IPAddress, String>()
  private var byNetwork = MajorityVote<String, String>()

  init(_ streams: [TrafficStream], _ names: [SourceName?]) {
    for (stream, name) in zip(streams, names) {
      guard let name, let address = stream.address, let network = stream.network else { continue }
      byAddress.add(stream.messages, of: address, for: name.text)
      byNetwork.add(stream.messages, of: network, for: name.text)
    }
  }

  /// The address's before the network's.
  func names(near stream: TrafficStream) -> [SourceName] {
    let address = stream.address.flatMap { byAddress.choice(of: $0) }
    let network = stream.network.flatMap { byNetwork.choice(of: $0) }
    return [
      address.map { SourceName(text: $0, rule: .sameAddress) },
      network.map { SourceName(text: $0, rule: .sameNetwork) },
    ].compactMap { $0 }
  }
}
