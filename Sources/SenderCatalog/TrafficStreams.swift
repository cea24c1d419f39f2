import DMARC

/// Mail of a traffic that is alike in everything that a name depends on: where it came from, the
/// authentication results and the Author Domain.
struct TrafficStream: BitwiseCopyable {
  /// A place in ``TrafficStreams/places``.
  let place: Int32
  /// A place in ``TrafficStreams/senders``.
  let sender: Int32
  var messages = 0
}

/// Where streams came from.
struct StreamPlace {
  let place: TrafficSource.Place
  /// A place in ``TrafficStreams/networks``; -1 for no address.
  let network: Int32
  /// Places in ``TrafficStreams/streams``.
  let streams: Range<Int32>

  var range: Range<Int> { Int(streams.lowerBound)..<Int(streams.upperBound) }
}

/// The distinct streams of a traffic, in the order of where they came from. Texts are looked at once
/// for each different sender, and only numbers for each stream.
///
/// Mail that its authentication names has that name wherever it came from. It is looked at where its
/// network sends other mail as well, which it may name; most of a domain's mail never is.
struct TrafficStreams {
  private(set) var senders: [AuthenticatedSender] = []
  /// Messages of each of `senders`.
  private(set) var messagesOfSender: [Int] = []
  private(set) var streams: [TrafficStream] = []
  private(set) var places: [StreamPlace] = []
  /// For each network, its streams. Mail of unknown origin is in none and stands behind all.
  private(set) var networks: [Range<Int>] = []
  /// Places in `senders`, one for each group.
  private(set) var senderOfGroup: [Int32] = []
  /// For each group, the streams of its sources in their order; empty where the sender has a name.
  private(set) var streamsOfGroup: [Range<Int>] = []
  /// What `streamsOfGroup` are places in: places in `streams`.
  private(set) var streamOfSource: [Int32] = []
  private let traffic: Traffic

  private struct Results: Hashable {
    let authResults: Int
    let authorDomain: Int
  }

  /// More than the world's mail of a day; no sum of groups overflows below it.
  private static let mostMessages = 1_000_000_000_000

  static func bounded(_ messages: Int) -> Int { min(max(0, messages), mostMessages) }

  init(
    _ traffic: Traffic, catalog: SenderCatalog, organizationalDomain: (String) -> String
  ) {
    self.traffic = traffic
    var senderOfResults: [Results: Int32] = [:]
    senderOfGroup.reserveCapacity(traffic.groups.count)
    for group in traffic.groups {
      let results = Results(authResults: group.authResults, authorDomain: group.authorDomain)
      let sender = senderOfResults[results] ?? Int32(truncatingIfNeeded: senders.count)
      if sender == senders.count {
        senderOfResults[results] = sender
        senders.append(
          AuthenticatedSender(
            traffic.authResults[group.authResults],
            authorDomain: traffic.authorDomains[group.authorDomain], catalog: catalog,
            organizationalDomain: organizationalDomain))
        messagesOfSender.append(0)
      }
      senderOfGroup.append(sender)
      messagesOfSender[Int(sender)] += Self.bounded(group.messages)
    }
    addStreams()
    addNetworks()
  }

  private mutating func addStreams() {
    let isNamed = senders.map(\.isNamed)
    let countsAddresses = senders.map(\.rule.countsAddresses)
    var networks = WantedNetworks()
    for (group, sender) in zip(traffic.groups, senderOfGroup) where !isNamed[Int(sender)] {
      for source in group.sources { networks.insert(traffic.sources[source].place) }
    }
    var wanted: [Int32] = []
    wanted.reserveCapacity(traffic.sources.count)
    var senderOfWanted: [Int32] = []
    senderOfWanted.reserveCapacity(traffic.sources.count)
    for (group, sender) in zip(traffic.groups, senderOfGroup) {
      let start = wanted.count
      if isNamed[Int(sender)] {
        for source in group.sources {
          let place = traffic.sources[source].place
          if networks.contains(place) || countsAddresses[Int(sender)] && !isNetwork(place) {
            wanted.append(Int32(truncatingIfNeeded: source))
          }
        }
      } else {
        for source in group.sources { wanted.append(Int32(truncatingIfNeeded: source)) }
      }
      streamsOfGroup.append(isNamed[Int(sender)] ? start..<start : start..<wanted.count)
      senderOfWanted.append(contentsOf: repeatElement(sender, count: wanted.count - start))
    }
    add(PlaceOrder(traffic, of: wanted), wanted, senderOfWanted)
  }

  private mutating func add(_ order: PlaceOrder, _ wanted: [Int32], _ senderOfWanted: [Int32]) {
    let sources = traffic.sources
    var streams: [TrafficStream] = []
    streams.reserveCapacity(wanted.count)
    var streamOfSource = Array(repeating: Int32(0), count: wanted.count)
    places.reserveCapacity(order.runs.count)
    // The last stream of each sender: of this place, if it does not stand before its first.
    var lastStream = Array(repeating: -1, count: senders.count)
    for run in order.runs {
      let first = streams.count
      for position in run.sources {
        let source = Int(order.sources[Int(position)])
        let sender = senderOfWanted[source]
        let messages = Self.bounded(sources[Int(wanted[source])].messages)
        let last = lastStream[Int(sender)]
        if last >= first {
          streams[last].messages += messages
          streamOfSource[source] = Int32(truncatingIfNeeded: last)
        } else {
          lastStream[Int(sender)] = streams.count
          streamOfSource[source] = Int32(truncatingIfNeeded: streams.count)
          streams.append(
            TrafficStream(
              place: Int32(truncatingIfNeeded: places.count), sender: sender, messages: messages))
        }
      }
      places.append(
        StreamPlace(
          place: run.place, network: run.network,
          streams: Int32(truncatingIfNeeded: first)..<Int32(truncatingIfNeeded: streams.count)))
    }
    (self.streams, self.streamOfSource) = (streams, streamOfSource)
  }

  private mutating func addNetworks() {
    for place in places where place.network >= 0 {
      if Int(place.network) == networks.count {
        networks.append(place.range)
      } else {
        let first = networks[Int(place.network)].lowerBound
        networks[Int(place.network)] = first..<place.range.upperBound
      }
    }
  }

  func sender(of stream: TrafficStream) -> AuthenticatedSender { senders[Int(stream.sender)] }

  func network(of stream: TrafficStream) -> Int32 { places[Int(stream.place)].network }

  func origin(of stream: TrafficStream) -> TrafficPlace {
    traffic.place(places[Int(stream.place)].place)
  }

  func isAddress(_ place: StreamPlace) -> Bool { place.network >= 0 && !isNetwork(place.place) }

  func isNetwork(_ place: TrafficSource.Place) -> Bool {
    switch place {
    case .address: false
    case .network: true
    case .other: traffic.place(place).isNetwork
    }
  }
}

/// The IPv4 networks that mail without a name came from, a bit each: two million bytes.
private struct WantedNetworks {
  private var bits = Array(repeating: UInt64(0), count: 1 << 18)

  mutating func insert(_ place: TrafficSource.Place) {
    guard let network = Self.network(place) else { return }
    bits[network >> 6] |= 1 << UInt64(network & 63)
  }

  /// Whether mail of a place may name other mail; of those that are not IPv4, all may.
  func contains(_ place: TrafficSource.Place) -> Bool {
    guard let network = Self.network(place) else { return true }
    return bits[network >> 6] & 1 << UInt64(network & 63) != 0
  }

  private static func network(_ place: TrafficSource.Place) -> Int? {
    switch place {
    case .address(let address), .network(let address): Int(address >> 8)
    case .other: nil
    }
  }
}
