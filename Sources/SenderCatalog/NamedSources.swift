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
    var counts = Array(repeating: Count(), count: found.contents.count)
    for (place, stream) in streams.streams.enumerated() {
      counts[Int(found.names[place])].add(stream, found.rules[place])
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
    shares = Self.shares(traffic, streams) { places[Int(found.names[$0])] }
    proofs = streams.senders.map(\.proof)
    proofOfGroup = streams.senderOfGroup
  }

  private struct Count {
    var messages = 0
    var rule = NamingRule.unknownAddress
    /// The sender of the most mail with that rule.
    var sender = -1
    private var messagesOfSender = 0

    mutating func add(_ stream: TrafficStream, _ rule: NamingRule) {
      messages += stream.messages
      guard rule < self.rule || rule == self.rule && stream.messages > messagesOfSender else {
        return
      }
      self.rule = rule
      sender = Int(stream.sender)
      messagesOfSender = stream.messages
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
    _ streams: TrafficStreams, _ found: StreamNames, _ places: [Int32],
    over names: inout [SourceName]
  ) {
    var table = NumberTable()
    var messages: [Int] = []
    for (place, stream) in streams.streams.enumerated() where isSpread(found.rules[place]) {
      guard !streams.places[Int(stream.place)].isNetwork else { continue }
      let source = places[Int(found.names[place])]
      let (number, isNew) = table.number(of: NumberTable.key(source, stream.place))
      if isNew { messages.append(0) }
      messages[number] += stream.messages
    }
    var networks: Set<UInt64> = []
    for (key, messages) in zip(table.keys, messages) {
      let (name, place) = (Int(key >> 32), Int(key & 0xffff_ffff))
      var spread = names[name].spread ?? AddressSpread()
      spread.addresses += 1
      if messages <= AddressSpread.fewMessages { spread.lightAddresses += 1 }
      if names[name].rule == .network {
        spread.networks = 1
      } else if networks.insert(NumberTable.key(Int32(name), streams.networkOfPlace[place]))
        .inserted
      {
        spread.networks += 1
      }
      names[name].spread = spread
    }
  }

  private static func isSpread(_ rule: NamingRule) -> Bool {
    rule == .network || rule == .scattered || rule == .mailFromDomain
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
