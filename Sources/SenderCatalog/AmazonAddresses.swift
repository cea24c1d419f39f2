import DMARC

/// Addresses of Amazon SES, by the ranges that it publishes and by confirmed names. That an address is not
/// among them tells nothing: ranges change. A look at the first byte rules most addresses out.
struct AmazonAddresses {
  private let ranges: [AddressRange]
  private let names: AmazonNames
  private var firstBytes = Array(repeating: false, count: 256)

  init(_ ranges: [AddressRange], _ names: AmazonNames) {
    self.ranges = ranges
    self.names = names
    for byte in firstBytes.indices {
      let first = IPAddress(ipv4: UInt32(byte) << 24)
      firstBytes[byte] = ranges.contains { range in
        range.contains(first) || !range.network.isIPv6 && Int(range.network.low >> 24) == byte
      }
    }
    for address in names.addresses where !address.isIPv6 {
      firstBytes[Int(UInt32(truncatingIfNeeded: address.low) >> 24)] = true
    }
  }

  func mayContain(_ place: TrafficSource.Place) -> Bool {
    switch place {
    case .address(let address), .network(let address): firstBytes[Int(address >> 24)]
    case .other: true
    }
  }

  func contains(_ address: IPAddress) -> Bool {
    ranges.contains { $0.contains(address) } || isNamed(address)
  }

  /// Whether its name says so.
  func isNamed(_ address: IPAddress) -> Bool { names.addresses.contains(address) }
}
