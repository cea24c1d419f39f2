import DMARC

/// The name of each stream of a slice, found in the order of the rules: first what authentication
/// proves, then what the neighbourhood suggests.
struct StreamNames {
  /// Numbers of names, one for each stream.
  private(set) var names: [Int32] = []
  /// One for each stream.
  private(set) var rules: [NamingRule] = []
  /// The names with the numbers behind those of ``SenderNames/texts``.
  private(set) var contents: [SourceName.Content] = []
  /// The networks that nothing names and that sent next to nothing, by number of the name. Whether they
  /// are scattered shows in the whole traffic.
  private(set) var smallNetworks: Set<Int32> = []
  /// The same with those that a service publishes.
  private(set) var smallNetworkCount = 0
  /// What addresses showed, by number of the name.
  private(set) var hosts: [Int32: HostNames.Host] = [:]

  private let senderNames: SenderNames
  private var numbers: [String: Int32] = [:]

  /// So many messages make a source of its own of a network that nothing names (decision.md 2.8,
  /// `material_msgs`).
  private static let materialMessages = 10

  init(
    _ traffic: TrafficStreams, _ senderNames: SenderNames, _ regions: RegionVote,
    _ catalog: SenderCatalog, _ hosts: HostNames?
  ) {
    self.senderNames = senderNames
    nameByProof(traffic, regions)
    // Mail that is alone at its address has no neighbours there.
    let addresses = traffic.places.filter { $0.streams.count > 1 && traffic.isAddress($0) }
      .map(\.range)
    for address in addresses {
      let near = NeighbourVote.choice(of: address, traffic, names, countsUnnamed: false)
      moveOwnMail(address, to: near, .sameAddress)
    }
    // At an address only mail that has a name has a say: a key that broke must not make a source lose
    // its name. In a network all mail has, so that one forwarded message does not take in the spoofing
    // that comes from the neighbourhood.
    for network in traffic.networks {
      let near = NeighbourVote.choice(of: network, traffic, names, countsUnnamed: true)
      moveOwnMail(network, to: near, .sameNetwork)
    }
    for address in addresses {
      let near = NeighbourVote.choice(of: address, traffic, names, countsUnnamed: false)
      nameByNeighbours(address, near, .sameAddress)
    }
    if let hosts { nameByReverseName(traffic, hosts) }
    for network in traffic.networks {
      let near = NeighbourVote.choice(of: network, traffic, names, countsUnnamed: true)
      nameByNeighbours(network, near, .sameNetwork)
    }
    nameByNetwork(traffic, regions, catalog)
  }

  private mutating func nameByProof(_ traffic: TrafficStreams, _ regions: RegionVote) {
    let senders = traffic.senders.senders
    names = traffic.streams.map { senderNames.ofSender[Int($0.sender)] }
    rules = traffic.streams.map { senders[Int($0.sender)].rule }
    // The streams of a network follow each other.
    var last: (sender: Int32, network: NetworkNumber?, name: Int32) = (-1, nil, -1)
    for (place, stream) in traffic.streams.enumerated()
    where senderNames.isAmazonSES[Int(stream.sender)] {
      let network = traffic.places[Int(stream.place)].network
      if last.sender != stream.sender || last.network != network {
        let region = regions.region(of: senders[Int(stream.sender)], in: network)
        last = (stream.sender, network, number(of: AmazonSES.sourceName(region: region)))
      }
      names[place] = last.name
    }
  }

  /// Some reporters list one signature of several, so that a service's mail looks like the owner's
  /// direct mail. It is the service's where most mail around it is.
  private mutating func moveOwnMail(_ streams: Range<Int>, to near: Int32, _ rule: NamingRule) {
    guard near >= 0 else { return }
    for stream in streams where rules[stream] == .ownDomain && names[stream] != near {
      names[stream] = near
      rules[stream] = rule
    }
  }

  /// Mail without any passing result is taken for a failure of what is sent around it otherwise.
  private mutating func nameByNeighbours(
    _ streams: Range<Int>, _ near: Int32, _ rule: NamingRule
  ) {
    guard near >= 0 else { return }
    for stream in streams where names[stream] < 0 {
      names[stream] = near
      rules[stream] = rule
    }
  }

  private mutating func nameByReverseName(_ traffic: TrafficStreams, _ hosts: HostNames) {
    for (place, stream) in traffic.streams.enumerated() where names[place] < 0 {
      let origin = traffic.origin(of: stream)
      guard !origin.isNetwork, let host = origin.address.flatMap({ hosts.host(named: $0) }) else {
        continue
      }
      names[place] = number(of: host)
      rules[place] = .reverseName
    }
  }

  private mutating func nameByNetwork(
    _ traffic: TrafficStreams, _ regions: RegionVote, _ catalog: SenderCatalog
  ) {
    for network in traffic.networks where network.contains(where: { names[$0] < 0 }) {
      let place = traffic.places[Int(traffic.streams[network.lowerBound].place)]
      let address = traffic.origin(of: traffic.streams[network.lowerBound]).address
      guard let address = address?.networkAddress else { continue }
      let isSmall = isSmall(network, traffic)
      if isSmall { smallNetworkCount += 1 }
      if let host = HostNames.Host(
        publishing: address, catalog, region: place.network.flatMap { regions.region(of: $0) })
      {
        give(network, number(of: host), .publishedRange)
      } else {
        contents.append(.network(address))
        give(network, lastNumber, .network)
        if isSmall { smallNetworks.insert(lastNumber) }
      }
    }
    let unknown = (traffic.networks.last?.upperBound ?? 0)..<names.count
    if unknown.contains(where: { names[$0] < 0 }) {
      give(unknown, number(of: "unknown address"), .unknownAddress)
    }
  }

  private func isSmall(_ network: Range<Int>, _ traffic: TrafficStreams) -> Bool {
    let messages = network.reduce(0) { sum, stream in
      names[stream] < 0 ? sum + traffic.streams[stream].messages : sum
    }
    return (1..<Self.materialMessages).contains(messages)
  }

  private mutating func give(_ streams: Range<Int>, _ name: Int32, _ rule: NamingRule) {
    for stream in streams where names[stream] < 0 {
      (names[stream], rules[stream]) = (name, rule)
    }
  }

  private mutating func number(of host: HostNames.Host) -> Int32 {
    let number = number(of: host.name)
    if hosts[number] == nil { hosts[number] = host }
    return number
  }

  private mutating func number(of text: String) -> Int32 {
    if let number = senderNames.numbers[text] ?? numbers[text] { return number }
    contents.append(.text(text))
    numbers[text] = lastNumber
    return lastNumber
  }

  /// Of the name that was added last.
  private var lastNumber: Int32 {
    Int32(truncatingIfNeeded: senderNames.texts.count + contents.count - 1)
  }
}
