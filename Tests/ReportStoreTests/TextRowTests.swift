import DMARC
import GRDB
import StoreAudit
import Testing

@testable import ReportStore

/// Texts are found by a hash of 32 bits.
struct TextRowTests {
  @Test func `every text is found, the empty one and long ones too`() throws {
    let temporary = try TemporaryStore()
    let names = (0..<40).map {
      String(repeating: "é", count: $0) + String(repeating: "a", count: $0 % 9)
    }
    var report = SampleReport()
    report.records = names.map { SampleRecord(envelopeFrom: $0) }
    try temporary.add(report)
    for name in names {
      let found = try temporary.read { try TextRow.id(of: name, $0) }
      let rows = try temporary.read {
        try Int64.fetchAll($0, sql: "SELECT id FROM text WHERE value = ?", arguments: [name])
      }
      #expect(rows == [found])
    }
    #expect(try temporary.read { try TextRow.id(of: "absent.example", $0) } == nil)
  }

  /// A writer remembers a few megabytes of texts, and writes their keys late.
  @Test func `a text that was forgotten is found again, in the same transaction`() throws {
    let temporary = try TemporaryStore()
    let texts = (0..<1_800).map { "\($0)." + String(repeating: "x", count: 2_000) }
    var report = SampleReport()
    report.records = texts.map { SampleRecord(envelopeFrom: $0) }
    try temporary.store.write(IntakeRun(beganAt: TemporaryStore.now)) { writer throws(StoreError) in
      for id in ["1", "2"] {
        _ = try report.with { $0.reportID = id }.write(to: writer, path: id)
      }
      _ = try writer.endFile(IntakeFile(path: "both"))
    }
    #expect(try temporary.count("record") == texts.count * 2)
    #expect(try temporary.count("text WHERE length(value) > 2000") == texts.count)
    #expect(try StoreAudit.faults(ofStoreAt: temporary.path) == [])
  }

  @Test func `two stores have hashes of their own`() throws {
    let hashes = try (0..<2).map { _ in
      let temporary = try TemporaryStore()
      try temporary.add(SampleReport(.number(1)))
      return try temporary.rows("SELECT hash FROM text_key ORDER BY text_id")
    }
    #expect(hashes[0] != hashes[1])
  }

  @Test func `texts with the same hash are told apart`() throws {
    let temporary = try TemporaryStore()
    try temporary.add(SampleReport(.number(1)))
    try DatabaseQueue(path: temporary.path).write { database in
      // Before and behind the domain, so that neither is found in its place.
      try database.execute(
        sql: """
          INSERT INTO text VALUES (-1, 'one.example'), (1000, 'other.example');
          INSERT INTO text_key
            SELECT hash, id FROM (
              SELECT hash FROM text_key JOIN text ON id = text_id WHERE value = 'example.com')
            JOIN text ON value IN ('one.example', 'other.example');
          """)
    }
    try temporary.add(SampleReport(.number(2)).with { $0.reportID = "2" })
    #expect(try temporary.store.domain("example.com")?.reports == 2)
    #expect(try temporary.store.traffic(of: "example.com", in: nil).messages == 2)
    #expect(try StoreAudit.faults(ofStoreAt: temporary.path) == [])
  }
}
