import DMARC

/// Which region of Amazon SES mail belongs to. Identities, their DKIM and their diagnosis are per region
/// (ses.md 3.3), so a region that does not sign must not hide behind one that does.
///
/// The default MAIL FROM domain shows the region; a custom one does not. Where Amazon falls back
/// from the custom to the default one (configuration F), the same service shows both, so a custom
/// MAIL FROM belongs to the region that its network shows elsewhere. A network that never fell back
/// belongs to the region that most mail with the same MAIL FROM domain has by that rule.
struct RegionVote {
  /// For each network that shows any, the region of most of its mail.
  private var byNetwork: [NetworkNumber: String] = [:]
  private var byMailFrom = MajorityVote<String, String>()

  init(_ traffic: Traffic, _ senders: TrafficSenders, _ others: OtherPlaceOrder) {
    let amazon = senders.senders.map { $0.proof.isAmazonSES ? $0 : nil }
    let regions = amazon.map { $0?.region }
    // Where no mail shows a region, none is to be found for any.
    guard regions.contains(where: { $0 != nil }) else { return }
    var votes: [NetworkNumber: [String: Int]] = [:]
    Self.forEachNetwork(traffic, senders, others, of: regions) { network, region, messages in
      votes[network, default: [:]][region, default: 0] += messages
    }
    byNetwork = votes.compactMapValues { ballot in
      let all = ballot.values.reduce(0, +)
      return ballot.first { 2 * $0.value > all }?.key
    }
    let mailFroms = amazon.map { $0?.region == nil ? $0?.customMailFrom : nil }
    Self.forEachNetwork(traffic, senders, others, of: mailFroms) { network, mailFrom, messages in
      guard let region = byNetwork[network] else { return }
      byMailFrom.add(messages, of: mailFrom, for: region)
    }
  }

  /// The region of a sender's mail from a network.
  func region(of sender: AuthenticatedSender, in network: NetworkNumber?) -> String? {
    sender.region ?? network.flatMap { byNetwork[$0] }
      ?? sender.customMailFrom.flatMap { byMailFrom.choice(of: $0) }
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
