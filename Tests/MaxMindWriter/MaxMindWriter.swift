import DMARC

/// A value of a database in MaxMind's format (MaxMind DB File Format Specification 2.0).
public indirect enum MaxMindValue: Sendable {
  case text(String)
  case uint16(UInt16)
  case uint32(UInt32)
  case uint64(UInt64)
  case map([(String, MaxMindValue)])
  case list([MaxMindValue])
  case raw([UInt8])

  public var bytes: [UInt8] {
    switch self {
    case .text(let text): Self.head(2, text.utf8.count) + Array(text.utf8)
    case .uint16(let number): Self.number(5, UInt64(number))
    case .uint32(let number): Self.number(6, UInt64(number))
    case .uint64(let number): Self.number(9, number)
    case .map(let pairs):
      Self.head(7, pairs.count) + pairs.flatMap { MaxMindValue.text($0).bytes + $1.bytes }
    case .list(let values): Self.head(11, values.count) + values.flatMap(\.bytes)
    case .raw(let bytes): bytes
    }
  }

  /// Numbers have no more bytes than they need.
  private static func number(_ kind: Int, _ number: UInt64) -> [UInt8] {
    let bytes = (0..<8).reversed().map { UInt8(truncatingIfNeeded: number >> (UInt64($0) * 8)) }
    let short = Array(bytes.drop { $0 == 0 })
    return head(kind, short.count) + short
  }

  /// The control byte, the kind where it is above seven, and the size where it is above 28.
  private static func head(_ kind: Int, _ size: Int) -> [UInt8] {
    let high = UInt8(kind > 7 ? 0 : kind) << 5
    let extended: [UInt8] = kind > 7 ? [UInt8(kind - 7)] : []
    switch size {
    case ..<29: return [high | UInt8(size)] + extended
    case ..<285: return [high | 29] + extended + [UInt8(size - 29)]
    default:
      let rest = size - 285
      return [high | 30] + extended + [UInt8(rest >> 8 & 255), UInt8(rest & 255)]
    }
  }
}

/// Writes a database in MaxMind's format for a test.
public struct MaxMindWriter: Sendable {
  public var kind = "Test"
  public var isIPv6 = true
  private var nodes = [(left: Record.empty, right: Record.empty)]
  private var data: [UInt8] = []

  private enum Record {
    case empty
    case node(Int)
    case value(Int)
  }

  public init(kind: String = "Test", isIPv6: Bool = true) {
    self.kind = kind
    self.isIPv6 = isIPv6
  }

  /// - Parameter network: an address and how many of its bits count.
  public mutating func add(_ network: String, _ bits: Int, _ value: MaxMindValue) {
    guard let address = IPAddress(network) else { return }
    // IPv4 lies below ::/96 in a tree of IPv6.
    let zeros = isIPv6 && !address.isIPv6 ? 96 : 0
    let path =
      Array(repeating: false, count: zeros)
      + address.bytes.flatMap { byte in (0..<8).reversed().map { byte >> $0 & 1 == 1 } }
    let record = Record.value(data.count)
    data += value.bytes
    insert(path.prefix(zeros + bits), record)
  }

  private mutating func insert(_ path: ArraySlice<Bool>, _ record: Record) {
    var place = 0
    for (index, bit) in path.enumerated() {
      if index == path.count - 1 {
        if bit { nodes[place].right = record } else { nodes[place].left = record }
        return
      }
      if case .node(let next) = bit ? nodes[place].right : nodes[place].left {
        place = next
      } else {
        nodes.append((.empty, .empty))
        let next = nodes.count - 1
        if bit { nodes[place].right = .node(next) } else { nodes[place].left = .node(next) }
        place = next
      }
    }
  }

  /// The whole file: tree, sixteen zeros, data, metadata.
  public var bytes: [UInt8] {
    func record(_ record: Record) -> [UInt8] {
      let number: Int =
        switch record {
        case .empty: nodes.count
        case .node(let node): node
        case .value(let offset): nodes.count + 16 + offset
        }
      return (0..<4).reversed().map { UInt8(number >> ($0 * 8) & 255) }
    }
    let tree = nodes.flatMap { record($0.left) + record($0.right) }
    let marker = [0xab, 0xcd, 0xef] + Array("MaxMind.com".utf8)
    return tree + [UInt8](repeating: 0, count: 16) + data + marker + metadata.bytes
  }

  private var metadata: MaxMindValue {
    .map([
      ("node_count", .uint32(UInt32(nodes.count))), ("record_size", .uint16(32)),
      ("ip_version", .uint16(isIPv6 ? 6 : 4)), ("database_type", .text(kind)),
      ("languages", .list([.text("en")])), ("binary_format_major_version", .uint16(2)),
      ("binary_format_minor_version", .uint16(0)), ("build_epoch", .uint64(1_790_000_000)),
      ("description", .map([("en", .text("a database for tests"))])),
    ])
  }
}
