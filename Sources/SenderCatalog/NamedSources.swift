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

  init(_ traffic: Traffic, _ streams: TrafficStreams, _ found: StreamNames) {
    var counts = Array(repeating: Count(), count: found.contents.count)
    for (sender, name) in found.nameOfSender.enumerated() where name >= 0 {
      counts[Int(name)].add(
        streams.messagesOfSender[sender], of: sender, streams.senders[sender].rule)
    }
    for (place, stream) in streams.streams.enumerated()
    where found.nameOfSender[Int(stream.sender)] < 0 {
      counts[Int(found.names[place])].add(
        stream.messages, of: Int(stream.sender), found.rules[place])
    }
    // Every name has a stream: one that lost all of its own has no messages.
    let order = found.contents.indices.filter { counts[$0].messages > 0 }.sorted {
      counts[$0].messages == counts[$1].messages
        ? found.contents[$0] < found.contents[$1] : counts[$0].messages > counts[$1].messages
    }
    var places = Array(repeating: Int32(0), count: found.contents.count)
    for (place, name) in order.enumerated() { places[name] = Int32(truncatingIfNeeded: place) }
    var names = order.map { name in
      Self.name(found.contents[name], counts[name], streams, found.hosts[Int32(name)])
    }
    Self.spread(streams, found, places, over: &names)
    self.names = names
    (shares, shareStarts) = Self.bySource(
      Self.shares(traffic, streams, found) { places[Int($0)] }, names.count)
    proofs = streams.senders.map(\.proof)
    proofOfGroup = streams.senderOfGroup.map { Int($0) }
  }

  /// The shares of one source.
  ///
  /// - Parameter source: a place in ``names``.
  public func shares(of source: Int) -> ArraySlice<SourceShare> {
    shares[shareStarts[source]..<shareStarts[source + 1]]
  }

  private struct Count {
    var messages = 0
    var rule = NamingRule.unknownAddress
    /// The sender of the most mail with that rule.
    var sender = -1
    private var messagesOfSender = 0

    mutating func add(_ messages: Int, of sender: Int, _ rule: NamingRule) {
      self.messages += messages
      guard rule < self.rule || rule == self.rule && messages > messagesOfSender else { return }
      self.rule = rule
      self.sender = sender
      messagesOfSender = messages
    }
  }

  private static func name(
    _ content: SourceName.Content, _ count: Count, _ streams: TrafficStreams,
    _ host: HostNames.Host?
  ) -> SourceName {
    var name = SourceName(content, rule: count.rule)
    if let identification = count.sender < 0 ? nil : streams.senders[count.sender].identification {
      name.service = identification.entry?.id
      name.evidence = identification.evidence
    } else if let host {
      name.service = host.service
      name.evidence = [host.evidence]
    }
    return name
  }

  /// Counts the addresses of mail that nobody signed, for sources that addresses or a MAIL FROM domain
  /// name.
  private static func spread(
    _ streams: TrafficStreams, _ found: StreamNames, _ sources: [Int32],
    over names: inout [SourceName]
  ) {
    /// The messages of a source at the address that is being looked at.
    struct Address {
      var place = -1
      var messages = 0
    }
    var addresses = Array(repeating: Address(), count: names.count)
    var networks = Array(repeating: Int32.min, count: names.count)
    var spreads = Array(repeating: AddressSpread(), count: names.count)
    var counted: [Int] = []
    let rules = found.rules
    for (place, streamPlace) in streams.places.enumerated()
    where !streams.isNetwork(streamPlace.place) {
      counted.removeAll(keepingCapacity: true)
      for stream in streamPlace.range where rules[stream].countsAddresses {
        let source = Int(sources[Int(found.names[stream])])
        if addresses[source].place != place {
          addresses[source] = Address(place: place)
          counted.append(source)
        }
        addresses[source].messages += streams.streams[stream].messages
      }
      for source in counted {
        spreads[source].addresses += 1
        if addresses[source].messages <= AddressSpread.fewMessages {
          spreads[source].lightAddresses += 1
        }
        if networks[source] != streamPlace.network {
          networks[source] = streamPlace.network
          spreads[source].networks += 1
        }
      }
    }
    for (source, spread) in spreads.enumerated() where spread.addresses > 0 {
      names[source].spread = spread
    }
  }

  /// - Parameter sourceOfName: the source of a number of a name.
  private static func shares(
    _ traffic: Traffic, _ streams: TrafficStreams, _ found: StreamNames,
    sourceOfName: (Int32) -> Int32
  ) -> [SourceShare] {
    var shares: [SourceShare] = []
    shares.reserveCapacity(traffic.groups.count + streams.streamOfSource.count)
    let sources = traffic.sources
    for (place, group) in traffic.groups.enumerated() where !group.sources.isEmpty {
      var share = SourceShare(group: Int32(truncatingIfNeeded: place), source: -1, messages: 0)
      let name = found.nameOfSender[Int(streams.senderOfGroup[place])]
      if name >= 0 {
        share.source = sourceOfName(name)
        share.messages = TrafficStreams.bounded(group.messages)
      }
      for (index, stream) in zip(
        group.sources, streams.streamOfSource[streams.streamsOfGroup[place]])
      {
        let source = sourceOfName(found.names[Int(stream)])
        let messages = TrafficStreams.bounded(sources[index].messages)
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

  /// Sorts shares by source. A domain has millions of them, and whoever adds them up goes from one
  /// source to the next.
  private static func bySource(
    _ shares: [SourceShare], _ sources: Int
  ) -> (shares: [SourceShare], starts: [Int]) {
    var starts = Array(repeating: 0, count: sources + 1)
    for share in shares { starts[Int(share.source) + 1] += 1 }
    for source in 0..<sources { starts[source + 1] += starts[source] }
    var next = starts
    let sorted = [SourceShare](unsafeUninitializedCapacity: shares.count) { sorted, count in
      for share in shares {
        sorted.initializeElement(at: next[Int(share.source)], to: share)
        next[Int(share.source)] += 1
      }
      count = shares.count
    }
    return (sorted, starts)
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
