import DMARC
import ReportStore
import StoreAudit
import Testing

struct RollupTableTests {
  /// Addresses whose numbers are all zero, and none, each with and without an author domain.
  private static let zeroes: [SampleRecord] = [
    "::", nil, "0.0.0.0", nil, "::", "0.0.0.0",
  ].enumerated().map { place, address in
    SampleRecord(address: address, headerFrom: place < 3 ? "example.com" : nil)
  }

  @Test(arguments: [1, 2, 4_096]) func `groups that are one row to the store add up`(
    batchRows: Int
  ) throws {
    let temporary = try TemporaryStore()
    try temporary.add(SampleReport().with { $0.records = Self.zeroes }, batchRows: batchRows)
    #expect(try StoreAudit.faults(ofStoreAt: temporary.path) == [])
    #expect(
      try temporary.rows("SELECT hex(source_address), messages FROM rollup ORDER BY 1")
        == ["|2", "00000000|2", "00000000000000000000000000000000|2"])
  }

  @Test func `reports of one reporter and day share its rows, those of others do not`() throws {
    let temporary = try TemporaryStore()
    let report = SampleReport(.number(1, count: 5))
    try temporary.add(
      report, report.with { $0.reportID = "2" }, report.with { $0.organization = "other.example" },
      report.with { $0.domain = "example.net" },
      report.with {
        $0.isAuthenticated = true
        $0.reportID = "3"
      })
    #expect(try temporary.rows("SELECT messages FROM rollup ORDER BY 1") == ["5", "5", "5", "10"])
    #expect(try temporary.count("rollup_day") == 4)
    #expect(try StoreAudit.faults(ofStoreAt: temporary.path) == [])
  }

  @Test func `what is taken out again leaves no empty row or day`() throws {
    let temporary = try TemporaryStore()
    let partial = SampleReport(.number(1)).with { $0.isComplete = false }
    let moved = SampleReport(.number(2)).with { $0.isAuthenticated = true }
    try temporary.add(partial, moved)
    #expect(try temporary.rows("SELECT is_authenticated FROM rollup_day") == ["1"])
    #expect(try temporary.rows("SELECT hex(source_address) FROM rollup") == ["C0000202"])
    #expect(try StoreAudit.faults(ofStoreAt: temporary.path) == [])
  }
}
