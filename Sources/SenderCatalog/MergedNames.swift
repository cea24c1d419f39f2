import DMARC

/// The names of all slices of a traffic, each once.
struct MergedNames {
  private(set) var sources: [NamedSlice.Name] = []
  /// A place in `sources` for each sender whose mail has one name; -1 for the others.
  private(set) var ofSender: [Int32] = []
  /// For each slice, a place in `sources` for each of its names.
  private(set) var ofSlices: [[Int32]] = []

  private var numbers: [String: Int] = [:]
  private var scattered: Int?

  /// Fewer small networks are shown each by itself.
  private static let scatteredNetworks = 5

  init(_ senders: TrafficSenders, _ senderNames: SenderNames, _ slices: [NamedSlice]) {
    for (sender, name) in senderNames.ofSender.enumerated() {
      guard senders.isNamed[sender], name >= 0 else {
        ofSender.append(-1)
        continue
      }
      let place = place(of: senderNames.texts[Int(name)])
      sources[place].count.add(
        senders.messages[sender], of: sender, senders.senders[sender].rule)
      ofSender.append(Int32(truncatingIfNeeded: place))
    }
    sources.reserveCapacity(slices.reduce(sources.count) { $0 + $1.names.count })
    let isScattered =
      slices.reduce(0) { $0 + $1.smallNetworkCount } >= Self.scatteredNetworks
    for slice in slices {
      ofSlices.append(
        slice.names.map { name in
          Int32(truncatingIfNeeded: add(name, isScattered: isScattered && name.isSmallNetwork))
        })
    }
  }

  private mutating func add(_ name: NamedSlice.Name, isScattered: Bool) -> Int {
    if isScattered {
      let place = scattered ?? append(.scattered)
      scattered = place
      sources[place].count.add(name.count.scattered)
      sources[place].spread.add(name.spread)
      return place
    }
    guard case .text(let text) = name.content else {
      sources.append(name)
      return sources.count - 1
    }
    let place = place(of: text)
    sources[place].count.add(name.count)
    sources[place].spread.add(name.spread)
    if let host = name.host, host.isStronger(than: sources[place].host) {
      sources[place].host = host
    }
    return place
  }

  private mutating func place(of text: String) -> Int {
    if let place = numbers[text] { return place }
    numbers[text] = sources.count
    return append(.text(text))
  }

  private mutating func append(_ content: SourceName.Content) -> Int {
    sources.append(NamedSlice.Name(content: content, isSmallNetwork: false))
    return sources.count - 1
  }
}

extension AddressSpread {
  /// Adds that of other networks.
  fileprivate mutating func add(_ other: AddressSpread) {
    networks += other.networks
    addresses += other.addresses
    lightAddresses += other.lightAddresses
  }
}

extension HostNames.Host {
  /// A name of an address tells more than a range that it is in.
  fileprivate func isStronger(than other: HostNames.Host?) -> Bool {
    guard let other else { return true }
    return isByName && !other.isByName
  }

  private var isByName: Bool {
    if case .reverseName = evidence { true } else { false }
  }
}
