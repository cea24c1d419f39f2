import DMARC
import ReportStore
import Testing

@Suite struct AddressesQuestionTests {
  private static let nothing = AuthResults(
    dkim: [DKIMResult(domain: "example.com", selector: "s1", value: .fail)],
    spf: [SPFResult(domain: "example.com", value: .softfail)])

  /// A record of an address that authenticated something, or nothing.
  private static func record(_ address: String?, _ count: Int64, passes: Bool) -> SampleRecord {
    var record = SampleRecord(address: address, count: count)
    if !passes { record.results = nothing }
    return record
  }

  private static func filter(
    staleBefore: Int64 = 0, unansweredBefore: Int64 = 0, limit: Int = 100
  ) -> AddressFilter {
    AddressFilter(staleBefore: staleBefore, unansweredBefore: unansweredBefore, limit: limit)
  }

  private static func ask(_ store: TemporaryStore, _ filter: AddressFilter) throws -> [String] {
    try store.store.addressesToName(filter).map(\.description)
  }

  /// On 2026-09-01 of example.com, and on 2026-09-03 of example.org.
  private static func filled() throws -> TemporaryStore {
    let temporary = try TemporaryStore()
    let first = SampleReport(
      record("192.0.2.1", 500, passes: true), record("192.0.2.2", 7, passes: false),
      record("192.0.2.3", 9, passes: false), record("192.0.2.1", 1, passes: false),
      record(nil, 90, passes: false), record("2001:db8::1", 80, passes: true))
    let second = SampleReport(record("192.0.2.2", 5, passes: false)).with {
      $0.reportID = "2"
      $0.domain = "example.org"
      $0.begin += 2 * 86_400
      $0.end += 2 * 86_400
    }
    try temporary.add(first, second)
    return temporary
  }

  @Test func `addresses that only a name can tell come first, the busiest of them before`() throws {
    let temporary = try Self.filled()
    let all = ["192.0.2.2", "192.0.2.3", "192.0.2.1", "2001:db8::1"]
    #expect(try Self.ask(temporary, Self.filter()) == all)
    #expect(try Self.ask(temporary, Self.filter(limit: 2)) == Array(all.prefix(2)))
  }

  @Test func `mail of other domains and days does not count`() throws {
    let temporary = try Self.filled()
    var filter = Self.filter()
    filter.domains = ["example.com"]
    #expect(try Self.ask(temporary, filter).first == "192.0.2.3")
    filter.domains = ["example.org", "nobody.example"]
    #expect(try Self.ask(temporary, filter) == ["192.0.2.2"])
    filter.domains = ["nobody.example"]
    #expect(try Self.ask(temporary, filter) == [])
    filter.domains = []
    let day = try #require(UTCDay("2026-09-03"))
    filter.window = day..<day.advanced(by: 1)
    #expect(try Self.ask(temporary, filter) == ["192.0.2.2"])
    filter.window = day.advanced(by: -1)..<day
    #expect(try Self.ask(temporary, filter) == [])
  }

  @Test func `names that are known are asked for again when they are old`() throws {
    let temporary = try Self.filled()
    let address = try #require(IPAddress("192.0.2.2"))
    let other = try #require(IPAddress("192.0.2.3"))
    try temporary.store.save([
      AddressName(address: address, name: "a.example", checkedAt: 5_000),
      AddressName(address: other, isAnswered: false, checkedAt: 5_000),
    ])
    func due(_ stale: Int64, _ unanswered: Int64) throws -> [String] {
      let filter = Self.filter(staleBefore: stale, unansweredBefore: unanswered)
      return try Self.ask(temporary, filter).filter { $0 == "192.0.2.2" || $0 == "192.0.2.3" }
    }
    #expect(try due(5_000, 5_000) == [])
    #expect(try due(5_001, 5_000) == ["192.0.2.2"])
    #expect(try due(5_000, 5_001) == ["192.0.2.3"])
  }

  @Test func `records that ageing has dropped are not asked for`() throws {
    let temporary = try Self.filled()
    _ = try temporary.store.dropRecords(before: try #require(UTCDay("2026-09-02")))
    #expect(try Self.ask(temporary, Self.filter()) == ["192.0.2.2"])
  }
}
