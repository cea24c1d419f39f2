/// The sources of a traffic, and what is proved about each group of it.
public struct NamedSources: Sendable {
  /// The source with the most messages first.
  public let names: [SourceName]
  /// Places in `names`, one for each group of the traffic.
  public let sourceOfGroup: [Int]
  public let proofs: [SenderProof]
  /// Places in `proofs`, one for each group of the traffic.
  public let proofOfGroup: [Int]

  init(_ traffic: TrafficStreams, _ names: [SourceName]) {
    var sources: [String: (rule: NamingRule, messages: Int)] = [:]
    for (stream, name) in zip(traffic.streams, names) {
      let rule = sources[name.text].map { min($0.rule, name.rule) } ?? name.rule
      let messages = sources[name.text]?.messages ?? 0
      sources[name.text] = (rule, messages + stream.messages)
    }
    let ordered = sources.sorted { left, right in
      left.value.messages == right.value.messages
        ? left.key < right.key : left.value.messages > right.value.messages
    }
    let places = Dictionary(uniqueKeysWithValues: zip(ordered.map(\.key), ordered.indices))
    let sourceOfStream = names.map { places[$0.text] ?? 0 }
    self.names = ordered.map { SourceName(text: $0.key, rule: $0.value.rule) }
    sourceOfGroup = traffic.streamOfGroup.map { sourceOfStream[$0] }
    proofs = traffic.senders.map(\.proof)
    proofOfGroup = traffic.streamOfGroup.map { traffic.streams[$0].sender }
  }
}
