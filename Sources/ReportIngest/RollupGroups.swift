import DMARC
import ReportStore

/// Adds the records of a batch up into rows of the rollup.
struct RollupGroups {
  private struct Key: Hashable {
    var authorDomain: TextID
    var address: IPAddress?
    var authResults: TextID
    var evaluation: Int32

    func hash(into hasher: inout Hasher) {
      var sum = SeededHash.mixed(address?.low ?? 1)
      sum = SeededHash.mixed(sum ^ (address?.high ?? 1))
      sum = SeededHash.mixed(
        sum ^ (UInt64(authorDomain.number) << 32 | UInt64(authResults.number))
          ^ UInt64(UInt32(bitPattern: evaluation)) << 16)
      hasher.combine(sum)
    }
  }

  private var places: [Key: Int] = [:]
  private(set) var groups: [RecordBatch.Group] = []

  mutating func add(_ record: Record, evaluation: Int32, authorDomain: TextID) {
    let key = Key(
      authorDomain: authorDomain, address: record.sourceAddress, authResults: record.authResults,
      evaluation: evaluation)
    if let place = places[key] {
      groups[place].messages += record.count
      return
    }
    places[key] = groups.count
    groups.append(
      RecordBatch.Group(
        authorDomain: authorDomain, sourceAddress: record.sourceAddress,
        authResults: record.authResults, evaluation: evaluation, messages: record.count))
  }

  /// Hands the groups over and begins anew.
  mutating func take() -> [RecordBatch.Group] {
    places.removeAll(keepingCapacity: true)
    defer { groups = [] }
    return groups
  }
}
