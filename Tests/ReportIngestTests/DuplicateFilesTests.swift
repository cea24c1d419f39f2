import ReportIngest
import ReportStore
import Testing

/// The same report in other files, and the same files again.
struct DuplicateFilesTests {
  private static let report = SentReport(.number(1, count: 3), .number(2, count: 4))

  @Test func `the same bytes under another path are one row of the ledger`() throws {
    let folder = try ImportFolder()
    try folder.write(Self.report, as: "a.xml")
    try folder.run()
    try folder.write(Self.report, as: "b.xml")
    let totals = try folder.run()
    #expect(totals.files == [.duplicate: 2])
    #expect(totals.knownFiles == 2)
    #expect(totals.documents == [:])
    let rows = try folder.rows("SELECT path, outcome FROM intake_file ORDER BY id")
    #expect(rows == [folder.files + "/a.xml|stored", folder.files + "/b.xml|duplicate"])

    let before = try folder.dump()
    try folder.run()
    #expect(try folder.dump() == before)
  }

  /// Its bytes are changed behind the back of the stamp, so that reading them would tell.
  @Test func `a file that has not changed is not read again unless that is asked for`() throws {
    let folder = try ImportFolder()
    let path = try folder.write(Self.report, as: "a.xml")
    try folder.run(now: Self.later)
    #expect(try folder.rows("SELECT count(stamp) FROM intake_file") == ["1"])
    try folder.change("UPDATE intake_file SET sha256 = zeroblob(32)")
    #expect(try folder.run(now: Self.later).knownFiles == 1)
    #expect(try folder.run(now: Self.later, reread: true).documents == [.duplicate: 1])

    try folder.write(Self.report.with { $0.reportID = "other" }, as: "a.xml")
    #expect(try folder.run(now: Self.later).documents == [.stored: 1])
    #expect(try folder.rows("SELECT DISTINCT path FROM intake_file") == [path])
  }

  @Test func `a file that was taken without a stamp gets one when its bytes are seen again`() throws
  {
    let folder = try ImportFolder()
    try folder.write(Self.report, as: "a.xml")
    try folder.run()
    #expect(try folder.rows("SELECT count(stamp) FROM intake_file") == ["0"])
    #expect(try folder.run(now: Self.later).knownFiles == 1)
    #expect(try folder.rows("SELECT count(stamp), count(*) FROM intake_file") == ["1|1"])
  }

  /// Long after the files of the tests were written.
  private static let later: Int64 = 4_102_444_800

  @Test(arguments: ["gz", "crlf", "shuffled", "comment"])
  func `the same report in another dress is a duplicate`(dress: String) throws {
    let folder = try ImportFolder()
    try folder.write(Self.report, as: "a.xml")
    try folder.run()
    let xml = Self.report.xml
    let other: [UInt8] =
      switch dress {
      case "gz": GzipFile.wrapping(Array(xml.utf8))
      case "crlf": Array(xml.replacing("\n", with: "\r\n").utf8)
      case "shuffled": Array(Self.report.with { $0.records.reverse() }.xml.utf8)
      default: Array(xml.replacing("<record>", with: "<!-- one --><record>").utf8)
      }
    try folder.write(other, as: "b.\(dress)")
    let totals = try folder.run()
    #expect(totals.files == [.duplicate: 2])
    #expect(totals.documents == [.duplicate: 1])
    #expect(totals.knownFiles == 1)
    #expect(try folder.store.domain("example.com")?.messages == 7)
    #expect(try folder.rows("SELECT count(*) FROM report") == ["1"])
    #expect(try folder.faults() == [])
  }

  @Test func `a report and its copy in one import count once`() throws {
    let folder = try ImportFolder()
    try folder.write(Self.report, as: "a.xml")
    try folder.write(GzipFile.wrapping(Array(Self.report.xml.utf8)), as: "b.xml.gz")
    try folder.write(Self.report, as: "c.xml")
    let totals = try folder.run(readers: 3)
    #expect(totals.files == [.stored: 1, .duplicate: 2])
    #expect(try folder.store.domain("example.com")?.messages == 7)
  }

  /// The fingerprint is of the content: one changed number makes another report.
  @Test(arguments: [
    ("<count>3</count>", "<count>5</count>"), ("<dkim>pass</dkim>", "<dkim>fail</dkim>"),
    ("192.0.2.1<", "192.0.2.77<"), ("<selector>s1<", "<selector>s2<"), ("<p>none<", "<p>reject<"),
    ("<header_from>example.com<", "<header_from>a.example.com<"),
    ("<disposition>none<", "<disposition>reject<"),
    ("<adkim>r<", "<adkim>s<"),
    ("</policy_evaluated>", "<reason><type>other</type></reason></policy_evaluated>"),
  ])
  func `a copy that differs in anything is a variant`(old: String, new: String) throws {
    let folder = try ImportFolder()
    try folder.write(Self.report, as: "a.xml")
    let changed = Self.report.xml.replacing(old, with: new, maxReplacements: 1)
    #expect(changed != Self.report.xml)
    try folder.write(Array(changed.utf8), as: "b.xml")
    #expect(try folder.run().documents == [.stored: 1, .variant: 1])
    #expect(try folder.faults() == [])
  }

  @Test func `a report without an ID is known again by its content`() throws {
    let folder = try ImportFolder()
    let nameless = Self.report.xml.replacing("<report_id>1</report_id>", with: "")
    try folder.write(Array(nameless.utf8), as: "a.xml")
    try folder.write(GzipFile.wrapping(Array(nameless.utf8)), as: "b.gz")
    #expect(try folder.run().documents == [.storedWithDeviations: 1, .duplicate: 1])
    #expect(try folder.store.domain("example.com")?.messages == 7)
  }

  @Test func `brackets around an ID do not make another report`() throws {
    let folder = try ImportFolder()
    try folder.write(Self.report, as: "a.xml")
    try folder.write(Self.report.with { $0.reportID = " &lt;1&gt; " }, as: "b.xml")
    #expect(try folder.run().documents[.duplicate] == 1)
    #expect(try folder.rows("SELECT report_id FROM report") == ["1"])
  }

  @Test func `a partial file gives way to the complete one`() throws {
    let folder = try ImportFolder()
    try folder.write(Self.report.cut(inRecord: 1), as: "a.xml")
    var problems: [IntakeProblem] = []
    let first = try folder.run(refused: { _, _, problem in problems.append(problem) })
    #expect(first.documents == [.partial: 1])
    #expect(problems.map(\.reason) == ["truncated"])
    #expect(try folder.store.domain("example.com")?.messages == 3)

    try folder.write(Self.report, as: "b.xml")
    let second = try folder.run()
    #expect(second.documents[.stored] == 1)
    #expect(try folder.store.domain("example.com")?.messages == 7)
    #expect(try folder.rows("SELECT is_complete, is_counted FROM report") == ["0|0", "1|1"])
    #expect(try folder.ledger().first?.outcome == .replaced)
    #expect(try folder.faults() == [])
  }

  @Test func `a partial file that comes after the complete one changes nothing`() throws {
    let folder = try ImportFolder()
    try folder.write(Self.report, as: "a.xml")
    try folder.write(Self.report.cut(inRecord: 1), as: "b.xml")
    try folder.run()
    #expect(try folder.store.domain("example.com")?.messages == 7)
    #expect(try folder.rows("SELECT is_complete, is_counted FROM report") == ["1|1", "0|0"])
    #expect(try folder.faults() == [])
  }

  @Test func `a file that grows at its path is read again`() throws {
    let folder = try ImportFolder()
    try folder.write(Self.report.cut(inRecord: 1), as: "a.xml")
    try folder.run()
    try folder.write(Self.report, as: "a.xml")
    #expect(try folder.run().documents == [.stored: 1])
    #expect(try folder.store.domain("example.com")?.messages == 7)
  }
}
