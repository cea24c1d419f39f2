/// The places of a traffic that are no IPv4 ones, put in order once: what stands for them from then on
/// is their rank. IPv4 places come first, then IPv6 ones, a network before its addresses, and what has
/// no address comes last.
public struct OtherPlaceOrder: Sendable {
  /// One for each of the places.
  public let ranks: [UInt32]
  /// For each rank the place in ``Traffic/otherPlaces``.
  public let places: [Int32]
  /// For each rank the network, counted from 0 in this order; -1 for no address.
  public let networks: [Int32]

  public init(_ places: [TrafficPlace]) {
    var order: [Entry] = []
    order.reserveCapacity(places.count)
    var unknown: [Int32] = []
    for (index, place) in places.enumerated() {
      let number = Int32(truncatingIfNeeded: index)
      guard let address = place.address else {
        unknown.append(number)
        continue
      }
      order.append(
        Entry(high: address.high, low: address.low, isAddress: !place.isNetwork, place: number))
    }
    order.sort { $0 < $1 }
    unknown.sort { places[Int($0)].isNetwork && !places[Int($1)].isNetwork }
    self.places = order.map(\.place) + unknown
    var ranks = Array(repeating: UInt32(0), count: places.count)
    for (rank, place) in self.places.enumerated() {
      ranks[Int(place)] = UInt32(truncatingIfNeeded: rank)
    }
    self.ranks = ranks
    var networks = Array(repeating: Int32(-1), count: places.count)
    var last: (network: IPAddress, number: Int32)?
    for (rank, entry) in order.enumerated() {
      guard let network = places[Int(entry.place)].address?.networkAddress else { continue }
      if last?.network != network { last = (network, (last?.number ?? -1) + 1) }
      networks[rank] = last?.number ?? -1
    }
    self.networks = networks
  }

  /// Twenty-four bytes: reports of a window may tell of a million IPv6 addresses.
  private struct Entry: BitwiseCopyable, Comparable {
    let high: UInt64
    let low: UInt64
    let isAddress: Bool
    let place: Int32

    static func < (left: Entry, right: Entry) -> Bool {
      if left.high != right.high { return left.high < right.high }
      return left.low == right.low
        ? right.isAddress && !left.isAddress : left.low < right.low
    }
  }
}
