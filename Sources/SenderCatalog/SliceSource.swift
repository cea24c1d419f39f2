import DMARC

/// A source of a traffic as its slice has it, in twelve bytes.
struct SliceSource: BitwiseCopyable {
  /// An IPv4 address, the first one of an IPv4 network, or a place in ``Traffic/otherPlaces``.
  let number: UInt32
  /// A place in ``Traffic/groups``, and in the lowest bit whether `number` is no IPv4 network's.
  private let groupAndKind: UInt32
  /// ``many`` for more than fit.
  let messages: UInt32

  static let many = UInt32.max

  init(_ place: TrafficSource.Place, group: Int, messages: Int) {
    let kind: UInt32
    switch place {
    case .address(let address): (number, kind) = (address, 1)
    case .network(let network): (number, kind) = (network, 0)
    case .other(let place): (number, kind) = (UInt32(bitPattern: place), 1)
    }
    groupAndKind = UInt32(truncatingIfNeeded: group) << 1 | kind
    self.messages = UInt32(exactly: messages) ?? Self.many
  }

  var group: Int { Int(groupAndKind >> 1) }

  /// What sorts IPv4 sources of a slice by place; a network has the lower key than its addresses.
  var key: UInt64 { UInt64(number) << 1 | UInt64(groupAndKind & 1) }
}
