import DMARC
import Testing

@Suite struct ContentFingerprintTests {
  private func fingerprint(_ records: [[UInt64]]) -> ContentFingerprint {
    var fingerprint = ContentFingerprint()
    for record in records { fingerprint.add(record[0], record[1], record[2]) }
    return fingerprint
  }

  private static let records: [[UInt64]] = [[1, 2, 3], [4, 5, 6], [7, 8, 9], [1, 2, 4]]

  @Test func `the order of records does not matter`() {
    let expected = fingerprint(Self.records)
    #expect(fingerprint(Self.records.reversed()) == expected)
    #expect(fingerprint(Array(Self.records[2...] + Self.records[..<2])) == expected)
  }

  @Test func `another number in any place matters`() {
    let expected = fingerprint(Self.records)
    for record in Self.records.indices {
      for place in 0..<3 {
        var changed = Self.records
        changed[record][place] += 1
        #expect(fingerprint(changed) != expected)
      }
    }
  }

  @Test func `a record more or less matters, and a record twice`() {
    let once = fingerprint([[1, 2, 3]])
    let twice = fingerprint([[1, 2, 3], [1, 2, 3]])
    #expect(Set([ContentFingerprint(), once, twice, fingerprint([[0, 0, 0]])]).count == 4)
  }

  @Test func `numbers in other places are another record, and so are swapped halves`() {
    #expect(fingerprint([[1, 2, 3]]) != fingerprint([[3, 2, 1]]))
    #expect(fingerprint([[1, 2, 3], [4, 5, 6]]) != fingerprint([[1, 2, 6], [4, 5, 3]]))
  }

  @Test func `of many similar reports no two have the same`() {
    var seen: Set<ContentFingerprint> = []
    for count in UInt64(0)..<10_000 { seen.insert(fingerprint([[3_221_225_985, count, 1]])) }
    #expect(seen.count == 10_000)
    #expect(Set(seen.map(\.high)).count == 10_000)
    #expect(Set(seen.map(\.low)).count == 10_000)
  }

  @Test func `its bytes are both halves in network order`() {
    let fingerprint = ContentFingerprint(high: 0x0102_0304_0506_0708, low: 0x090a_0b0c_0d0e_0f10)
    #expect(fingerprint.bytes == Array(1...16))
  }
}
