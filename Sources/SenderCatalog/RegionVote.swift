import DMARC

/// Which region of Amazon SES a stream belongs to. Identities, their DKIM and their diagnosis are
/// per region (ses.md 3.3), so a region that does not sign must not hide behind one that does.
///
/// The default MAIL FROM domain shows the region; a custom one does not. Where Amazon falls back
/// from the custom to the default one (configuration F), the same service shows both, so a custom
/// MAIL FROM belongs to the region that its address shows elsewhere. An address that never fell back
/// belongs to the region that most mail with the same MAIL FROM domain has by that rule.
struct RegionVote {
  private var byAddress = MajorityVote<IPAddress, String>()
  private var byMailFrom = MajorityVote<String, String>()

  init(_ traffic: TrafficStreams) {
    let streams = traffic.streams.filter { traffic.sender(of: $0).proof.isAmazonSES }
    for stream in streams {
      guard let address = stream.address, let region = traffic.sender(of: stream).region else {
        continue
      }
      byAddress.add(stream.messages, of: address, for: region)
    }
    for stream in streams {
      let sender = traffic.sender(of: stream)
      guard sender.region == nil, let mailFrom = sender.customMailFrom,
        let region = stream.address.flatMap({ byAddress.choice(of: $0) })
      else { continue }
      byMailFrom.add(stream.messages, of: mailFrom, for: region)
    }
  }

  func region(of stream: TrafficStream, _ sender: AuthenticatedSender) -> String? {
    sender.region ?? stream.address.flatMap { byAddress.choice(of: $0) }
      ?? sender.customMailFrom.flatMap { byMailFrom.choice(of: $0) }
  }
}
