import DMARC
import ReportStore
import Testing

struct RecordAgeingTests {
  private static let old = SampleReport(.number(1, count: 5), .number(2, count: 7))
  /// 2026-09-03
  private static let young = SampleReport(.number(1, count: 100)).with {
    $0.reportID = "young"
    $0.begin += 2 * 86_400
    $0.end += 2 * 86_400
  }

  /// A store with a report on 2026-09-01 whose records are gone, and one on 2026-09-03.
  private static func aged() throws -> TemporaryStore {
    let temporary = try TemporaryStore()
    try temporary.add(old, young)
    let day = try #require(UTCDay("2026-09-02"))
    let dropped = try temporary.store.dropRecords(before: day)
    #expect(dropped.reports == 1)
    #expect(dropped.records == 2)
    return temporary
  }

  @Test func `records go and everything that is asked over a window stays`() throws {
    let before = try TemporaryStore()
    try before.add(Self.old, Self.young)
    let after = try Self.aged()
    #expect(try after.rows("SELECT count FROM record") == ["100"])
    let traffic = try after.store.traffic(of: "example.com", in: nil)
    #expect(traffic.messages == 112)
    let (old, new) = (try before.store.traffic(of: "example.com", in: nil), traffic)
    #expect(TrafficCounts(of: old) == TrafficCounts(of: new))
    #expect(
      try before.store.reports(on: "example.com", in: nil)
        == after.store.reports(on: "example.com", in: nil))
    #expect(try before.store.domains() == after.store.domains())
  }

  @Test func `what is there again changes nothing, and the same once more drops nothing`() throws {
    let temporary = try Self.aged()
    #expect(try temporary.add(Self.old) == [.duplicate])
    let day = try #require(UTCDay("2026-09-02"))
    #expect(try temporary.store.dropRecords(before: day).reports == 0)
    #expect(try temporary.store.traffic(of: "example.com", in: nil).messages == 112)
  }

  @Test func `a copy with other records than those that are gone is kept out`() throws {
    let temporary = try Self.aged()
    let larger = SampleReport(.number(1, count: 5), .number(2, count: 7), .number(3, count: 9))
    let authentic = larger.with { $0.isAuthenticated = true }
    #expect(try temporary.add(larger) == [.variant])
    #expect(try temporary.add(authentic) == [.duplicate])
    #expect(try temporary.store.traffic(of: "example.com", in: nil).messages == 112)
    let partial = SampleReport(.number(4)).with { $0.isComplete = false }
    #expect(try temporary.add(partial) == [.variant])
    #expect(try temporary.store.traffic(of: "example.com", in: nil).messages == 112)
  }

  /// reports.md 2.3, rule 6: whether records are there to be compared makes no difference.
  @Test func `a report that came in part gives way to a whole one, records or not`() throws {
    let temporary = try TemporaryStore()
    try temporary.add(Self.old.with { $0.isComplete = false })
    let day = try #require(UTCDay("2026-09-02"))
    #expect(try temporary.store.dropRecords(before: day).reports == 1)
    let whole = SampleReport(.number(1, count: 5), .number(2, count: 7), .number(3, count: 9))
    #expect(try temporary.add(whole) == [.stored])
    #expect(try temporary.store.traffic(of: "example.com", in: nil).messages == 21)
    #expect(try temporary.rows("SELECT count(*) FROM report WHERE is_counted") == ["1"])
  }

  @Test func `an authenticated copy of a report whose records are gone is a duplicate`() throws {
    let temporary = try Self.aged()
    #expect(try temporary.add(Self.old.with { $0.isAuthenticated = true }) == [.duplicate])
    #expect(try temporary.store.traffic(of: "example.com", in: nil).messages == 112)
  }

  @Test func `the room of what is gone is used for what comes`() throws {
    let temporary = try TemporaryStore()
    let many = SampleReport().with {
      $0.records = (0..<20_000).map { SampleRecord(address: "192.0.2.1", count: Int64($0 + 1)) }
    }
    try temporary.add(many)
    let pages = try temporary.rows("PRAGMA page_count")
    let dropped = try temporary.store.dropRecords(before: try #require(UTCDay("2026-09-02")))
    #expect(dropped.freeBytes > 200_000)
    try temporary.add(many.with { $0.reportID = "2" })
    let grown = try temporary.rows("PRAGMA page_count")
    #expect(try #require(Int(grown[0])) < #require(Int(pages[0])) + 20)
  }

  @Test func `old reports are found among young ones, in however many steps`() throws {
    let temporary = try TemporaryStore()
    let reports = (0..<900).map { number in
      (number % 3 == 0 ? Self.young : Self.old).with { $0.reportID = "\(number)" }
    }
    try temporary.store.write(IntakeRun(beganAt: TemporaryStore.now)) { writer throws(StoreError) in
      for report in reports {
        _ = try report.write(to: writer, path: "\(report.reportID).xml")
        _ = try writer.endFile(IntakeFile(path: "\(report.reportID).xml"))
      }
    }
    var steps = 0
    let day = try #require(UTCDay("2026-09-02"))
    let dropped = try temporary.store.dropRecords(before: day) { _ in steps += 1 }
    #expect(dropped.reports == 600)
    #expect(dropped.records == 1_200)
    #expect(steps == 3)
    #expect(try temporary.rows("SELECT DISTINCT count FROM record") == ["100"])
  }
}
