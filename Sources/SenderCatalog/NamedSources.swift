import DMARC

/// The sources of a traffic, and what is proved about each group of it.
public struct NamedSources: Sendable {
  /// The source with the most messages first.
  public let names: [SourceName]
  /// The groups, divided among the sources: those of a group follow each other.
  public let shares: [SourceShare]
  public let proofs: [SenderProof]
  /// Places in `proofs`, one for each group of the traffic.
  public let proofOfGroup: [Int]

  init(_ traffic: Traffic, _ streams: TrafficStreams, _ found: StreamNames) {
    var messages = Array(repeating: 0, count: found.contents.count)
    var rules = Array(repeating: NamingRule.unknownAddress, count: found.contents.count)
    for (place, stream) in streams.streams.enumerated() {
      let name = Int(found.names[place])
      messages[name] += stream.messages
      rules[name] = min(rules[name], found.rules[place])
    }
    // Every name has a stream: one that lost all of its own has no messages.
    let order = found.contents.indices.filter { messages[$0] > 0 }.sorted {
      messages[$0] == messages[$1]
        ? found.contents[$0] < found.contents[$1] : messages[$0] > messages[$1]
    }
    var places = Array(repeating: Int32(0), count: found.contents.count)
    for (place, name) in order.enumerated() { places[name] = Int32(truncatingIfNeeded: place) }
    names = order.map { SourceName(found.contents[$0], rule: rules[$0]) }
    shares = Self.shares(traffic, streams) { places[Int(found.names[$0])] }
    proofs = streams.senders.map(\.proof)
    proofOfGroup = streams.senderOfGroup
  }

  private static func shares(
    _ traffic: Traffic, _ streams: TrafficStreams, sourceOfStream: (Int) -> Int32
  ) -> [SourceShare] {
    var shares: [SourceShare] = []
    shares.reserveCapacity(traffic.groups.count)
    for (place, group) in traffic.groups.enumerated() {
      var share = SourceShare(group: Int32(truncatingIfNeeded: place), source: -1, messages: 0)
      for index in group.sources {
        let source = sourceOfStream(Int(streams.streamOfSource[index]))
        let messages = TrafficStreams.bounded(traffic.sources[index].messages)
        if source == share.source {
          share.messages += messages
        } else {
          if share.source >= 0 { shares.append(share) }
          (share.source, share.messages) = (source, messages)
        }
      }
      if share.source >= 0 { shares.append(share) }
    }
    return shares
  }
}

/// Messages of a group that one source sent.
public struct SourceShare: BitwiseCopyable, Sendable, Hashable {
  /// A place in ``Traffic/groups``.
  public var group: Int32
  /// A place in ``NamedSources/names``.
  public var source: Int32
  public var messages: Int

  public init(group: Int32, source: Int32, messages: Int) {
    self.group = group
    self.source = source
    self.messages = messages
  }
}
