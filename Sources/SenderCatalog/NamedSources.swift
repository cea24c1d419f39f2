import DMARC

/// The sources of a traffic, and what is proved about each group of it.
public struct NamedSources: Sendable {
  /// The source with the most messages first.
  public let names: [SourceName]
  /// The groups, divided among the sources: those of a source follow each other, in the order of the
  /// groups.
  public let shares: [SourceShare]
  /// For each source, where its shares begin; behind them where they end.
  private let shareStarts: [Int]
  public let proofs: [SenderProof]
  /// Places in `proofs`, one for each group of the traffic.
  public let proofOfGroup: [Int]

  init(
    _ traffic: Traffic, _ senders: TrafficSenders, _ senderNames: SenderNames,
    _ slices: [NamedSlice]
  ) {
    let merged = MergedNames(senders, senderNames, slices)
    let sources = merged.sources
    // A name whose mail all went to another one has no messages.
    let order = sources.indices.filter { sources[$0].count.messages > 0 }.sorted {
      sources[$0].count.messages == sources[$1].count.messages
        ? sources[$0].content < sources[$1].content
        : sources[$0].count.messages > sources[$1].count.messages
    }
    var places = Array(repeating: Int32(-1), count: sources.count)
    for (place, source) in order.enumerated() {
      places[source] = Int32(truncatingIfNeeded: place)
    }
    names = order.map { Self.name(sources[$0], senders) }
    let divided = DividedGroups(traffic, senders, merged, slices, places, sources: order.count)
    (shares, shareStarts) = (divided.shares, divided.starts)
    proofs = senders.senders.map(\.proof)
    proofOfGroup = senders.ofGroup.map { Int($0) }
  }

  /// The shares of one source.
  ///
  /// - Parameter source: a place in ``names``.
  public func shares(of source: Int) -> ArraySlice<SourceShare> {
    shares[shareStarts[source]..<shareStarts[source + 1]]
  }

  private static func name(_ source: NamedSlice.Name, _ senders: TrafficSenders) -> SourceName {
    var name = SourceName(source.content, rule: source.count.rule)
    let sender = source.count.sender
    if let identification = sender < 0 ? nil : senders.senders[sender].identification {
      name.service = identification.entry?.id
      name.evidence = identification.evidence
    } else if let host = source.host {
      name.service = host.service
      name.evidence = [host.evidence]
    }
    if source.spread.addresses > 0 { name.spread = source.spread }
    return name
  }
}
