import DMARC
import ReportStore

/// Adds the records of a report up into rows of the rollup.
struct RollupGroups: ~Copyable {
  /// 12 bytes without a gap.
  private struct Key: BitwiseCopyable {
    var authorDomain: TextID
    var digest: Int32
    var evaluation: Int32
  }

  /// Messages of one IPv4 address, the address in the upper half: the order is that of addresses.
  private struct Source: BitwiseCopyable {
    var group: Int32
    var addressAndMessages: UInt64
  }

  /// Enough that a report of ten thousand records is in one piece, few enough to be held.
  private static let mostSources = 32_768

  /// Each of `keys`, as bytes; its number is its place and one.
  private var numbers = TextTable()
  private var keys: [Key] = []
  private var sources: [Source] = []
  /// IPv6 addresses, and messages of no known address.
  private var otherSources: [[OtherSource]] = []
  private var otherCount = 0

  var isFull: Bool { sources.count + otherCount >= Self.mostSources }

  mutating func add(_ record: Record, _ judgement: EvaluationCache.Judgement, author: TextID) {
    let place = place(
      of: Key(
        authorDomain: author, digest: judgement.digest, evaluation: judgement.evaluation))
    if let address = record.sourceAddress, !address.isIPv6,
      let messages = UInt32(exactly: record.count)
    {
      sources.append(
        Source(group: place, addressAndMessages: address.low << 32 | UInt64(messages)))
    } else {
      otherSources[Int(place)].append(
        OtherSource(address: record.sourceAddress, messages: record.count))
      otherCount += 1
    }
  }

  private mutating func place(of key: Key) -> Int32 {
    let number = withUnsafeBytes(of: key) { bytes in
      numbers.intern(bytes.assumingMemoryBound(to: UInt8.self)).number
    }
    if number > keys.count {
      keys.append(key)
      otherSources.append([])
    }
    return Int32(number) - 1
  }

  /// Hands the groups over in the order in which they were met, and begins anew.
  mutating func take() -> [RecordBatch.Group] {
    defer { removeAll() }
    var ends = Array(repeating: 0, count: keys.count + 1)
    for source in sources { ends[Int(source.group) + 1] += 1 }
    for place in keys.indices { ends[place + 1] += ends[place] }
    let starts = ends
    var sorted = Array(repeating: UInt64(0), count: sources.count)
    for source in sources {
      sorted[ends[Int(source.group)]] = source.addressAndMessages
      ends[Int(source.group)] += 1
    }
    // A slice of the array would be sorted in a copy of it.
    sorted.withUnsafeMutableBufferPointer { all in
      for place in keys.indices {
        var group = UnsafeMutableBufferPointer(rebasing: all[starts[place]..<starts[place + 1]])
        group.sort()
      }
    }
    return keys.indices.map { place in
      RecordBatch.Group(
        authorDomain: keys[place].authorDomain, digest: keys[place].digest,
        evaluation: keys[place].evaluation,
        sources: PackedSources(
          sorted[starts[place]..<starts[place + 1]], and: otherSources[place]))
    }
  }

  mutating func removeAll() {
    numbers.removeAll()
    keys.removeAll(keepingCapacity: true)
    sources.removeAll(keepingCapacity: true)
    otherSources.removeAll(keepingCapacity: true)
    otherCount = 0
  }
}
