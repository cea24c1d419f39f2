import DMARC

/// A number for the network that a place is in.
struct NetworkNumber: BitwiseCopyable, Hashable {
  /// The upper three bytes of IPv4 addresses; for others their number behind all of these.
  let value: Int32

  init(ipv4 address: UInt32) { value = Int32(truncatingIfNeeded: address >> 8) }

  /// `nil` for no address.
  init?(rank: UInt32, _ others: OtherPlaceOrder) {
    let network = others.networks[Int(rank)]
    guard network >= 0 else { return nil }
    value = network + 1 << 24
  }

  init?(_ place: TrafficSource.Place, _ others: OtherPlaceOrder) {
    switch place {
    case .address(let address), .network(let address): self.init(ipv4: address)
    case .other(let place): self.init(rank: others.ranks[Int(place)], others)
    }
  }
}
