import DMARC

/// The sources of a traffic that names depend on, divided by where they came from: each slice has some
/// networks with all their mail, so that it is named by itself, in the caches of a processor.
///
/// Mail that its authentication names has that name wherever it came from. It is looked at where its
/// network sends other mail as well, which it may name, and where its addresses are counted; most of a
/// domain's mail never is.
struct TrafficSlices {
  /// Sources with all mail of some networks.
  struct Slice {
    /// Whether their numbers are IPv4 addresses.
    let isIPv4: Bool
    /// Places in ``TrafficSlices/sources``.
    let range: Range<Int>
  }

  /// One slice behind the other, in each in the order of the groups.
  private(set) var sources: [SliceSource] = []
  /// Those of IPv4 in the order of addresses, then one with all others.
  private(set) var slices: [Slice] = []
  /// Of those of `sources` that have many, by place.
  private var many: [Int: Int] = [:]

  private let traffic: Traffic
  private let senders: TrafficSenders
  /// `nil` where all are wanted: that changes no name.
  private var networks: WantedNetworks?
  private let countsAddresses: [Bool]
  /// Blocks of IPv4 addresses, of which slices are put together, have these upper bits in common; behind
  /// them is the block of all other places.
  private let blockBits: Int

  /// Sources of a slice, unless a /16 has more: what is made of them fits in a megabyte.
  private static let usualSize = 1 << 14

  init(_ traffic: Traffic, _ senders: TrafficSenders) {
    self.traffic = traffic
    self.senders = senders
    countsAddresses = senders.senders.map(\.rule.countsAddresses)
    // Few are done before tables of all networks are cleared.
    let isFew = traffic.sources.count <= Self.usualSize
    blockBits = isFew ? 0 : 16
    if !isFew { networks = unnamedNetworks }
    var sizes = Array(repeating: 0, count: 1 << blockBits + 1)
    forEachWanted { source, _ in sizes[block(of: source.place)] += 1 }
    fill(Self.slices(of: sizes, &slices))
  }

  /// Those with mail that its authentication does not name.
  private var unnamedNetworks: WantedNetworks {
    var networks = WantedNetworks()
    for (group, sender) in zip(traffic.groups, senders.ofGroup)
    where !senders.isNamed[Int(sender)] {
      for source in group.sources { networks.insert(traffic.sources[source].place) }
    }
    return networks
  }

  /// Messages of one of `sources`.
  func messages(at place: Int) -> Int {
    let messages = sources[place].messages
    return messages == SliceSource.many ? many[place] ?? 0 : Int(messages)
  }

  /// Calls `body` for each source that a name depends on.
  private func forEachWanted(_ body: (_ source: TrafficSource, _ group: Int) -> Void) {
    traffic.sources.withUnsafeBufferPointer { sources in
      for (number, group) in traffic.groups.enumerated() {
        let sender = Int(senders.ofGroup[number])
        guard senders.isNamed[sender], let networks else {
          for source in sources[group.sources] { body(source, number) }
          continue
        }
        let countsAddresses = countsAddresses[sender]
        for source in sources[group.sources] {
          let place = source.place
          if networks.contains(place) || countsAddresses && place.isIPv4Address {
            body(source, number)
          }
        }
      }
    }
  }

  /// Puts blocks together.
  ///
  /// - Returns: the slice of each block.
  private static func slices(of sizes: [Int], _ slices: inout [Slice]) -> [Int] {
    var sliceOfBlock = Array(repeating: 0, count: sizes.count)
    var range = 0..<0
    for (block, size) in sizes.enumerated() {
      if !range.isEmpty, range.count + size > usualSize || block == sizes.count - 1 {
        slices.append(Slice(isIPv4: true, range: range))
        range = range.upperBound..<range.upperBound
      }
      sliceOfBlock[block] = slices.count
      range = range.lowerBound..<range.upperBound + size
    }
    if !range.isEmpty { slices.append(Slice(isIPv4: false, range: range)) }
    return sliceOfBlock
  }

  private mutating func fill(_ sliceOfBlock: [Int]) {
    var next = slices.map(\.range.lowerBound)
    var many: [Int: Int] = [:]
    let count = slices.last?.range.upperBound ?? 0
    sources = [SliceSource](unsafeUninitializedCapacity: count) { sources, initialized in
      forEachWanted { source, group in
        let slice = sliceOfBlock[block(of: source.place)]
        let messages = TrafficSenders.bounded(source.messages)
        let sliced = SliceSource(source.place, group: group, messages: messages)
        if sliced.messages == SliceSource.many { many[next[slice]] = messages }
        sources.initializeElement(at: next[slice], to: sliced)
        next[slice] += 1
      }
      initialized = count
    }
    self.many = many
  }

  private func block(of place: TrafficSource.Place) -> Int {
    switch place {
    case .address(let address), .network(let address):
      Int(UInt64(address) >> UInt64(32 - blockBits))
    case .other: 1 << blockBits
    }
  }
}

extension TrafficSource.Place {
  fileprivate var isIPv4Address: Bool {
    if case .address = self { true } else { false }
  }
}
