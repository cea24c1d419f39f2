import DMARC

/// Finds the regions of Amazon SES in a traffic (``RegionRule``).
struct RegionVote {
  private var rule = RegionRule<NetworkNumber>()

  /// - Parameter names: of addresses.
  init(
    _ traffic: Traffic, _ senders: TrafficSenders, _ others: OtherPlaceOrder, _ names: AmazonNames
  ) {
    let amazon = senders.senders.map { $0.proof.isAmazonSES ? $0 : nil }
    Self.forEachNetwork(traffic, senders, others, of: amazon.map { $0?.region }) {
      network, region, messages in
      rule.add(messages, in: network, showing: region)
    }
    add(names, traffic, others)
    // Where no mail shows a region, none is to be found for any.
    guard !rule.isEmpty else { return }
    let mailFroms = amazon.map { $0?.region == nil ? $0?.customMailFrom : nil }
    Self.forEachNetwork(traffic, senders, others, of: mailFroms) { network, mailFrom, messages in
      rule.add(messages, in: network, withMailFrom: mailFrom)
    }
  }

  /// The region of a sender's mail from a network.
  func region(of sender: AuthenticatedSender, in network: NetworkNumber?) -> String? {
    rule.region(showing: sender.region, in: network, withMailFrom: sender.customMailFrom)
  }

  /// The region of a network of Amazon's.
  func region(of network: NetworkNumber) -> String? { rule.region(of: network) }

  private mutating func add(_ names: AmazonNames, _ traffic: Traffic, _ others: OtherPlaceOrder) {
    for (address, region) in names.regions where !address.isIPv6 {
      rule.add(
        addressIn: NetworkNumber(ipv4: UInt32(truncatingIfNeeded: address.low)), named: region)
    }
    let named = Dictionary(grouping: names.regions.filter { $0.key.isIPv6 }) {
      $0.key.networkAddress
    }
    guard !named.isEmpty else { return }
    // Networks of these have their numbers by the traffic, whose places follow each other in them.
    var last: NetworkNumber?
    for (rank, place) in others.places.enumerated() {
      let network = NetworkNumber(rank: UInt32(truncatingIfNeeded: rank), others)
      guard let network, network != last else { continue }
      last = network
      guard let address = traffic.otherPlaces[Int(place)].address?.networkAddress else { continue }
      for name in named[address] ?? [] { rule.add(addressIn: network, named: name.value) }
    }
  }

  /// Calls `body` with the messages of each network that sent mail with a text. There are thousands of
  /// groups and few networks and texts, so numbers are added up first.
  ///
  /// - Parameter texts: one for each sender; its mail is left out without one.
  private static func forEachNetwork(
    _ traffic: Traffic, _ senders: TrafficSenders, _ others: OtherPlaceOrder,
    of texts: [String?], _ body: (NetworkNumber, String, Int) -> Void
  ) {
    let numbers = Dictionary(
      zip(Set(texts.compactMap(\.self)), 0...), uniquingKeysWith: { first, _ in first })
    guard !numbers.isEmpty else { return }
    var sums: [NetworkNumber: [Int]] = [:]
    let empty = Array(repeating: 0, count: numbers.count)
    for (group, sender) in zip(traffic.groups, senders.ofGroup) {
      guard let text = texts[Int(sender)], let number = numbers[text] else { continue }
      var (last, messages): (NetworkNumber?, Int) = (nil, 0)
      for source in group.sources {
        let network = NetworkNumber(traffic.sources[source].place, others)
        if network != last {
          if let last { sums[last, default: empty][number] += messages }
          (last, messages) = (network, 0)
        }
        messages += TrafficSenders.bounded(traffic.sources[source].messages)
      }
      if let last { sums[last, default: empty][number] += messages }
    }
    for (network, sums) in sums {
      for (text, number) in numbers where sums[number] > 0 { body(network, text, sums[number]) }
    }
  }
}
