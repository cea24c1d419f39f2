import StoreAudit
import DMARC
import ReportStore
import Testing

/// What makes two reports copies of one, and what does not (reports.md 2.3, rule 1 and its table of
/// keys that lose data).
struct ReportIdentityTests {
  private static let report = SampleReport(.number(1, count: 3), .number(2, count: 4))

  /// Reports that a smaller key would take for copies of ``report``. Their records differ, as they
  /// did where they were found.
  private static let strangers: [(why: String, report: SampleReport)] = [
    (
      "two reporters use one ID for other days",
      changed {
        $0.organization = "b.example"; later(&$0)
      }
    ),
    ("a reporter uses an ID again on another day", changed(later)),
    (
      "two reporters use one ID for one day",
      changed { ($0.organization, $0.email) = ("b.example", "dmarc@b.example") }
    ),
    ("services of one reporter differ in the e-mail alone", changed { $0.email = "b@b.example" }),
    ("an ID is used for two domains", changed { $0.domain = "example.org" }),
    ("IDs differ behind their @", changed { $0.reportID = "1@b.example" }),
    ("IDs differ in letter case", changed { $0.reportID = "X" }),
    ("periods differ by a second", changed { $0.end += 1 }),
    ("a reporter without a name is another", changed { $0.organization = nil }),
    ("a reporter without an address is another", changed { $0.email = nil }),
  ]

  private static func changed(_ change: (inout SampleReport) -> Void) -> SampleReport {
    SampleReport(.number(1, count: 3), .number(9, count: 10)).with(change)
  }

  private static func later(_ report: inout SampleReport) {
    report.begin += 86_400
    report.end += 86_400
  }

  @Test(arguments: strangers.map(\.why))
  func `both count`(why: String) throws {
    let other = try #require(Self.strangers.first { $0.why == why }?.report)
    let temporary = try TemporaryStore()
    let first = Self.report.with { $0.reportID = other.reportID == "X" ? "x" : "1" }
    #expect(try temporary.add(first, other) == [.stored, .stored])
    let messages = try temporary.store.domains().reduce(0) { $0 + $1.messages }
    #expect(messages == 20)
    #expect(try StoreAudit.faults(ofStoreAt: temporary.path) == [])
  }

  @Test func `three services of one reporter share name, ID and period`() throws {
    let temporary = try TemporaryStore()
    for (number, service) in ["heteml.example", "lolipop.example", "muumuu.example"].enumerated() {
      let report = SampleReport(.number(number, count: 5)).with {
        $0.organization = "One Company"
        $0.email = "dmarc@\(service)"
      }
      #expect(try temporary.add(report) == [.stored])
    }
    #expect(try temporary.store.domain("example.com")?.messages == 15)
  }

  @Test func `letter case of a reporter does not matter`() throws {
    let temporary = try TemporaryStore()
    let shouted = Self.report.with {
      $0.organization = "RECEIVER.example"
      $0.email = "DMARC@Receiver.Example"
    }
    #expect(try temporary.add(Self.report, shouted) == [.stored, .duplicate])
    #expect(try temporary.store.domain("example.com")?.messages == 7)
  }

  @Test func `the same report again adds an arrival and no counts`() throws {
    let temporary = try TemporaryStore()
    try temporary.add(Self.report)
    let tables = ["report", "record", "rollup", "deviation", "text"]
    let before = try tables.map { try temporary.rows("SELECT * FROM \($0)") }
    #expect(try temporary.add(Self.report) == [.duplicate])
    #expect(try tables.map { try temporary.rows("SELECT * FROM \($0)") } == before)
    let arrivals = try temporary.rows("SELECT outcome, report_id FROM intake_document")
    #expect(arrivals == ["stored|1", "duplicate|1"])
    #expect(try StoreAudit.faults(ofStoreAt: temporary.path) == [])
  }

  @Test func `another ID for the same records and period is noted and counts`() throws {
    let temporary = try TemporaryStore()
    let twin = Self.report.with { $0.reportID = "2" }
    try temporary.add(Self.report, twin)
    #expect(try temporary.store.domain("example.com")?.messages == 14)
    let reports = try temporary.store.reports(on: "example.com", in: nil)
    let noted = reports.filter { $0.deviations["possible_duplicate"] == 1 }.map(\.reportID)
    #expect(noted == ["2"])
    #expect(reports.filter(\.isCounted).count == 2)
    #expect(try StoreAudit.faults(ofStoreAt: temporary.path) == [])
  }

  /// Rule 5 asks for the same organization, domain, period and content; the e-mail may differ.
  @Test func `another e-mail for the same records and period is noted and counts`() throws {
    let temporary = try TemporaryStore()
    try temporary.add(Self.report, Self.report.with { $0.email = "other@receiver.example" })
    #expect(try temporary.store.domain("example.com")?.messages == 14)
    let reports = try temporary.store.reports(on: "example.com", in: nil)
    #expect(reports.filter { $0.deviations["possible_duplicate"] == 1 }.count == 1)
  }

  /// Low-volume days are alike.
  @Test func `the same records on another day are nothing to note`() throws {
    let temporary = try TemporaryStore()
    let nextDay = Self.report.with {
      $0.reportID = "2"
      Self.later(&$0)
    }
    try temporary.add(Self.report, nextDay)
    let reports = try temporary.store.reports(on: "example.com", in: nil)
    #expect(reports.map(\.deviations) == [[:], [:]])
    #expect(try temporary.store.domain("example.com")?.messages == 14)
  }
}
