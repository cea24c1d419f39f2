import DMARC
import GRDB
import ReportStore
import StoreAudit
import Testing

/// A list that records name is mostly one row, and may be several.
struct ListDictionaryTests {
  private static let reasons = [OverrideReason(type: "forwarded", comment: "arc")]

  /// A report of records that all have results and reasons.
  private static func report(_ numbers: ClosedRange<Int>) -> SampleReport {
    var report = SampleReport()
    report.records = numbers.map {
      SampleRecord(address: "192.0.2.\($0)", dkim: "fail", reasons: reasons)
    }
    return report
  }

  /// Makes a second row of every list, which the records have from then on.
  private static func doubleLists(_ temporary: TemporaryStore) throws {
    try DatabaseQueue(path: temporary.path).write { database in
      try database.execute(
        sql: """
          INSERT INTO auth_results (results) SELECT results FROM auth_results;
          INSERT INTO override_list (reasons) SELECT reasons FROM override_list;
          UPDATE record SET auth_results_id = (SELECT max(id) FROM auth_results),
            override_list_id = (SELECT max(id) FROM override_list);
          """)
    }
  }

  @Test func `records with equal lists are equal, whichever rows those are`() throws {
    let temporary = try TemporaryStore()
    try temporary.add(Self.report(1...3))
    try Self.doubleLists(temporary)
    // All that is stored and one more: it takes its place (reports.md 2.3).
    #expect(try temporary.add(Self.report(1...4)) == [.variant])
    #expect(try temporary.store.traffic(of: "example.com", in: nil).messages == 4)
    try Self.doubleLists(temporary)
    #expect(try temporary.add(Self.report(2...3)) == [.variant])
    #expect(try temporary.store.traffic(of: "example.com", in: nil).messages == 4)
    #expect(try StoreAudit.faults(ofStoreAt: temporary.path) == [])
  }

  @Test func `records that differ in their lists alone are different`() throws {
    let temporary = try TemporaryStore()
    try temporary.add(Self.report(1...3))
    let others = Self.report(1...3).with { report in
      for index in report.records.indices {
        report.records[index].reasons[0].comment = "mailing list"
      }
    }
    // Nothing in common: parts of one report, of which both count.
    #expect(try temporary.add(others) == [.variant])
    #expect(try temporary.store.traffic(of: "example.com", in: nil).messages == 6)
  }

  @Test func `what the rollup names is one row, whatever records name`() throws {
    let temporary = try TemporaryStore()
    try temporary.add(Self.report(1...3))
    try Self.doubleLists(temporary)
    try temporary.add(Self.report(4...5).with { $0.reportID = "2" })
    #expect(try temporary.count("auth_results WHERE is_digest = 1") == 1)
    #expect(try temporary.store.traffic(of: "example.com", in: nil).authResults.count == 1)
  }

  @Test func `an import finds the lists of those before it, and those of its own`() throws {
    let temporary = try TemporaryStore()
    for number in 1...4 {
      let report = Self.report(number...number + 9).with { $0.reportID = "\(number)" }
      try temporary.add(report, batchRows: 3)
    }
    #expect(try temporary.count("auth_results") == 1)
    #expect(try temporary.count("override_list") == 1)
  }
}
