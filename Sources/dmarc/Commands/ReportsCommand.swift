import ArgumentParser
import DMARC
import Foundation
import ReportStore

struct ReportsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reports",
    abstract: "Lists the reports on a domain: from whom, how complete, with what deviations.",
    discussion: """
      The newest comes first. A report is not counted when another copy of it is, and is partial \
      when its document ended too early. Where both have records that the other has not, the one that \
      came later has the deviation partial_overlap. It overlaps when its reporter sent another one for more \
      than an hour of the same time: some mail may be in both, which nothing in them tells, and \
      both are counted. Times are UTC.

      EXAMPLE
        dmarc reports example.com --last 7d
      """)

  @OptionGroup
  var domain: DomainArgument
  @OptionGroup
  var store: StoreOptions
  @OptionGroup
  var window: WindowOptions
  @OptionGroup
  var format: FormatOptions

  func run() throws {
    let store = try store.openStore()
    let stored = try domain.stored(in: store)
    let reports = try store.reports(
      on: domain.canonical, in: window.window(of: stored.days)
    ).map(ReportAnswer.init)
    switch format.format {
    case .json: StandardStreams.write(try JSONText.document(reports))
    case .csv: StandardStreams.write(ReportAnswer.table(reports) { String($0) }.csv)
    case .table:
      StandardStreams.write(ReportAnswer.table(reports) { NumberText.count(Int($0)) }.text)
    }
  }
}

/// A report as `dmarc reports` gives it.
struct ReportAnswer: Encodable {
  var organization: String
  var email: String
  var reportId: String
  var begin: String?
  var end: String?
  var day: String?
  var format: String
  var version: String?
  var policy: String?
  var records: Int
  var messages: Int64
  var droppedRecords: Int
  var complete: Bool
  var counted: Bool
  /// Whether another counted report of its reporter tells of the same time.
  var overlaps: Bool
  /// Whether the mail that carried it passed DMARC for its reporter.
  var authenticated: Bool
  var deviations: [String: Int]

  init(_ report: StoredReport) {
    organization = report.organization
    email = report.email
    reportId = report.reportID
    begin = report.begin.map(TimeText.utc)
    end = report.end.map(TimeText.utc)
    day = report.day?.description
    format = report.format
    version = report.version
    policy = report.policy
    records = report.records
    messages = report.messages
    droppedRecords = report.droppedRecords
    complete = report.isComplete
    counted = report.isCounted
    overlaps = report.overlaps
    authenticated = report.isAuthenticated
    deviations = report.deviations
  }

  /// - Parameter count: how numbers are written.
  static func table(_ reports: [ReportAnswer], count: (Int64) -> String) -> Table {
    var table = Table(columns: [
      .init(title: "Day"), .init(title: "Reporter", shortening: .end),
      .init(title: "Report ID", shortening: .end, weight: 4),
      .init(title: "Records", alignment: .right, weight: 2),
      .init(title: "Messages", alignment: .right), .init(title: "Policy", weight: 3),
      .init(title: "State"), .init(title: "Authenticated", weight: 1),
      .init(title: "Deviations", shortening: .below),
    ])
    table.rows = reports.map { report in
      let deviations = report.deviations.sorted { $0.key < $1.key }
        .map { $0.value == 1 ? $0.key : "\($0.key) ×\($0.value)" }
      return [
        report.day ?? "no usable period",
        report.organization.isEmpty ? report.email : report.organization, report.reportId,
        count(Int64(report.records)), count(report.messages), report.policy ?? "-", report.state,
        report.authenticated ? "yes" : "no",
        deviations.joined(separator: ", "),
      ]
    }
    return table
  }

  private var state: String {
    if !counted { return "not counted" }
    return (complete ? "complete" : "partial") + (overlaps ? ", overlaps" : "")
  }
}
