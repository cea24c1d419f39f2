import DMARC

/// Mail of a traffic that is alike in everything that a name depends on: the address, the
/// authentication results and the Author Domain.
struct TrafficStream {
  let address: IPAddress?
  /// A place in ``TrafficStreams/senders``.
  let sender: Int
  var messages = 0
}

/// The distinct streams of a traffic. There are few of them, so that texts are looked at here and
/// only numbers once a group.
struct TrafficStreams {
  private(set) var senders: [AuthenticatedSender] = []
  private(set) var streams: [TrafficStream] = []
  /// Places in `streams`, one for each group.
  private(set) var streamOfGroup: [Int] = []

  private struct Results: Hashable {
    let authResults: Int
    let authorDomain: Int
  }

  private struct Origin: Hashable {
    let address: IPAddress?
    let sender: Int
  }

  /// More than the world's mail of a day; no sum of groups overflows below it.
  private static let mostMessages = 1_000_000_000_000

  init(_ traffic: Traffic, organizationalDomain: (String) -> String) {
    var senderOfResults: [Results: Int] = [:]
    var streamOfOrigin: [Origin: Int] = [:]
    streamOfGroup.reserveCapacity(traffic.groups.count)
    for group in traffic.groups {
      let results = Results(authResults: group.authResults, authorDomain: group.authorDomain)
      let sender = senderOfResults[results] ?? senders.count
      if sender == senders.count {
        senderOfResults[results] = sender
        senders.append(
          AuthenticatedSender(
            traffic.authResults[group.authResults],
            authorDomain: traffic.authorDomains[group.authorDomain],
            organizationalDomain: organizationalDomain))
      }
      let origin = Origin(address: group.address, sender: sender)
      let stream = streamOfOrigin[origin] ?? streams.count
      if stream == streams.count {
        streamOfOrigin[origin] = stream
        streams.append(
          TrafficStream(address: group.address, sender: sender))
      }
      streams[stream].messages += min(max(0, group.messages), Self.mostMessages)
      streamOfGroup.append(stream)
    }
  }

  func sender(of stream: TrafficStream) -> AuthenticatedSender { senders[stream.sender] }
}
