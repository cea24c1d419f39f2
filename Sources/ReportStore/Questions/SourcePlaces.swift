import DMARC

/// Numbers addresses and networks in the order in which they are met.
struct SourcePlaces {
  /// By number.
  private(set) var places: [TrafficPlace] = []
  private var addresses = IPv4Numbers()
  private var networks = IPv4Numbers()
  private var others = IPv6Numbers()
  /// The places of what has no address, as such and as a network.
  private var unknown: (address: Int32?, network: Int32?)

  mutating func place(of address: IPAddress?) -> Int32 {
    guard let address else {
      let place = unknown.address ?? append(TrafficPlace(nil))
      unknown.address = place
      return place
    }
    guard !address.isIPv6 else { return other(TrafficPlace(address)) }
    return place(ofIPv4: UInt32(truncatingIfNeeded: address.low))
  }

  mutating func place(ofIPv4 address: UInt32) -> Int32 {
    let (number, isNew) = addresses.number(of: address, next: places.count)
    if isNew { places.append(TrafficPlace(IPAddress(ipv4: address))) }
    return number
  }

  /// The network that an address is in.
  mutating func network(of address: IPAddress?) -> Int32 {
    guard let address else {
      let place = unknown.network ?? append(TrafficPlace(nil, isNetwork: true))
      unknown.network = place
      return place
    }
    guard !address.isIPv6 else {
      return other(TrafficPlace(address.networkAddress, isNetwork: true))
    }
    return network(ofIPv4: UInt32(truncatingIfNeeded: address.networkAddress.low))
  }

  mutating func network(ofIPv4 network: UInt32) -> Int32 {
    let (number, isNew) = networks.number(of: network, next: places.count)
    if isNew { places.append(TrafficPlace(IPAddress(ipv4: network), isNetwork: true)) }
    return number
  }

  private mutating func other(_ place: TrafficPlace) -> Int32 {
    let (number, isNew) = others.number(of: place, among: places)
    if isNew { places.append(place) }
    return number
  }

  private mutating func append(_ place: TrafficPlace) -> Int32 {
    places.append(place)
    return Int32(places.count - 1)
  }
}

/// The numbers of IPv6 addresses and networks, found likewise.
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

/// The numbers of IPv4 addresses. A window has millions of them: they are found by open addressing in
/// one array, with a seed that differs from run to run so that nobody can send addresses that collide.
private struct IPv4Numbers {
  /// The address in the upper half, its number plus one in the lower; 0 for an empty entry.
  private var entries = Array(repeating: UInt64(0), count: 1 << 10)
  private var count = 0
  private let seed = UInt64.random(in: .min ... .max) | 1

  /// - Parameter next: the number of a new address.
  mutating func number(of address: UInt32, next: Int) -> (number: Int32, isNew: Bool) {
    var index = index(of: address)
    while entries[index] != 0 {
      if UInt32(truncatingIfNeeded: entries[index] >> 32) == address {
        return (Int32(truncatingIfNeeded: entries[index] & 0xffff_ffff) - 1, false)
      }
      index = (index + 1) & (entries.count - 1)
    }
    entries[index] = UInt64(address) << 32 | UInt64(next + 1)
    count += 1
    if count * 2 > entries.count { grow() }
    return (Int32(next), true)
  }

  private func index(of address: UInt32) -> Int {
    let product = (UInt64(address) &+ 1) &* seed
    return Int(truncatingIfNeeded: (product ^ product >> 32) & UInt64(entries.count - 1))
  }

  private mutating func grow() {
    let old = entries
    entries = Array(repeating: 0, count: old.count * 4)
    for entry in old where entry != 0 {
      var index = index(of: UInt32(truncatingIfNeeded: entry >> 32))
      while entries[index] != 0 { index = (index + 1) & (entries.count - 1) }
      entries[index] = entry
    }
  }
}
