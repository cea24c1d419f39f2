import DMARC

/// The name of each stream, found in the order of the rules: first what authentication proves, then
/// what the neighbourhood suggests.
struct StreamNames {
  private(set) var contents: [SourceName.Content] = []
  /// Places in `contents`, one for each sender that has the same name wherever its mail came from; -1 for
  /// the others.
  private(set) var nameOfSender: [Int32] = []
  /// Places in `contents`, one for each stream.
  private(set) var names: [Int32] = []
  /// One for each stream.
  private(set) var rules: [NamingRule] = []

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
    nameByProof(traffic)
    // Mail that is alone at its address has no neighbours there.
    let addresses = traffic.places.lazy.filter { $0.streams.count > 1 && traffic.isAddress($0) }
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
    if hosts.hasReverseNames { nameByReverseName(traffic, hosts) }
    for network in traffic.networks {
      let near = NeighbourVote.choice(of: network, traffic, names, countsUnnamed: true)
      nameByNeighbours(network, near, .sameNetwork)
    }
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
    nameOfSender = zip(traffic.senders, proven).map { $0.isNamed ? $1.name : -1 }
    names = traffic.streams.map { proven[Int($0.sender)].name }
    rules = traffic.streams.map { proven[Int($0.sender)].rule }
    guard proven.contains(where: \.isAmazonSES) else { return }
    for (place, stream) in traffic.streams.enumerated()
    where proven[Int(stream.sender)].isAmazonSES {
      let region = regions.region(of: stream, traffic.sender(of: stream))
      names[place] = number(of: AmazonSES.sourceName(region: region))
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

  private mutating func nameByNetwork(_ traffic: TrafficStreams, _ hosts: HostNames) {
    let unnamed = traffic.networks.filter { network in network.contains { names[$0] < 0 } }
    let isScattered = scattered(unnamed, traffic)
    for (network, isScattered) in zip(unnamed, isScattered) {
      let address = traffic.origin(of: traffic.streams[network.lowerBound]).address
      give(network, name(ofNetwork: address?.networkAddress, isScattered: isScattered, hosts))
    }
    let unknown = (traffic.networks.last?.upperBound ?? 0)..<names.count
    if unknown.contains(where: { names[$0] < 0 }) {
      give(unknown, name(ofNetwork: nil, isScattered: false, hosts))
    }
  }

  private mutating func give(_ streams: Range<Int>, _ name: (name: Int32, rule: NamingRule)) {
    for stream in streams where names[stream] < 0 {
      (names[stream], rules[stream]) = name
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

  /// Whether networks that nothing names sent next to nothing each, where there are several.
  private func scattered(_ networks: [Range<Int>], _ traffic: TrafficStreams) -> [Bool] {
    let isSmall = networks.map { network in
      let messages = network.reduce(0) { sum, stream in
        names[stream] < 0 ? sum + traffic.streams[stream].messages : sum
      }
      return (1..<Self.materialMessages).contains(messages)
    }
    return isSmall.count(where: \.self) < Self.scatteredNetworks
      ? networks.map { _ in false } : isSmall
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
