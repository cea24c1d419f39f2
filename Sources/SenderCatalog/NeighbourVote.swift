import DMARC

/// What most mail of an address, or of a network, is called.
///
/// At an address only mail that has a name has a say: a key that broke must not make a source lose
/// its name. In a network all mail has, so that one forwarded message does not take in the spoofing
/// that comes from the neighbourhood.
struct NeighbourVote {
  enum Rule {
    case sameAddress
    case sameNetwork
  }

  private enum Neighbourhood: Hashable {
    case address(IPAddress)
    case network(IPAddress)
  }

  private let rule: Rule
  private var votes = MajorityVote<Neighbourhood, String>()

  /// - Parameter names: one for each stream, `nil` where it has none yet.
  init(_ streams: [TrafficStream], _ names: [SourceName?], by rule: Rule) {
    self.rule = rule
    for (stream, name) in zip(streams, names) {
      guard let place = neighbourhood(of: stream) else { continue }
      if let name {
        votes.add(stream.messages, of: place, for: name.text)
      } else if rule == .sameNetwork {
        votes.abstain(stream.messages, of: place)
      }
    }
  }

  func name(near stream: TrafficStream) -> SourceName? {
    neighbourhood(of: stream).flatMap { votes.choice(of: $0) }.map {
      SourceName(text: $0, rule: rule == .sameAddress ? .sameAddress : .sameNetwork)
    }
  }

  private func neighbourhood(of stream: TrafficStream) -> Neighbourhood? {
    switch rule {
    case .sameAddress: stream.address.map(Neighbourhood.address)
    case .sameNetwork: (stream.address?.networkAddress).map(Neighbourhood.network)
    }
  }
}
