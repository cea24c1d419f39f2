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

  @Test(arguments: [1, 2, 4_096]) func `addresses of zeroes and none are told apart`(
    batchRows: Int
  ) throws {
    let temporary = try TemporaryStore()
    try temporary.add(SampleReport().with { $0.records = Self.zeroes }, batchRows: batchRows)
    #expect(try StoreAudit.faults(ofStoreAt: temporary.path) == [])
    #expect(
      try temporary.rows(
        """
        SELECT source_address, author_domain, sum(messages) FROM rollup_view GROUP BY 1, 2
        ORDER BY 1
        """) == [
          "-|example.com|2", "0.0.0.0|example.com|2",
          "0000:0000:0000:0000:0000:0000:0000:0000|example.com|2",
        ])
  }

  @Test func `each report has rows of its own, that of no day has none in the view`() throws {
    let temporary = try TemporaryStore()
    let report = SampleReport(.number(1, count: 5))
    try temporary.add(
      report, report.with { $0.reportID = "2" },
      report.with {
        $0.isAuthenticated = true
        $0.reportID = "3"
      },
      report.with {
        $0.hasUsablePeriod = false
        $0.reportID = "4"
      })
    #expect(try temporary.rows("SELECT messages FROM rollup") == ["5", "5", "5", "5"])
    #expect(
      try temporary.rows("SELECT is_authenticated, messages FROM rollup_view ORDER BY 1")
        == ["0|5", "0|5", "1|5"])
    #expect(try StoreAudit.faults(ofStoreAt: temporary.path) == [])
  }

  @Test func `what is replaced or taken back leaves no rows`() throws {
    let temporary = try TemporaryStore()
    let partial = SampleReport(.number(1)).with { $0.isComplete = false }
    let moved = SampleReport(.number(2)).with { $0.isAuthenticated = true }
    try temporary.add(partial, moved)
    #expect(
      try temporary.rows("SELECT is_authenticated, source_address FROM rollup_view")
        == ["1|192.0.2.2"])
    #expect(try temporary.count("rollup") == 1)
    #expect(try StoreAudit.faults(ofStoreAt: temporary.path) == [])
  }
}
