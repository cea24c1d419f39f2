import DMARC

/// What the names of a slice of a traffic come to, which is all that is kept of it.
struct NamedSlice {
  struct Name {
    let content: SourceName.Content
    var count = SourceCount()
    var spread = AddressSpread()
    var host: HostNames.Host?
    /// Whether it is a network that sent next to nothing.
    let isSmallNetwork: Bool
  }

  private(set) var names: [Name] = []
  /// In the order of the groups, without mail of senders that have one name everywhere. The source is a
  /// place in `names`.
  private(set) var shares: [SourceShare] = []
  let smallNetworkCount: Int

  init(
    _ slice: TrafficSlices.Slice, of slices: TrafficSlices, _ streams: TrafficStreams,
    _ found: StreamNames, _ senderNames: SenderNames
  ) {
    smallNetworkCount = found.smallNetworkCount
    let senders = streams.senders
    // Few of the senders' names are met here.
    var places = Array(repeating: Int32(-1), count: senderNames.texts.count + found.contents.count)
    names.reserveCapacity(found.contents.count)
    for number in found.names {
      if places[Int(number)] < 0 {
        places[Int(number)] = Int32(truncatingIfNeeded: names.count)
        names.append(Self.name(number, found, senderNames))
      }
    }
    let nameOfStream = found.names.map { places[Int($0)] }
    for (place, stream) in streams.streams.enumerated()
    where !senders.isNamed[Int(stream.sender)] {
      names[Int(nameOfStream[place])].count.add(
        stream.messages, of: Int(stream.sender), found.rules[place])
    }
    spread(streams, found, nameOfStream)
    addShares(slice, slices, streams, nameOfStream)
  }

  private static func name(
    _ number: Int32, _ found: StreamNames, _ senderNames: SenderNames
  ) -> Name {
    let place = Int(number) - senderNames.texts.count
    return Name(
      content: place < 0 ? .text(senderNames.texts[Int(number)]) : found.contents[place],
      host: found.hosts[number], isSmallNetwork: found.smallNetworks.contains(number))
  }

  /// Counts the addresses of mail that nobody signed, for sources that addresses or a MAIL FROM domain
  /// name.
  private mutating func spread(
    _ streams: TrafficStreams, _ found: StreamNames, _ nameOfStream: [Int32]
  ) {
    var tallies = Array(repeating: SpreadTally(), count: names.count)
    var counted: [Int] = []
    for streamPlace in streams.places where !streams.isNetwork(streamPlace.place) {
      for stream in streamPlace.range where found.rules[stream].countsAddresses {
        let name = Int(nameOfStream[stream])
        // Mostly an address has one stream.
        if streamPlace.streams.count > 1, tallies[name].messages == nil { counted.append(name) }
        tallies[name].messages = (tallies[name].messages ?? 0) + streams.streams[stream].messages
        if streamPlace.streams.count == 1 { tallies[name].endAddress(in: streamPlace.network) }
      }
      guard !counted.isEmpty else { continue }
      for name in counted { tallies[name].endAddress(in: streamPlace.network) }
      counted.removeAll(keepingCapacity: true)
    }
    for (name, tally) in tallies.enumerated() { names[name].spread = tally.spread }
  }

  /// Counts the addresses of a name, which come in order.
  private struct SpreadTally: BitwiseCopyable {
    private(set) var spread = AddressSpread()
    /// Those at the address that is being looked at.
    var messages: Int?
    private var network: NetworkNumber?

    mutating func endAddress(in network: NetworkNumber?) {
      if spread.addresses == 0 || network != self.network {
        self.network = network
        spread.networks += 1
      }
      spread.addresses += 1
      if messages ?? 0 <= AddressSpread.fewMessages { spread.lightAddresses += 1 }
      messages = nil
    }
  }

  private mutating func addShares(
    _ slice: TrafficSlices.Slice, _ slices: TrafficSlices, _ streams: TrafficStreams,
    _ nameOfStream: [Int32]
  ) {
    let senders = streams.senders
    var share = SourceShare(group: -1, source: -1, messages: 0)
    for position in slice.range {
      let group = slices.sources[position].group
      guard !senders.isNamed[Int(senders.ofGroup[group])] else { continue }
      let name = nameOfStream[Int(streams.streamOfSource[position - slice.range.lowerBound])]
      let messages = slices.messages(at: position)
      if name == share.source, group == Int(share.group) {
        share.messages += messages
      } else {
        if share.group >= 0 { shares.append(share) }
        share = SourceShare(
          group: Int32(truncatingIfNeeded: group), source: name, messages: messages)
      }
    }
    if share.group >= 0 { shares.append(share) }
  }
}
