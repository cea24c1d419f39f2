import DMARC

/// Mail of a traffic that is alike in everything that a name depends on: where it came from, the
/// authentication results and the Author Domain.
struct TrafficStream: BitwiseCopyable {
  /// A place in ``Traffic/places``.
  let place: Int32
  /// A place in ``TrafficStreams/senders``.
  let sender: Int32
  var messages = 0
}

/// The distinct streams of a traffic. Texts are looked at once for each different sender, and only
/// numbers for each stream.
struct TrafficStreams {
  private(set) var senders: [AuthenticatedSender] = []
  private(set) var streams: [TrafficStream] = []
  /// Places in `senders`, one for each group.
  private(set) var senderOfGroup: [Int] = []
  /// Places in `streams`, one for each of ``Traffic/sources``.
  private(set) var streamOfSource: [Int32] = []
  let places: [TrafficPlace]
  /// A number for the network of each of `places`; -1 for no address.
  let networkOfPlace: [Int32]

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
    places = traffic.places
    networkOfPlace = Self.networks(of: places)
    var senderOfResults: [Results: Int] = [:]
    var table = NumberTable()
    senderOfGroup.reserveCapacity(traffic.groups.count)
    streamOfSource = Array(repeating: 0, count: traffic.sources.count)
    for group in traffic.groups {
      let results = Results(authResults: group.authResults, authorDomain: group.authorDomain)
      let sender = senderOfResults[results] ?? senders.count
      if sender == senders.count {
        senderOfResults[results] = sender
        senders.append(
          AuthenticatedSender(
            traffic.authResults[group.authResults],
            authorDomain: traffic.authorDomains[group.authorDomain], catalog: catalog,
            organizationalDomain: organizationalDomain))
      }
      senderOfGroup.append(sender)
      for index in group.sources {
        let source = traffic.sources[index]
        let (stream, isNew) = table.number(
          of: NumberTable.key(Int32(truncatingIfNeeded: sender), source.place))
        if isNew {
          streams.append(
            TrafficStream(place: source.place, sender: Int32(truncatingIfNeeded: sender)))
        }
        streams[stream].messages += Self.bounded(source.messages)
        streamOfSource[index] = Int32(truncatingIfNeeded: stream)
      }
    }
  }

  func sender(of stream: TrafficStream) -> AuthenticatedSender { senders[Int(stream.sender)] }

  func network(of stream: TrafficStream) -> Int32 { networkOfPlace[Int(stream.place)] }

  private static func networks(of places: [TrafficPlace]) -> [Int32] {
    var table = NumberTable()
    // An IPv6 network has 48 bits, an IPv4 one 24, so one bit more tells them apart.
    return places.map { place in
      guard let address = place.address else { return -1 }
      let key = address.isIPv6 ? address.high >> 16 | 1 << 63 : address.low >> 8
      return Int32(truncatingIfNeeded: table.number(of: key).number)
    }
  }
}
