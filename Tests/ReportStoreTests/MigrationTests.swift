import DMARC
import Foundation
import GRDB
import StoreAudit
import Testing

@testable import ReportStore

/// Stores that earlier versions of the schema left.
struct MigrationTests {
  /// An empty store of an earlier version, in a folder of its own.
  private static func store(upTo step: String) throws -> DatabaseQueue {
    let folder = NSTemporaryDirectory() + "dmarc-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let queue = try DatabaseQueue(path: folder + "/reports.sqlite")
    try Schema.migrator.migrate(queue, upTo: step)
    return queue
  }

  /// A store as the first step made it, with a report of one record.
  private static func firstStep() throws -> String {
    let queue = try store(upTo: "2026-11 reports, records and the rollup")
    try queue.write { database in
      try database.execute(
        sql: """
          CREATE VIEW rollup_view AS SELECT day, messages FROM rollup;
          INSERT INTO text (id, value) VALUES (1, 'example.com');
          INSERT INTO reporter VALUES (1, 'receiver.example', 'dmarc@receiver.example');
          INSERT INTO evaluation VALUES (1, 'k', 'none', 'pass', 'fail', NULL, NULL, '');
          INSERT INTO report (
            id, reporter_id, report_id, policy_domain_id, begin_time, end_time, day, format,
            record_count, message_count, dropped_record_count, first_record_id, last_record_id,
            is_complete, is_counted, fingerprint)
          VALUES (1, 1, 'a', 1, 1790812800, 1790899199, 20727, 'rfc7489', 1, 5, 0, 1, 1, 1, 1, x'01');
          INSERT INTO text (id, value) VALUES (2, 'pass'), (3, 's1'), (4, 'forwarded'), (5, 'arc');
          INSERT INTO auth_results VALUES (1, x'01');
          INSERT INTO spf_result VALUES (1, 1, 1, 'helo', 2, NULL), (1, 2, 1, NULL, 2, 3);
          INSERT INTO dkim_result VALUES (1, 0, 1, 3, 2, NULL);
          INSERT INTO override_list VALUES (1, x'01');
          INSERT INTO override_reason VALUES (1, 1, 4, NULL), (1, 0, 4, 5);
          INSERT INTO record VALUES (1, 1, x'c0000201', 5, 1, NULL, NULL, 1, 1, 1);
          INSERT INTO rollup VALUES (1, 20727, 1, x'c0000201', 1, 1, 1, 5, 1);
          INSERT INTO intake_run VALUES (1, 1790900000);
          INSERT INTO intake_file VALUES (1, 1, 'a.xml', zeroblob(32), 9, 'stored', NULL, NULL, 1790900000);
          INSERT INTO intake_document VALUES (1, 1, NULL, 'stored', NULL, NULL, 1);
          """)
    }
    try queue.close()
    return queue.path
  }

  @Test func `a store of the first schema keeps all it has, as not authenticated`() throws {
    let path = try Self.firstStep()
    defer {
      try? FileManager.default.removeItem(
        at: URL(fileURLWithPath: path).deletingLastPathComponent())
    }
    let store = try ReportStore(openingAt: path)
    #expect(try StoreAudit.faults(ofStoreAt: path) == [])
    #expect(try store.traffic(of: "example.com", in: nil).messages == 5)
    #expect(try store.traffic(of: "example.com", in: nil, authenticatedOnly: true).messages == 0)
    #expect(try store.reports(on: "example.com", in: nil).map(\.isAuthenticated) == [false])
    #expect(
      try store.traffic(of: "example.com", in: nil).authResults == [
        AuthResults(
          dkim: [DKIMResult(domain: "example.com", selector: "s1", value: .pass)],
          spf: [
            SPFResult(domain: "example.com", scope: .helo, value: .pass),
            SPFResult(domain: "example.com", scope: nil, value: .pass, humanResult: "s1"),
          ])
      ])
    let reasons = try DatabaseQueue(path: path).read {
      try String.fetchAll(
        $0, sql: "SELECT type || coalesce(comment, '-') FROM override_reason_view")
    }
    #expect(reasons == ["forwardedarc", "forwarded-"])
    let ledger = try store.ledger(LedgerFilter())
    #expect(ledger.map(\.path) == ["a.xml"])
    #expect(ledger.map(\.message) == [nil])
    let views = try DatabaseQueue(path: path).read { database in
      try String.fetchAll(database, sql: "SELECT name FROM sqlite_master WHERE type = 'view'")
        .map { try Int.fetchOne(database, sql: "SELECT count(*) FROM \($0)") }
    }
    #expect(views.count == 8)
  }

  /// A store as the fourth step left it: a thousand texts, and two lists of which the rollup names one.
  private static func fourthStep() throws -> String {
    let queue = try store(upTo: "2026-11 names of addresses")
    try queue.write { database in
      try database.execute(
        sql: """
          INSERT INTO text VALUES (1, 'example.com'), (2, 'pass'), (3, 's1'), (4, ''), (5, 'é');
          WITH RECURSIVE number (n) AS (SELECT 6 UNION ALL SELECT n + 1 FROM number WHERE n < 1000)
          INSERT INTO text SELECT n, 'host' || n || '.example' FROM number;
          INSERT INTO reporter VALUES (1, 'receiver.example', 'dmarc@receiver.example');
          INSERT INTO evaluation VALUES (1, 'k', 'none', 'pass', 'fail', NULL, NULL, '');
          INSERT INTO auth_results VALUES (1, '[[0,1,3,2,0],[1,6,1,2,0]]'), (2, '[[0,1,3,2,0]]');
          INSERT INTO override_list VALUES (1, '[[3,0]]');
          INSERT INTO record VALUES (1, x'c0000201', 5, 1, 4, NULL, 1, 1, 1);
          INSERT INTO rollup VALUES (1, 1, 2, 1, 5, x'c00002010005', NULL);
          INSERT INTO report (
            id, reporter_id, report_id, policy_domain_id, begin_time, end_time, day, format,
            record_count, message_count, dropped_record_count, first_record_id, last_record_id,
            is_complete, is_counted, fingerprint, first_rollup_id, last_rollup_id)
          VALUES (
            1, 1, 'a', 1, 1788220800, 1788307199, 20697, 'rfc7489', 1, 5, 0, 1, 1, 1, 1, x'01', 1, 1);
          INSERT INTO intake_run (id, began_at) VALUES (1, 1788350400);
          INSERT INTO intake_file (id, intake_run_id, path, outcome, imported_at)
          VALUES (1, 1, 'a.xml', 'stored', 1788350400);
          INSERT INTO intake_document (intake_file_id, outcome, report_id) VALUES (1, 'stored', 1);
          """)
    }
    try queue.close()
    return queue.path
  }

  @Test func `texts of an earlier schema are found, and lists of the rollup are one row`() throws {
    let path = try Self.fourthStep()
    defer {
      try? FileManager.default.removeItem(
        at: URL(fileURLWithPath: path).deletingLastPathComponent())
    }
    let store = try ReportStore(openingAt: path)
    #expect(try StoreAudit.faults(ofStoreAt: path) == [])
    #expect(try store.traffic(of: "example.com", in: nil).messages == 5)
    let names = ["example.com", "pass", "s1", "", "é"] + (6...1_000).map { "host\($0).example" }
    let ids = try store.read { database in
      try names.map { try TextRow.id(of: $0, database) }
    }
    #expect(ids == (1...1_000).map { Int64($0) })
    // The new report has the texts and the list that the rollup names already.
    let report = SampleReport(.number(2)).with { $0.reportID = "b" }
    try store.write(IntakeRun(beganAt: TemporaryStore.now)) { writer throws(StoreError) in
      _ = try report.write(to: writer, path: "b")
      _ = try writer.endFile(IntakeFile(path: "b"))
    }
    #expect(try StoreAudit.faults(ofStoreAt: path) == [])
    #expect(try store.traffic(of: "example.com", in: nil).messages == 6)
    #expect(try store.traffic(of: "example.com", in: nil).authResults.count == 1)
    let lists = try store.read {
      try String.fetchAll($0, sql: "SELECT results FROM auth_results WHERE is_digest = 1")
    }
    #expect(lists == ["[[0,1,3,2,0]]"])
  }

  @Test func `each step is taken once`() throws {
    let path = try Self.firstStep()
    defer {
      try? FileManager.default.removeItem(
        at: URL(fileURLWithPath: path).deletingLastPathComponent())
    }
    for _ in 0..<2 {
      #expect(try ReportStore(openingAt: path).traffic(of: "example.com", in: nil).messages == 5)
    }
  }
}
