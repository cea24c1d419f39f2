import DMARC

/// The name of each stream, found in the order of the rules: first what authentication proves, then
/// what the neighbourhood suggests.
struct StreamNames {
  private(set) var contents: [SourceName.Content] = []
  /// Places in `contents`, one for each stream.
  private(set) var names: [Int32]
  /// One for each stream.
  private(set) var rules: [NamingRule]

  /// What addresses showed, by number of the name.
  private(set) var hosts: [Int32: HostNames.Host] = [:]

  private var numbers: [String: Int32] = [:]
  /// The number of what is scattered. Names are many, so it is not looked for among them.
  private var scattered: Int32?

  /// So many messages make a source of its own of a network that nothing names (decision.md 2.8,
  /// `material_msgs`).
  private static let materialMessages = 10
  /// Fewer small networks are shown each by itself.
  private static let scatteredNetworks = 5

  init(_ traffic: TrafficStreams, _ hosts: HostNames) {
    names = Array(repeating: -1, count: traffic.streams.count)
    rules = Array(repeating: .network, count: traffic.streams.count)
    nameByProof(traffic)
    for rule in [NeighbourVote.Rule.sameAddress, .sameNetwork] {
      moveOwnMail(NeighbourVote(traffic, names, by: rule), traffic)
    }
    nameByNeighbours(NeighbourVote(traffic, names, by: .sameAddress), traffic)
    if hosts.hasReverseNames { nameByReverseName(traffic, hosts) }
    nameByNeighbours(NeighbourVote(traffic, names, by: .sameNetwork), traffic)
    nameByNetwork(traffic, hosts)
  }

  /// The service that authenticated the mail, the owner when only the owner did, none when nobody
  /// did. A domain of the author's own organisation never names a service (ses.md 4.1).
  private mutating func nameByProof(_ traffic: TrafficStreams) {
    let regions = RegionVote(traffic)
    let proven: [(name: Int32, rule: NamingRule, isAmazonSES: Bool)] = traffic.senders.map {
      sender in
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

  private mutating func nameByReverseName(_ traffic: TrafficStreams, _ hosts: HostNames) {
    for (place, stream) in traffic.streams.enumerated() where names[place] < 0 {
      let origin = traffic.places[Int(stream.place)]
      guard !origin.isNetwork, let host = origin.address.flatMap({ hosts.host(named: $0) }) else {
        continue
      }
      names[place] = number(of: host)
      rules[place] = .reverseName
    }
  }

  private mutating func nameByNetwork(_ traffic: TrafficStreams, _ hosts: HostNames) {
    // By number of the network, and behind them what has no address.
    var nameOfNetwork = Array(repeating: Int32(-1), count: traffic.places.count + 1)
    var ruleOfNetwork = Array(repeating: NamingRule.network, count: nameOfNetwork.count)
    let scattered = scatteredNetworks(traffic)
    for (place, stream) in traffic.streams.enumerated() where names[place] < 0 {
      let network = traffic.network(of: stream)
      let index = network < 0 ? nameOfNetwork.count - 1 : Int(network)
      if nameOfNetwork[index] < 0 {
        let address = traffic.places[Int(stream.place)].address?.networkAddress
        (nameOfNetwork[index], ruleOfNetwork[index]) = name(
          ofNetwork: address, isScattered: network >= 0 && scattered.contains(network), hosts)
      }
      names[place] = nameOfNetwork[index]
      rules[place] = ruleOfNetwork[index]
    }
  }

  private mutating func name(
    ofNetwork address: IPAddress?, isScattered: Bool, _ hosts: HostNames
  ) -> (name: Int32, rule: NamingRule) {
    guard let address else { return (number(of: "unknown address"), .unknownAddress) }
    if let host = hosts.host(publishing: address) { return (number(of: host), .publishedRange) }
    guard isScattered else {
      contents.append(.network(address))
      return (Int32(truncatingIfNeeded: contents.count - 1), .network)
    }
    if let scattered { return (scattered, .scattered) }
    contents.append(.scattered)
    let number = Int32(truncatingIfNeeded: contents.count - 1)
    scattered = number
    return (number, .scattered)
  }

  /// Networks that nothing names and that sent next to nothing each, where there are several.
  private func scatteredNetworks(_ traffic: TrafficStreams) -> Set<Int32> {
    var messages = Array(repeating: 0, count: traffic.places.count)
    for (place, stream) in traffic.streams.enumerated() where names[place] < 0 {
      let network = traffic.network(of: stream)
      if network >= 0 { messages[Int(network)] += stream.messages }
    }
    let small = messages.indices.filter { (1..<Self.materialMessages).contains(messages[$0]) }
    return small.count < Self.scatteredNetworks ? [] : Set(small.map { Int32($0) })
  }

  private mutating func number(of host: HostNames.Host) -> Int32 {
    let number = number(of: host.name)
    if hosts[number] == nil { hosts[number] = host }
    return number
  }

  private mutating func number(of text: String) -> Int32 {
    if let number = numbers[text] { return number }
    let number = Int32(truncatingIfNeeded: contents.count)
    numbers[text] = number
    contents.append(.text(text))
    return number
  }
}
