import DMARC
import Foundation
import ReportIngest
import ReportStore
import Testing

struct ReportIngestTests {
  /// What `SampleReports/expected.jsonl` says of a file.
  private struct Expected: Decodable {
    var path: String
    var outcome: String
    var domain: String?
    var records: Int?
    var messages: Int64?
  }

  private static func expected(in folder: String) throws -> [Expected] {
    let lines = try String(
      contentsOfFile: ImportFolder.samples + "/expected.jsonl", encoding: .utf8)
    return try lines.split(separator: "\n").map {
      try JSONDecoder().decode(Expected.self, from: Data($0.utf8))
    }.filter { $0.path.hasPrefix(folder) }
  }

  // MARK: The samples

  @Test func `the totals of the samples are those that were written`() throws {
    let folder = try ImportFolder()
    let expected = try Self.expected(in: "reports/")
    let totals = try folder.run(ImportFolder.samples + "/reports")
    #expect(expected.count > 40)
    #expect(totals.fileCount == expected.count)
    #expect(totals.documents.values.reduce(0, +) == expected.count)
    #expect(totals.records == expected.reduce(0) { $0 + ($1.records ?? 0) })
    #expect(totals.messages == expected.reduce(0) { $0 + ($1.messages ?? 0) })
    #expect(!totals.hasRefusals)
    #expect(totals.knownFiles == 0)
    for domain in ["example.com", "example.org", "example.net"] {
      let reports = expected.filter { $0.domain == domain }
      let stored = try #require(try folder.store.domain(domain))
      #expect(stored.reports == reports.count)
      #expect(stored.messages == reports.reduce(0) { $0 + ($1.messages ?? 0) })
      #expect(try folder.store.traffic(of: domain, in: nil).messages == Int(stored.messages))
    }
    #expect(try folder.faults() == [])
  }

  @Test func `importing the samples again changes nothing`() throws {
    let folder = try ImportFolder()
    let first = try folder.run(ImportFolder.samples + "/reports")
    let before = try folder.dump()
    let second = try folder.run(ImportFolder.samples + "/reports")
    #expect(try folder.dump() == before)
    #expect(second.files == [.duplicate: first.fileCount])
    #expect(second.knownFiles == first.fileCount)
    #expect(second.documents.isEmpty)
    #expect(second.records == 0)
  }

  /// A ledger that grows by every refused file each day would tell the owner of it each day anew.
  @Test func `importing hostile files again adds nothing to the ledger`() throws {
    let folder = try ImportFolder()
    try folder.run(ImportFolder.samples + "/hostile")
    let before = try folder.rows("SELECT path, outcome FROM intake_file ORDER BY id")
    let ledger = try folder.ledger().count
    try folder.run(ImportFolder.samples + "/hostile")
    #expect(try folder.rows("SELECT path, outcome FROM intake_file ORDER BY id") == before)
    #expect(try folder.ledger().count == ledger)
    #expect(try folder.faults() == [])
  }

  @Test func `every hostile file ends with an outcome and the good ones are stored`() throws {
    let folder = try ImportFolder()
    var told: [String] = []
    let totals = try folder.run(
      ImportFolder.samples + "/hostile", ImportFolder.samples + "/reports",
      refused: { path, _, problem in
        told.append(path)
        #expect(!problem.reason.isEmpty)
        #expect(!problem.message.isEmpty)
      })
    let names = try FileManager.default.contentsOfDirectory(
      atPath: ImportFolder.samples + "/hostile")
    let good = try Self.expected(in: "reports/")
    #expect(totals.fileCount == names.count + good.count)
    #expect(totals.hasRefusals)
    #expect(
      try folder.store.domain("example.com")?.reports
        == good.filter { $0.domain == "example.com" }.count)

    let entries = try folder.ledger()
    #expect(Set(entries.map(\.path)).count == totals.fileCount)
    for entry in entries where entry.outcome == .refused || entry.outcome == .partial {
      #expect(entry.reason != nil, "\(entry.path)")
      #expect(entry.explanation?.isEmpty == false, "\(entry.path)")
    }
    let refused = Set(
      entries.filter { $0.outcome == .refused || $0.outcome == .partial }.map(\.path))
    #expect(Set(told) == refused)
    #expect(try folder.faults() == [])
  }

  @Test func `hostile files end as what they are`() throws {
    let folder = try ImportFolder()
    try folder.run(ImportFolder.samples + "/hostile")
    let files = try folder.rows("SELECT path, outcome FROM intake_file")
    let outcomes = Dictionary(
      uniqueKeysWithValues: files.map { row in
        let parts = row.split(separator: "|")
        return (parts[0].split(separator: "/").last.map(String.init) ?? "", String(parts[1]))
      })
    for line in try Self.expected(in: "hostile/") {
      let name = String(line.path.dropFirst("hostile/".count))
      let outcome = try #require(outcomes[name])
      switch line.outcome {
      case "aggregate":
        #expect(["stored", "stored_with_deviations", "partial"].contains(outcome), "\(name)")
      case "tls_report": #expect(outcome == "tls_report", "\(name)")
      default: #expect(["refused", "not_a_report"].contains(outcome), "\(name)")
      }
    }
  }

  // MARK: Totals

  @Test func `a cut copy of a report that is there whole came in part all the same`() throws {
    let folder = try ImportFolder()
    let report = SentReport(.number(1), .number(2))
    try folder.write(report, as: "1.xml")
    #expect(try !folder.run().hasRefusals)
    try folder.write(report.cut(inRecord: 1), as: "2.xml")
    var reasons: [String] = []
    let totals = try folder.run(refused: { reasons.append($2.reason) })
    #expect(totals.documents == [.variant: 1])
    #expect(totals.hasRefusals)
    #expect(reasons == ["truncated"])
    #expect(try folder.store.domain("example.com")?.messages == 2)
  }

  @Test func `each file and each document is counted under one outcome`() throws {
    let folder = try ImportFolder()
    let report = SentReport(.number(1, count: 3), .number(2, count: 4))
    try folder.write(report, as: "1.xml")
    try folder.write(report, as: "2.xml")
    try folder.write(report.with { $0.records.append(.number(3)) }, as: "3.xml")
    try folder.write(Array("{}".utf8), as: "4.json")
    try folder.write(Array("<feedback><a>".utf8), as: "5.xml")
    try folder.write(report.with { $0.reportID = "2" }.cut(inRecord: 1), as: "6.xml")
    let totals = try folder.run()
    let outcomes: [IntakeOutcome: Int] = [
      .stored: 1, .duplicate: 1, .variant: 1, .notAReport: 1, .refused: 1, .partial: 1,
    ]
    #expect(totals.files == outcomes)
    #expect(totals.documents == outcomes)
    #expect(totals.fileCount == 6)
    #expect(totals.records == 2 + 2 + 3 + 1)
    #expect(totals.messages == 7 + 7 + 8 + 3)
    #expect(totals.hasRefusals)
    #expect(
      try folder.rows("SELECT outcome FROM intake_file ORDER BY path")
        == ["replaced", "duplicate", "variant", "not_a_report", "refused", "partial"])
    #expect(try folder.store.domain("example.com")?.messages == 8 + 3)
    #expect(try folder.faults() == [])
  }

  @Test func `a path that is not there is refused and the rest goes on`() throws {
    let folder = try ImportFolder()
    let good = try folder.write(SentReport(.number(1)), as: "good.xml")
    var told: [String] = []
    let totals = try folder.run(
      folder.path + "/missing.xml", good, refused: { path, _, _ in told.append(path) })
    #expect(totals.files == [.refused: 1, .stored: 1])
    #expect(told == [folder.path + "/missing.xml"])
    #expect(try folder.ledger().map(\.reason) == ["cannot_open", nil])
  }

  @Test func `nothing to read is nothing`() throws {
    let folder = try ImportFolder()
    #expect(try folder.run() == IngestTotals())
    #expect(try folder.rows("SELECT * FROM intake_file").isEmpty)
  }

  @Test func `files are written in the order of names, however many read`() throws {
    let folder = try ImportFolder()
    for number in 0..<40 {
      let report = SentReport(.number(number)).with { $0.reportID = "\(number)" }
      try folder.write(report, as: "\(number % 3)/\(number).xml")
    }
    try folder.run(readers: 5)
    let paths = try folder.rows("SELECT path FROM intake_file ORDER BY id")
    #expect(paths.count == 40)
    #expect(paths == Array(InputFiles([folder.files])))
  }
}
