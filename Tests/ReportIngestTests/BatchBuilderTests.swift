import ReportIngest
import ReportStore
import Testing

/// Reports larger than a batch, and texts more than are remembered.
struct BatchBuilderTests {
  private static func long(_ count: Int) -> SentReport {
    SentReport().with {
      $0.records = (0..<count).map { number in
        SentReport.Record(
          address: "192.0.\(number / 250).\(number % 250)", count: 2,
          headerFrom: "n\(number % 700).example.com")
      }
    }
  }

  @Test func `a long report is stored whole`() throws {
    let folder = try ImportFolder()
    try folder.write(Self.long(9_000), as: "long.xml")
    let totals = try folder.run()
    #expect(totals.documents == [.stored: 1])
    #expect(totals.records == 9_000)
    #expect(try folder.rows("SELECT count(*), sum(count) FROM record") == ["9000|18000"])
    #expect(try folder.rows("SELECT sum(messages), count(*) FROM rollup_view") == ["18000|9000"])
    #expect(try folder.rows("SELECT DISTINCT computed_dkim FROM record_view") == ["aligned"])
    #expect(try folder.faults() == [])
  }

  @Test func `a long report again in another order is a duplicate`() throws {
    let folder = try ImportFolder()
    try folder.write(Self.long(9_000), as: "1.xml")
    try folder.write(Self.long(9_000).with { $0.records.reverse() }, as: "2.xml")
    #expect(try folder.run().documents == [.stored: 1, .duplicate: 1])
    #expect(try folder.rows("SELECT count(*) FROM record") == ["9000"])
    #expect(try folder.faults() == [])
  }

  @Test func `a long report that is cut is partial as far as it goes`() throws {
    let folder = try ImportFolder()
    try folder.write(Self.long(9_000).cut(inRecord: 8_500), as: "1.xml")
    #expect(try folder.run().documents == [.partial: 1])
    #expect(try folder.rows("SELECT count(*) FROM record") == ["8500"])
    try folder.write(Self.long(9_000), as: "2.xml")
    try folder.run()
    #expect(try folder.rows("SELECT count(*) FROM record") == ["9000"])
    #expect(try folder.faults() == [])
  }

  @Test func `a long report that is refused at its end leaves nothing`() throws {
    let folder = try ImportFolder()
    let deep = String(repeating: "<a>", count: 100)
    let hostile = Self.long(9_000).xml.replacing("</feedback>", with: deep)
    try folder.write(Array(hostile.utf8), as: "1.xml")
    #expect(try folder.run().documents == [.refused: 1])
    for table in ["record", "report", "rollup"] {
      #expect(try folder.rows("SELECT count(*) FROM \(table)") == ["0"])
    }
  }

  /// Parts may come in any order; what came before the policy cannot be judged by it once it is gone.
  @Test func `records before the policy are judged as far as they are still there`() throws {
    let folder = try ImportFolder()
    try folder.write(Self.long(300).with { $0.startsWithRecords = true }, as: "short.xml")
    let long = Self.long(9_000).with {
      $0.startsWithRecords = true
      $0.reportID = "2"
      $0.domain = "example.org"
    }
    try folder.write(long, as: "long.xml")
    let totals = try folder.run()
    #expect(totals.documents == [.stored: 1, .storedWithDeviations: 1])
    #expect(
      try folder.rows(
        """
        SELECT computed_dkim, sum(messages) FROM rollup_view WHERE policy_domain = 'example.com'
        GROUP BY 1
        """) == ["aligned|600"])
    #expect(
      try folder.rows("SELECT sum(messages) FROM rollup_view WHERE policy_domain = 'example.org'")
        == ["18000"])
    let unjudged = try folder.rows(
      "SELECT count(*) FROM record_view WHERE computed_dkim IS NULL AND report_id = 1")
    #expect(unjudged == ["8192"])
    #expect(try folder.rows("SELECT code FROM deviation") == ["policy_after_records"])
    #expect(try folder.faults() == [])
  }

  // MARK: Texts

  /// Records of 256 signatures, each unlike any other: some 770 texts a record.
  private static func motley(_ records: ClosedRange<Int>) -> SentReport {
    SentReport().with {
      $0.reportID = "\(records.lowerBound)"
      $0.records = records.map { number in
        SentReport.Record(
          address: "192.0.2.1", headerFrom: "n\(number).example.com",
          results: (0..<256).map { place in
            "<dkim><domain>d\(number)-\(place).example</domain><selector>s\(number)-\(place)"
              + "</selector><result>fail</result><human_result>h\(number)-\(place)</human_result></dkim>"
          }.joined())
      }
    }
  }

  @Test(arguments: [1, 3])
  func `texts are right when there are more than are remembered`(readers: Int) throws {
    let folder = try ImportFolder()
    try folder.write(Self.motley(1_000...1_229), as: "1.xml")
    try folder.write(Self.motley(2_000...2_009), as: "2.xml")
    try folder.write(SentReport(.number(1)).with { $0.reportID = "3" }, as: "3.xml")
    try folder.run(readers: readers)
    let numbers = Array(1_000...1_229) + Array(2_000...2_009)
    #expect(
      try folder.rows("SELECT header_from FROM record_view ORDER BY id")
        == numbers.map { "n\($0).example.com" } + ["example.com"])
    let wrong = try folder.rows(
      """
      SELECT record_view.id, header_from, domain, selector, human_result
      FROM record_view JOIN dkim_result_view USING (auth_results_id)
      WHERE header_from <> 'example.com' AND (
        domain <> 'd' || substr(header_from, 2, 4) || '-' || position || '.example'
        OR selector <> 's' || substr(header_from, 2, 4) || '-' || position
        OR human_result <> 'h' || substr(header_from, 2, 4) || '-' || position)
      LIMIT 3
      """)
    #expect(wrong == [])
    #expect(try folder.rows("SELECT count(*) FROM dkim_result_view") == ["\(240 * 256 + 1)"])
    #expect(try folder.faults() == [])
  }

  @Test func `copies are known for copies although texts were forgotten between them`() throws {
    let folder = try ImportFolder()
    let report = Self.motley(1_000...1_209)
    try folder.write(report, as: "1.xml")
    try folder.write(report.with { $0.records.reverse() }, as: "2.xml")
    #expect(try folder.run(readers: 1).documents == [.stored: 1, .duplicate: 1])
    #expect(try folder.faults() == [])
  }
}
