import DMARC

/// Tells where messages came from, and numbers what is no IPv4 address in the order in which it is met.
struct PlaceNumbers {
  /// By number.
  private(set) var others: [TrafficPlace] = []
  private var numbers = IPv6Numbers()
  /// The numbers of what has no address, as such and as a network.
  private var unknown: (address: Int32?, network: Int32?)

  mutating func place(of address: IPAddress?) -> TrafficSource.Place {
    guard let address else {
      let number = unknown.address ?? append(TrafficPlace(nil))
      unknown.address = number
      return .other(number)
    }
    return address.isIPv6
      ? other(TrafficPlace(address)) : .address(ipv4: UInt32(truncatingIfNeeded: address.low))
  }

  /// The network that an address is in.
  mutating func network(of address: IPAddress?) -> TrafficSource.Place {
    guard let network = address?.networkAddress else {
      let number = unknown.network ?? append(TrafficPlace(nil, isNetwork: true))
      unknown.network = number
      return .other(number)
    }
    return network.isIPv6
      ? other(TrafficPlace(network, isNetwork: true))
      : .network(ipv4: UInt32(truncatingIfNeeded: network.low))
  }

  private mutating func other(_ place: TrafficPlace) -> TrafficSource.Place {
    let (number, isNew) = numbers.number(of: place, among: others)
    if isNew { others.append(place) }
    return .other(number)
  }

  private mutating func append(_ place: TrafficPlace) -> Int32 {
    others.append(place)
    return Int32(truncatingIfNeeded: others.count - 1)
  }
}

/// The numbers of IPv6 addresses and networks, found by open addressing in one array, with a seed that
/// differs from run to run so that nobody can send addresses that collide.
private struct IPv6Numbers {
  /// Numbers plus one; 0 for an empty entry.
  private var entries = Array(repeating: Int32(0), count: 1 << 8)
  private var count = 0
  private let seed = UInt64.random(in: .min ... .max)

  /// - Parameter places: by number; a new one gets the next.
  mutating func number(
    of place: TrafficPlace, among places: [TrafficPlace]
  ) -> (number: Int32, isNew: Bool) {
    var index = index(of: place)
    while entries[index] != 0 {
      let number = entries[index] - 1
      if places[Int(number)] == place { return (number, false) }
      index = (index + 1) & (entries.count - 1)
    }
    entries[index] = Int32(places.count + 1)
    count += 1
    if count * 2 > entries.count { grow(places + [place]) }
    return (Int32(places.count), true)
  }

  private func index(of place: TrafficPlace) -> Int {
    let high = TextHash.mixed((place.address?.high ?? 0) ^ seed, 0x9e37_79b9_7f4a_7c15)
    let hash = TextHash.mixed(
      (place.address?.low ?? 0) ^ high ^ (place.isNetwork ? 1 : 0), seed)
    return Int(truncatingIfNeeded: hash & UInt64(entries.count - 1))
  }

  private mutating func grow(_ places: [TrafficPlace]) {
    let old = entries
    entries = Array(repeating: 0, count: old.count * 4)
    for entry in old where entry != 0 {
      var index = index(of: places[Int(entry) - 1])
      while entries[index] != 0 { index = (index + 1) & (entries.count - 1) }
      entries[index] = entry
    }
  }
}
