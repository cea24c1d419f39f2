import StoreAudit
import DMARC
import ReportStore
import Testing

/// Reports that come in several batches, and documents that leave nothing.
struct StoreWriterTests {
  private static func report(_ numbers: ClosedRange<Int>) -> SampleReport {
    SampleReport().with {
      $0.records = numbers.map { number in
        SampleRecord(
          address: "192.0.2.\(number)", count: Int64(number), headerFrom: "n\(number).example.com",
          results: AuthResults(
            dkim: [DKIMResult(domain: "d\(number).example", selector: "s\(number)", value: .pass)]),
          reasons: [OverrideReason(type: "other", comment: "comment \(number)")])
      }
    }
  }

  /// Reports, records and what they add up to, with the lists that records name.
  private static func dump(_ temporary: TemporaryStore) throws -> [[String]] {
    try [
      "SELECT * FROM report_view", "SELECT * FROM record_view",
      "SELECT * FROM rollup_view ORDER BY source_address, messages",
      """
      SELECT record.id, position, domain, selector, result FROM record
      JOIN dkim_result_view USING (auth_results_id)
      """,
      """
      SELECT record.id, position, type, comment FROM record
      JOIN override_reason_view USING (override_list_id)
      """,
    ].map { try temporary.rows($0) }
  }

  @Test(arguments: [1, 3, 19, 20, 4_096])
  func `a report is the same in however many batches it comes`(batchRows: Int) throws {
    let whole = try TemporaryStore()
    try whole.add(Self.report(1...20))
    let streamed = try TemporaryStore()
    #expect(try streamed.add(Self.report(1...20), batchRows: batchRows) == [.stored])
    #expect(try Self.dump(streamed) == Self.dump(whole))
    #expect(try streamed.store.domain("example.com")?.messages == 210)
    #expect(try StoreAudit.faults(ofStoreAt: streamed.path) == [])
  }

  @Test func `a duplicate that came in batches is taken out again`() throws {
    let temporary = try TemporaryStore()
    let report = Self.report(1...20)
    try temporary.add(report)
    let before = try Self.dump(temporary)
    #expect(try temporary.add(report, batchRows: 3) == [.duplicate])
    #expect(try Self.dump(temporary) == before)
    #expect(try StoreAudit.faults(ofStoreAt: temporary.path) == [])
  }

  @Test(arguments: [1, 4_096])
  func `a document that is refused at its end leaves no record`(batchRows: Int) throws {
    let temporary = try TemporaryStore()
    try temporary.add(SampleReport(.number(200)))
    let before = try Self.dump(temporary)
    let hostile = Self.report(1...20)
    let outcome = try temporary.store.write(IntakeRun(beganAt: TemporaryStore.now)) {
      writer throws(StoreError) in
      for batch in hostile.batches(of: batchRows) { try writer.append(batch) }
      let problem = IntakeProblem(reason: "too_deep", message: "it is too deep")
      _ = try writer.endOther(path: "bad.xml", IntakeDocument(problem: problem), .refused)
      return try writer.endFile(IntakeFile(path: "bad.xml"))
    }
    #expect(outcome == .refused)
    #expect(try Self.dump(temporary) == before)
    #expect(try StoreAudit.faults(ofStoreAt: temporary.path) == [])
  }

  @Test func `a document that never ends leaves no record when its file does`() throws {
    let temporary = try TemporaryStore()
    let problem = IntakeProblem(reason: "corrupt", message: "the gzip data is damaged")
    let outcome = try temporary.store.write(IntakeRun(beganAt: TemporaryStore.now)) {
      writer throws(StoreError) in
      for batch in Self.report(1...20).batches(of: 4) { try writer.append(batch) }
      return try writer.endFile(IntakeFile(path: "bad.gz", problem: problem))
    }
    #expect(outcome == .refused)
    #expect(try temporary.count("record") == 0)
    #expect(try temporary.count("rollup") == 0)
    #expect(try StoreAudit.faults(ofStoreAt: temporary.path) == [])
  }

  @Test func `a report behind a refused one in the same file is stored whole`() throws {
    let temporary = try TemporaryStore()
    let good = Self.report(1...5)
    try temporary.store.write(IntakeRun(beganAt: TemporaryStore.now)) { writer throws(StoreError) in
      for batch in Self.report(10...20).batches(of: 2) { try writer.append(batch) }
      _ = try writer.endOther(path: "a.zip", IntakeDocument(member: "1.xml"), .refused)
      _ = try good.write(to: writer, path: "a.zip", member: "2.xml", batchRows: 2)
      let outcome = try writer.endFile(IntakeFile(path: "a.zip"))
      #expect(outcome == .partial)
    }
    #expect(try temporary.store.domain("example.com")?.messages == 15)
    #expect(try StoreAudit.faults(ofStoreAt: temporary.path) == [])
  }

  @Test func `readers have numbers of their own`() throws {
    let temporary = try TemporaryStore()
    let one = Self.report(1...4)
    let two = Self.report(5...8).with { $0.reportID = "2" }
    try temporary.store.write(IntakeRun(beganAt: TemporaryStore.now)) { writer throws(StoreError) in
      for (reader, report) in [one, two].enumerated() {
        for batch in report.batches(of: 3, reader: reader) { try writer.append(batch) }
        _ = try writer.endReport(path: "x", IntakeDocument(), report.head)
        _ = try writer.endFile(IntakeFile(path: "\(reader).xml"))
      }
    }
    let shown = try temporary.rows("SELECT count, header_from FROM record_view ORDER BY count")
    #expect(shown == (1...8).map { "\($0)|n\($0).example.com" })
    #expect(try StoreAudit.faults(ofStoreAt: temporary.path) == [])
  }

  @Test func `a report without a usable period is stored and in no window`() throws {
    let temporary = try TemporaryStore()
    let undated = SampleReport(.number(1, count: 30)).with {
      $0.reportID = "2"
      $0.hasUsablePeriod = false
    }
    #expect(try temporary.add(SampleReport(.number(1, count: 4)), undated) == [.stored, .stored])
    #expect(try temporary.count("record") == 2)
    #expect(try temporary.store.traffic(of: "example.com", in: nil).messages == 4)
    let domain = try #require(try temporary.store.domain("example.com"))
    #expect(domain.messages == 34)
    #expect(domain.undatedMessages == 30)
    #expect(domain.days == UTCDay(number: 20_697)...UTCDay(number: 20_697))
    #expect(try StoreAudit.faults(ofStoreAt: temporary.path) == [])
  }

  @Test func `a copy without a usable period can be taken out again`() throws {
    let temporary = try TemporaryStore()
    let partial = SampleReport(.number(1)).with {
      $0.isComplete = false
      $0.hasUsablePeriod = false
    }
    let whole = SampleReport(.number(1), .number(2)).with { $0.hasUsablePeriod = false }
    #expect(try temporary.add(partial, whole, batchRows: 1) == [.partial, .stored])
    #expect(try temporary.count("record") == 2)
    #expect(try temporary.store.domain("example.com")?.undatedMessages == 2)
    #expect(try StoreAudit.faults(ofStoreAt: temporary.path) == [])
  }

  @Test func `records without an author domain can be taken out again`() throws {
    let temporary = try TemporaryStore()
    let partial = SampleReport(
      SampleRecord(count: 1, headerFrom: nil), SampleRecord(count: 2, headerFrom: ""),
      SampleRecord(count: 4, headerFrom: "example.com"),
      SampleRecord(count: 8, headerFrom: "b.example")
    ).with { $0.isComplete = false }
    try temporary.add(partial, batchRows: 1)
    let sums = "SELECT author_domain, sum(messages) FROM rollup_view GROUP BY 1 ORDER BY 1"
    #expect(try temporary.rows(sums) == ["b.example|8", "example.com|7"])
    #expect(try StoreAudit.faults(ofStoreAt: temporary.path) == [])

    try temporary.add(SampleReport(SampleRecord(count: 16, headerFrom: "")), batchRows: 1)
    #expect(try temporary.rows(sums) == ["example.com|16"])
    #expect(try StoreAudit.faults(ofStoreAt: temporary.path) == [])
  }

  @Test func `deviations are kept with what was found and how often`() throws {
    let temporary = try TemporaryStore()
    let report = SampleReport(.number(1)).with {
      $0.deviations = [
        CountedDeviation(code: "empty", element: "sp", found: "", line: 9, occurrences: 1),
        CountedDeviation(
          code: "unknown_value", element: "result", found: "dunno", line: 20, occurrences: 7),
      ]
    }
    #expect(try temporary.add(report) == [.storedWithDeviations])
    #expect(
      try temporary.rows("SELECT code, element, found, line, occurrences FROM deviation")
        == ["empty|sp||9|1", "unknown_value|result|dunno|20|7"])
    let stored = try temporary.store.reports(on: "example.com", in: nil)
    #expect(stored.map(\.deviations) == [["empty": 1, "unknown_value": 7]])
  }

  @Test func `bytes that another import has taken meanwhile are noted as known ones are`() throws {
    let temporary = try TemporaryStore()
    func importing(_ path: String) throws -> IntakeOutcome {
      try temporary.store.write(IntakeRun(beganAt: TemporaryStore.now)) {
        writer throws(StoreError) in
        _ = try SampleReport(.number(1)).write(to: writer, path: path)
        return try writer.endFile(
          IntakeFile(path: path, sha256: [UInt8](repeating: 1, count: 32), bytes: 9))
      }
    }
    #expect(try importing("a.xml") == .stored)
    #expect(try importing("a.xml") == .duplicate)
    #expect(try importing("b.xml") == .duplicate)
    #expect(try importing("b.xml") == .duplicate)
    #expect(
      try temporary.rows("SELECT path, outcome FROM intake_file ORDER BY id")
        == ["a.xml|stored", "b.xml|duplicate"])
    #expect(try temporary.count("intake_document") == 1)
  }
}
