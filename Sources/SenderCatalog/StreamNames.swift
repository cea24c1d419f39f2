import DMARC

/// The name of each stream, found in the order of the rules: first what authentication proves, then
/// what the neighbourhood suggests.
struct StreamNames {
  private(set) var contents: [SourceName.Content] = []
  /// Places in `contents`, one for each stream.
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
    let proven: [(name: Int32, rule: NamingRule, isAmazonSES: Bool)] = traffic.senders.map { sender in
      if sender.service == AmazonSES.domain { return (-1, sender.rule, true) }
      let name = sender.service ?? (sender.rule == .ownDomain ? sender.owner : nil)
      return (name.map { number(of: $0) } ?? -1, sender.rule, false)
    }
    for (place, stream) in traffic.streams.enumerated() {
      let sender = proven[Int(stream.sender)]
      rules[place] = sender.rule
      names[place] = sender.name
      guard sender.isAmazonSES else { continue }
      let region = regions.region(of: stream, traffic.sender(of: stream))
      names[place] = number(of: AmazonSES.sourceName(region: region))
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
    // By number of the network, and behind them what has no address.
    var nameOfNetwork = Array(repeating: Int32(-1), count: traffic.places.count + 1)
    for (place, stream) in traffic.streams.enumerated() where names[place] < 0 {
      let network = traffic.network(of: stream)
      rules[place] = network < 0 ? .unknownAddress : .network
      let index = network < 0 ? nameOfNetwork.count - 1 : Int(network)
      if nameOfNetwork[index] < 0 {
        nameOfNetwork[index] = Int32(truncatingIfNeeded: contents.count)
        let address = traffic.places[Int(stream.place)].address
        contents.append(address.map { .network($0.networkAddress) } ?? .text("unknown address"))
      }
      names[place] = nameOfNetwork[index]
    }
  }

  private mutating func number(of text: String) -> Int32 {
    if let number = numbers[text] { return number }
    let number = Int32(truncatingIfNeeded: contents.count)
    numbers[text] = number
    contents.append(.text(text))
    return number
  }
}
