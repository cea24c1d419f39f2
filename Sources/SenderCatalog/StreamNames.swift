import DMARC

/// The name of each stream, found in the order of the rules: first what authentication proves, then
/// what the neighbourhood suggests.
struct StreamNames {
  private(set) var texts: [String] = []
  /// Places in `texts`, one for each stream.
  private(set) var names: [Int32]
  /// One for each stream.
  private(set) var rules: [NamingRule]

  private var numbers: [String: Int32] = [:]

  init(_ traffic: TrafficStreams) {
    names = Array(repeating: -1, count: traffic.streams.count)
    rules = Array(repeating: .network, count: traffic.streams.count)
    nameByProof(traffic)
    for rule in [NeighbourVote.Rule.sameAddress, .sameNetwork] {
      moveOwnMail(NeighbourVote(traffic, names, by: rule), traffic)
    }
    for rule in [NeighbourVote.Rule.sameAddress, .sameNetwork] {
      nameByNeighbours(NeighbourVote(traffic, names, by: rule), traffic)
    }
    nameByNetwork(traffic)
  }

  /// The service that authenticated the mail, the owner when only the owner did, none when nobody
  /// did. A domain of the author's own organisation never names a service (ses.md 4.1).
  private mutating func nameByProof(_ traffic: TrafficStreams) {
    let regions = RegionVote(traffic)
    let proven = traffic.senders.map { sender in
      switch sender.service {
      case AmazonSES.domain: Int32(-1)
      case let service?: number(of: service)
      case nil: sender.rule == .ownDomain ? number(of: sender.owner) : -1
      }
    }
    for (place, stream) in traffic.streams.enumerated() {
      let sender = traffic.sender(of: stream)
      names[place] =
        sender.service == AmazonSES.domain
        ? number(of: AmazonSES.sourceName(region: regions.region(of: stream, sender)))
        : proven[Int(stream.sender)]
      rules[place] = sender.rule
    }
  }

  /// Some reporters list one signature of several, so that a service's mail looks like the owner's
  /// direct mail. It is the service's where most mail around it is.
  private mutating func moveOwnMail(_ votes: NeighbourVote, _ traffic: TrafficStreams) {
    for (place, stream) in traffic.streams.enumerated() where rules[place] == .ownDomain {
      let near = votes.name(near: stream)
      guard near >= 0, near != names[place] else { continue }
      names[place] = near
      rules[place] = votes.namingRule
    }
  }

  /// Mail without any passing result is taken for a failure of what is sent around it otherwise.
  private mutating func nameByNeighbours(_ votes: NeighbourVote, _ traffic: TrafficStreams) {
    for (place, stream) in traffic.streams.enumerated() where names[place] < 0 {
      names[place] = votes.name(near: stream)
      rules[place] = votes.namingRule
    }
  }

  private mutating func nameByNetwork(_ traffic: TrafficStreams) {
    var nameOfNetwork: [Int32: Int32] = [:]
    for (place, stream) in traffic.streams.enumerated() where names[place] < 0 {
      let network = traffic.network(of: stream)
      rules[place] = network < 0 ? .unknownAddress : .network
      let name =
        nameOfNetwork[network]
        ?? number(of: traffic.places[Int(stream.place)].address?.network ?? "unknown address")
      nameOfNetwork[network] = name
      names[place] = name
    }
  }

  private mutating func number(of text: String) -> Int32 {
    if let number = numbers[text] { return number }
    let number = Int32(truncatingIfNeeded: texts.count)
    numbers[text] = number
    texts.append(text)
    return number
  }
}
