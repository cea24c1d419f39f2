import DMARC

/// Which region of Amazon SES a stream belongs to. Identities, their DKIM and their diagnosis are
/// per region (ses.md 3.3), so a region that does not sign must not hide behind one that does.
///
/// The default MAIL FROM domain shows the region; a custom one does not. Where Amazon falls back
/// from the custom to the default one (configuration F), the same service shows both, so a custom
/// MAIL FROM belongs to the region that its network shows elsewhere. A network that never fell back
/// belongs to the region that most mail with the same MAIL FROM domain has by that rule.
struct RegionVote {
  private let traffic: TrafficStreams
  private var byNetwork = MajorityVote<Int32, String>()
  private var byMailFrom = MajorityVote<String, String>()

  init(_ traffic: TrafficStreams) {
    self.traffic = traffic
    let streams = traffic.streams.filter { traffic.sender(of: $0).proof.isAmazonSES }
    for stream in streams {
      guard let region = traffic.sender(of: stream).region else { continue }
      byNetwork.add(stream.messages, of: traffic.network(of: stream), for: region)
    }
    for stream in streams {
      let sender = traffic.sender(of: stream)
      guard sender.region == nil, let mailFrom = sender.customMailFrom,
        let region = shown(near: stream)
      else { continue }
      byMailFrom.add(stream.messages, of: mailFrom, for: region)
    }
  }

  func region(of stream: TrafficStream, _ sender: AuthenticatedSender) -> String? {
    sender.region ?? shown(near: stream)
      ?? sender.customMailFrom.flatMap { byMailFrom.choice(of: $0) }
  }

  private func shown(near stream: TrafficStream) -> String? {
    let network = traffic.network(of: stream)
    return network < 0 ? nil : byNetwork.choice(of: network)
  }
}
