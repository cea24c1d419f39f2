import DMARC
import Foundation
import ReportContainers
import ReportIngest
import ReportParser
import Testing

/// Every file of SampleReports gives what expected.jsonl says that it must.
@Suite struct SampleReportsTests {
  /// One line of expected.jsonl. What is not stated is not compared.
  struct Expectation: Decodable, Sendable {
    var path: String?
    var outcome: String
    var outcomeOr: String?
    var reports: Int?
    var organization: String?
    var email: String?
    var reportId: String?
    var domain: String?
    var begin: Int64?
    var end: Int64?
    var partial: Bool?
    var records: Int?
    var messages: Int64?
    var dkimAligned: Int64?
    var spfAligned: Int64?
    var dmarcPass: Int64?
    var dispositions: [String: Int64]?
    var each: [Expectation]?
  }

  private static let folder = SampleReports.folder
  private static let expectations: [String: Expectation] = {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let lines = (try? Data(contentsOf: folder.appendingPathComponent("expected.jsonl"))) ?? Data()
    let all = lines.split(separator: 10).compactMap { line in
      try? decoder.decode(Expectation.self, from: Data(line))
    }
    return Dictionary(uniqueKeysWithValues: all.map { ($0.path ?? "", $0) })
  }()
  private static let paths = expectations.keys.sorted()

  @Test func `every sample has its expected result and the other way round`() throws {
    let files = try ["reports", "deviating", "hostile", "mail"].flatMap { name in
      try FileManager.default.contentsOfDirectory(
        atPath: Self.folder.appendingPathComponent(name).path
      ).map { "\(name)/\($0)" }
    }
    #expect(files.count > 300)
    #expect(Self.paths == files.sorted())
  }

  @Test(arguments: paths) func `a sample gives what it must`(path: String) throws {
    let expected = try #require(Self.expectations[path])
    let receiver = TotalsReceiver()
    receiver.read(Self.folder.appendingPathComponent(path).path)
    #expect([expected.outcome, expected.outcomeOr].contains(receiver.outcome))
    guard receiver.outcome == "aggregate", expected.outcome == "aggregate" else { return }

    let reports = receiver.documents.filter { $0.outcome == "aggregate" }
    #expect(reports.count == expected.reports)
    compare(reports.reduce(into: ReadTotals()) { $0.add($1.totals) }, expected)
    #expect(reports.contains { !$0.isWhole } == (expected.partial ?? false))
    if let each = expected.each {
      try #require(reports.count == each.count)
      for (report, part) in zip(reports, each) {
        compare(report.totals, part)
        compareIdentity(report, part)
      }
    } else if reports.count == 1 {
      compareIdentity(reports[0], expected)
    }
  }

  private func compare(_ totals: ReadTotals, _ expected: Expectation) {
    #expect(totals.records == expected.records)
    #expect(totals.messages == expected.messages)
    #expect(totals.dkimAligned == expected.dkimAligned)
    #expect(totals.spfAligned == expected.spfAligned)
    #expect(totals.dmarcPass == expected.dmarcPass)
    #expect(totals.dispositions == expected.dispositions)
  }

  private func compareIdentity(_ report: ReadOutcome, _ expected: Expectation) {
    let metadata = report.metadata
    if let value = expected.organization { #expect(metadata?.organization == value) }
    if let value = expected.email { #expect(metadata?.email == value) }
    if let value = expected.reportId { #expect(metadata?.reportID == value) }
    if let value = expected.domain { #expect(report.policy?.domain == value) }
    if let value = expected.begin { #expect(metadata?.dateRange?.begin == value) }
    if let value = expected.end { #expect(metadata?.dateRange?.end == value) }
  }
}

enum SampleReports {
  /// Found from here upwards, since tests may be built through links.
  static let folder: URL = {
    var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let samples = folder.appendingPathComponent("SampleReports")
      if FileManager.default.fileExists(atPath: samples.path) { return samples }
    }
    return folder
  }()
}

struct ReadTotals: Equatable {
  var records = 0
  var messages: Int64 = 0
  var dkimAligned: Int64 = 0
  var spfAligned: Int64 = 0
  var dmarcPass: Int64 = 0
  /// By the reporter's word, `(missing)` where there is none.
  var dispositions: [String: Int64] = [:]

  mutating func add(_ other: ReadTotals) {
    records += other.records
    messages += other.messages
    dkimAligned += other.dkimAligned
    spfAligned += other.spfAligned
    dmarcPass += other.dmarcPass
    dispositions.merge(other.dispositions, uniquingKeysWith: +)
  }
}

/// What came of one document.
struct ReadOutcome {
  var member: String?
  /// `aggregate`, `tls_report`, `not_a_report` or `refused`
  var outcome = ""
  var refusal: Refusal?
  var ending: ReportEnding?
  var failure: ContainerError?
  var metadata: ReportMetadata?
  var policy: PolicyPublished?
  var totals = ReadTotals()

  var isWhole: Bool { ending?.isComplete == true && failure == nil }
}

/// Adds up what is in a file.
final class TotalsReceiver: ReportReceiver {
  private(set) var documents: [ReadOutcome] = []
  private(set) var thrown: ContainerError?
  private var current: ReadOutcome?

  func read(_ path: String, limits: ContainerLimits = ContainerLimits()) {
    var reader = ReportReader()
    read(path, limits: limits, &reader)
  }

  func read(
    _ path: String, limits: ContainerLimits = ContainerLimits(), _ reader: inout ReportReader
  ) {
    do throws(ContainerError) {
      try reader.read(try ReportFile(path: path, limits: limits), receiver: self)
    } catch {
      thrown = error
    }
  }

  /// Of the file: a report if there is one, else the first thing that was recognized.
  var outcome: String {
    guard thrown == nil else { return "refused" }
    let outcomes = documents.map(\.outcome)
    if outcomes.contains("aggregate") { return "aggregate" }
    return outcomes.first { $0 != "refused" } ?? "refused"
  }

  func beginDocument(_ document: ReportDocument) {
    #expect(current == nil)
    current = ReadOutcome(member: document.member)
  }

  func receive(_ part: ReportPart, texts: borrowing RecordTexts) {
    switch part {
    case .metadata(let metadata): current?.metadata = metadata
    case .policyPublished(let policy): current?.policy = policy
    case .record(let record): add(record, texts)
    case .deviation: break
    }
  }

  func willForgetTexts(_ texts: borrowing RecordTexts) {}

  private func add(_ record: Record, _ texts: borrowing RecordTexts) {
    let evaluated = record.policyEvaluated
    let (dkim, spf) = (evaluated.dkim.value == .pass, evaluated.spf.value == .pass)
    let word = texts.texts.string(evaluated.disposition.text) ?? ""
    current?.totals.add(
      ReadTotals(
        records: 1, messages: record.count, dkimAligned: dkim ? record.count : 0,
        spfAligned: spf ? record.count : 0, dmarcPass: dkim || spf ? record.count : 0,
        dispositions: [word.isEmpty ? "(missing)" : word: record.count]))
  }

  func endDocument(_ outcome: DocumentOutcome, texts: borrowing RecordTexts) {
    guard var document = current else { return }
    switch outcome {
    case .report(let ending, let failure):
      (document.outcome, document.ending, document.failure) = ("aggregate", ending, failure)
    case .tlsReport: document.outcome = "tls_report"
    case .failureReport: document.outcome = "failure_report"
    case .notAReport(let refusal, _):
      (document.outcome, document.refusal) = ("not_a_report", refusal)
    case .refused(let refusal): (document.outcome, document.refusal) = ("refused", refusal)
    }
    documents.append(document)
    current = nil
  }
}
