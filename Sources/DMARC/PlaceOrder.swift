/// The sources of a traffic in the order of where they came from, so that all mail of an address, and
/// all addresses of a network, follow each other.
///
/// To sort numbers takes a fraction of the time of looking millions of addresses up in a table that no
/// cache holds.
public struct PlaceOrder: Sendable {
  /// Sources that came from one place.
  public struct Run: Sendable {
    public let place: TrafficSource.Place
    /// Counted from 0 in this order; -1 for mail of which nobody knows where it came from.
    public let network: Int32
    /// Places in ``PlaceOrder/sources``.
    public let sources: Range<Int32>
  }

  /// Places in the sources that were asked for. Those that came from one place stay in their order.
  public let sources: [Int32]
  /// A network before its addresses, IPv4 before IPv6, and what has no address last.
  public let runs: [Run]

  /// - Parameter wanted: places in ``Traffic/sources``.
  public init(_ traffic: Traffic, of wanted: [Int32]) {
    let ranks = OtherPlaceOrder(traffic.otherPlaces).ranks
    let all = traffic.sources
    var addresses = SortingKeys(capacity: wanted.count)
    var others = SortingKeys(capacity: 0)
    for (index, source) in wanted.enumerated() {
      switch all[Int(source)].place {
      // A network has the lower key of the two.
      case .address(let address): addresses.append(UInt64(address) << 1 | 1, index)
      case .network(let network): addresses.append(UInt64(network) << 1, index)
      case .other(let place): others.append(UInt64(ranks[Int(place)]), index)
      }
    }
    addresses.sort()
    others.sort()
    var sources: [Int32] = []
    sources.reserveCapacity(wanted.count)
    var runs: [Run] = []
    var networks = NetworkCounter()
    for keys in [addresses, others] {
      keys.forEachKey { numbers in
        let first = Int32(truncatingIfNeeded: sources.count)
        for number in numbers { sources.append(SortingKeys.index(of: number)) }
        let place = all[Int(wanted[Int(sources[Int(first)])])].place
        runs.append(
          Run(
            place: place, network: networks.number(of: place, in: traffic),
            sources: first..<Int32(truncatingIfNeeded: sources.count)))
      }
    }
    self.sources = sources
    self.runs = runs
  }
}

/// Counts networks that come in order.
private struct NetworkCounter {
  private var last: IPAddress?
  private var lastIPv4: UInt32?
  private var count: Int32 = 0

  mutating func number(of place: TrafficSource.Place, in traffic: Traffic) -> Int32 {
    switch place {
    case .address(let address), .network(let address):
      if lastIPv4 != address >> 8 {
        lastIPv4 = address >> 8
        count += 1
      }
    case .other:
      guard let network = traffic.place(place).address?.networkAddress else { return -1 }
      if last != network {
        last = network
        count += 1
      }
    }
    return count - 1
  }
}
