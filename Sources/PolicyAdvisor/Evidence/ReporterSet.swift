/// Places of reporters in a traffic. There are a few dozen of them and a set of them for every source,
/// so those of the first 64 are bits.
struct ReporterSet: Sendable, Hashable {
  private var first: UInt64 = 0
  private var others: Set<Int> = []

  var count: Int { first.nonzeroBitCount + others.count }

  mutating func insert(_ reporter: Int) {
    if (0..<64).contains(reporter) {
      first |= 1 << UInt64(reporter)
    } else {
      others.insert(reporter)
    }
  }

  mutating func formUnion(_ other: ReporterSet) {
    first |= other.first
    others.formUnion(other.others)
  }
}
