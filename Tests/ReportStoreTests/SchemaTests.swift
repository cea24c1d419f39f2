import DMARC
import GRDB
import ReportStore
import Testing

struct SchemaTests {
  @Test func `every table is strict`() throws {
    let temporary = try TemporaryStore()
    let lax = try temporary.rows(
      """
      SELECT name FROM pragma_table_list
      WHERE schema = 'main' AND type = 'table' AND strict = 0
        AND name NOT LIKE 'sqlite_%' AND name <> 'grdb_migrations'
      """)
    #expect(lax == [])
    #expect(try temporary.count("pragma_table_list WHERE type = 'table' AND strict = 1") >= 13)
  }

  @Test func `a text where a number belongs is refused by the schema`() throws {
    let temporary = try TemporaryStore()
    #expect(throws: DatabaseError.self) {
      try DatabaseQueue(path: temporary.path).write {
        try $0.execute(sql: "INSERT INTO intake_run (began_at) VALUES ('yesterday')")
      }
    }
  }

  @Test func `the store is in WAL mode`() throws {
    let temporary = try TemporaryStore()
    #expect(try temporary.rows("PRAGMA journal_mode") == ["wal"])
  }

  @Test func `the record view shows addresses as text, IPv6 in full`() throws {
    let temporary = try TemporaryStore()
    var report = SampleReport()
    let addresses = [
      "192.0.2.1", "203.0.113.255", "255.255.255.255", "0.0.0.0", "198.51.100.10", "2001:db8::1",
      "2001:DB8:AbCd:ef01:2345:6789:0:ff", "::", "::ffff:192.0.2.99",
    ]
    report.records = addresses.map { SampleRecord(address: $0) } + [SampleRecord(address: nil)]
    try temporary.add(report)
    let shown = try temporary.rows("SELECT source_address FROM record_view ORDER BY id")
    #expect(
      shown == [
        "192.0.2.1", "203.0.113.255", "255.255.255.255", "0.0.0.0", "198.51.100.10",
        "2001:0db8:0000:0000:0000:0000:0000:0001", "2001:0db8:abcd:ef01:2345:6789:0000:00ff",
        "0000:0000:0000:0000:0000:0000:0000:0000", "192.0.2.99", "-",
      ])
    let lengths = try temporary.rows(
      "SELECT DISTINCT length(source_address) FROM record ORDER BY 1")
    #expect(lengths == ["-", "4", "16"])
  }

  @Test func `the rollup view shows names, days and addresses`() throws {
    let temporary = try TemporaryStore()
    try temporary.add(
      SampleReport(SampleRecord(address: "2001:db8::2", count: 5, headerFrom: "news.example.com")))
    let shown = try temporary.rows(
      """
      SELECT policy_domain, day, author_domain, source_address, organization, disposition, dkim,
        spf, computed_dkim, computed_spf, messages, is_authenticated
      FROM rollup_view
      """)
    #expect(
      shown == [
        "example.com|2026-09-01|news.example.com|2001:0db8:0000:0000:0000:0000:0000:0002"
          + "|receiver.example|none|pass|fail|aligned|no_pass|5|0"
      ])
  }

  @Test func `the report view shows times that people can read`() throws {
    let temporary = try TemporaryStore()
    try temporary.add(SampleReport(.number(1, count: 9), .number(2)))
    let shown = try temporary.rows(
      """
      SELECT organization, email, report_id, policy_domain, begin_time, end_time, day, p,
        record_count, message_count, is_complete, is_counted
      FROM report_view
      """)
    #expect(
      shown == [
        "receiver.example|dmarc@receiver.example|1|example.com|2026-09-01 00:00:00"
          + "|2026-09-01 23:59:59|2026-09-01|none|2|10|1|1"
      ])
  }

  @Test func `the intake view joins files and documents`() throws {
    let temporary = try TemporaryStore()
    try temporary.store.write(IntakeRun(beganAt: TemporaryStore.now)) { writer throws(StoreError) in
      _ = try SampleReport(.number(1)).write(to: writer, path: "a.zip", member: "a.xml")
      let problem = IntakeProblem(reason: "empty", message: "it is empty")
      _ = try writer.endOther(
        path: "a.zip", IntakeDocument(member: "b.xml", problem: problem), .refused)
      let sha256 = [UInt8](repeating: 0xab, count: 32)
      _ = try writer.endFile(IntakeFile(path: "a.zip", sha256: sha256, bytes: 12))
    }
    let shown = try temporary.rows(
      """
      SELECT path, sha256, bytes, file_outcome, member, outcome, reason, report_id, imported_at
      FROM intake_view ORDER BY member
      """)
    let sha256 = String(repeating: "ab", count: 32)
    #expect(
      shown == [
        "a.zip|\(sha256)|12|partial|a.xml|stored|-|1|2026-09-02 12:00:00",
        "a.zip|\(sha256)|12|partial|b.xml|refused|empty|-|2026-09-02 12:00:00",
      ])
  }

  @Test func `there is a readable view over each table that holds numbers for names`() throws {
    let temporary = try TemporaryStore()
    let views = try temporary.rows("SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY 1")
    #expect(
      Set(views).isSuperset(of: [
        "dkim_result_view", "intake_view", "override_reason_view", "record_view", "report_view",
        "rollup_view", "spf_result_view",
      ]))
    for view in views { #expect(try temporary.count(view) == 0) }
  }
}
