import DMARC
import ReportStore

/// Adds the records of a report up into rows of the rollup.
struct RollupGroups {
  private struct Key: Hashable {
    var authorDomain: TextID
    var digest: Int32
    var evaluation: Int32

    func hash(into hasher: inout Hasher) {
      let sum = SeededHash.mixed(UInt64(authorDomain.number) << 32 | UInt64(UInt32(digest)))
      hasher.combine(SeededHash.mixed(sum ^ UInt64(UInt32(evaluation))))
    }
  }

  /// Messages of one IPv4 address, the address in the upper half: the order is that of addresses.
  private struct Source: BitwiseCopyable {
    var group: Int32
    var addressAndMessages: UInt64
  }

  /// Enough that a report of ten thousand records is in one piece, few enough to be held.
  private static let mostSources = 32_768

  private var places: [Key: Int32] = [:]
  private var last: (key: Key, place: Int32)?
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
    if let last, last.key == key { return last.place }
    let place = places[key] ?? Int32(keys.count)
    if place == keys.count {
      places[key] = place
      keys.append(key)
      otherSources.append([])
    }
    last = (key, place)
    return place
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
    return keys.indices.map { place in
      sorted[starts[place]..<starts[place + 1]].sort()
      return RecordBatch.Group(
        authorDomain: keys[place].authorDomain, digest: keys[place].digest,
        evaluation: keys[place].evaluation,
        sources: PackedSources(
          sorted[starts[place]..<starts[place + 1]], and: otherSources[place]))
    }
  }

  mutating func removeAll() {
    places.removeAll(keepingCapacity: true)
    last = nil
    keys.removeAll(keepingCapacity: true)
    sources.removeAll(keepingCapacity: true)
    otherSources.removeAll(keepingCapacity: true)
    otherCount = 0
  }
}
