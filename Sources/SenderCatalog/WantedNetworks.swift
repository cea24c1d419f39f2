import DMARC

/// The IPv4 networks that mail without a name came from, a bit each: two million bytes.
struct WantedNetworks {
  private var bits = Array(repeating: UInt64(0), count: 1 << 18)

  mutating func insert(_ place: TrafficSource.Place) {
    guard let network = Self.network(place) else { return }
    bits[network >> 6] |= 1 << UInt64(network & 63)
  }

  /// Whether mail of a place may name other mail; of those that are not IPv4, all may.
  func contains(_ place: TrafficSource.Place) -> Bool {
    guard let network = Self.network(place) else { return true }
    return bits[network >> 6] & 1 << UInt64(network & 63) != 0
  }

  private static func network(_ place: TrafficSource.Place) -> Int? {
    switch place {
    case .address(let address), .network(let address): Int(address >> 8)
    case .other: nil
    }
  }
}
