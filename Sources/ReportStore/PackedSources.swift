public import DMARC

/// The addresses that messages came from and how many from each, as the rollup keeps them.
///
/// A row of the rollup has thousands of them in large reports, where a row each would cost four times
/// the space and twenty times the time of a question. Numbers are big-endian and every entry has the
/// same size, so that a view can take them apart.
public struct PackedSources: Sendable, Hashable {
  /// IPv4 addresses of up to 65,535 messages in the order of addresses: 4 bytes and 2 bytes each.
  public private(set) var sources: [UInt8] = []
  /// All others: a byte that is 0, 4 or 6 for no known address, IPv4 or IPv6; 16 bytes, of which an
  /// IPv4 address takes the last four; 8 bytes.
  public private(set) var otherSources: [UInt8] = []
  /// Messages of all of them.
  public private(set) var messages: Int64 = 0

  static let stride = 6
  static let otherStride = 25

  /// - Parameters:
  ///   - sorted: IPv4 addresses in their order, each in the upper half of a number that has its
  ///     messages in the lower half. The same one may come several times.
  ///   - others: in any order.
  public init(_ sorted: ArraySlice<UInt64>, and others: [OtherSource]) {
    var others = others
    var messages: Int64 = 0
    sources = Array(unsafeUninitializedCapacity: sorted.count * Self.stride) { bytes, count in
      let bytes = UnsafeMutableRawBufferPointer(bytes)
      var place = sorted.startIndex
      while place < sorted.endIndex {
        let address = sorted[place] >> 32
        var sum: Int64 = 0
        while place < sorted.endIndex, sorted[place] >> 32 == address {
          sum = Self.sum(sum, Int64(sorted[place] & 0xffff_ffff))
          place += 1
        }
        let number = UInt32(truncatingIfNeeded: address)
        if let few = UInt16(exactly: sum) {
          bytes.storeBytes(of: number.bigEndian, toByteOffset: count, as: UInt32.self)
          bytes.storeBytes(of: few.bigEndian, toByteOffset: count + 4, as: UInt16.self)
          count += Self.stride
          messages = Self.sum(messages, sum)
        } else {
          others.append(OtherSource(address: IPAddress(ipv4: number), messages: sum))
        }
      }
    }
    self.messages = messages
    appendSums(of: others)
  }

  private mutating func appendSums(of others: [OtherSource]) {
    guard !others.isEmpty else { return }
    let sorted = others.sorted { OtherSource.isOrdered($0, before: $1) }
    var sum = sorted[0]
    for other in sorted.dropFirst() {
      if other.address == sum.address {
        sum.messages = Self.sum(sum.messages, other.messages)
      } else {
        append(sum)
        sum = other
      }
    }
    append(sum)
  }

  private mutating func append(_ other: OtherSource) {
    messages = Self.sum(messages, other.messages)
    otherSources.append(other.address.map { $0.isIPv6 ? 6 : 4 } ?? 0)
    withUnsafeBytes(of: (other.address?.high ?? 0).bigEndian) {
      otherSources.append(contentsOf: $0)
    }
    withUnsafeBytes(of: (other.address?.low ?? 0).bigEndian) {
      otherSources.append(contentsOf: $0)
    }
    withUnsafeBytes(of: other.messages.bigEndian) { otherSources.append(contentsOf: $0) }
  }

  /// Counts are bounded by the parser, and their sums by the number of records that fit on a disk.
  private static func sum(_ left: Int64, _ right: Int64) -> Int64 {
    let (sum, isTooLarge) = left.addingReportingOverflow(right)
    return isTooLarge ? .max : sum
  }
}

/// Messages of an address that is not IPv4, not known, or has very many.
public struct OtherSource: BitwiseCopyable, Sendable, Hashable {
  public var address: IPAddress?
  public var messages: Int64

  public init(address: IPAddress?, messages: Int64) {
    self.address = address
    self.messages = messages
  }

  /// No address first.
  static func isOrdered(_ left: OtherSource, before right: OtherSource) -> Bool {
    guard let other = right.address else { return false }
    guard let address = left.address else { return true }
    return address < other
  }
}

extension PackedSources {
  /// Addresses and their messages in the order in which they are kept. Bytes that are no whole entry are
  /// left out.
  struct Entries: RandomAccessCollection {
    private let bytes: UnsafeRawBufferPointer

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    var startIndex: Int { 0 }
    var endIndex: Int { bytes.count / PackedSources.stride }

    /// Calls `body` with some entries, counted from 0.
    func forEach(
      from start: Int, count: Int, _ body: (_ place: Int, _ address: UInt32, UInt16) -> Void
    ) {
      guard start >= 0, start + count <= self.count, var entry = bytes.baseAddress else { return }
      entry += start * PackedSources.stride
      for place in 0..<count {
        body(
          place, UInt32(bigEndian: entry.loadUnaligned(as: UInt32.self)),
          UInt16(bigEndian: entry.loadUnaligned(fromByteOffset: 4, as: UInt16.self)))
        entry += PackedSources.stride
      }
    }

    subscript(place: Int) -> (address: UInt32, messages: Int) {
      let offset = place * PackedSources.stride
      return (
        UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)),
        Int(UInt16(bigEndian: bytes.loadUnaligned(fromByteOffset: offset + 4, as: UInt16.self)))
      )
    }
  }

  /// Calls `body` with each other address and its messages, likewise.
  static func forEachOther(
    in otherSources: UnsafeRawBufferPointer,
    _ body: (_ address: IPAddress?, _ messages: Int) -> Void
  ) {
    var offset = 0
    while offset + otherStride <= otherSources.count {
      func number(at place: Int) -> UInt64 {
        UInt64(
          bigEndian: otherSources.loadUnaligned(fromByteOffset: offset + place, as: UInt64.self))
      }
      let address: IPAddress? =
        switch otherSources[offset] {
        case 4: IPAddress(ipv4: UInt32(truncatingIfNeeded: number(at: 9)))
        case 6: IPAddress(high: number(at: 1), low: number(at: 9))
        default: nil
        }
      body(address, Int(Int64(bitPattern: number(at: 17))))
      offset += otherStride
    }
  }
}
