import DMARC
import ReportContainers
import ReportIngest

/// The totals of a report, or of the reports of a file: a line of `dmarc parse --summary`.
struct ReportSummary: Encodable {
  /// The words of the column `outcome`.
  enum Outcome: String, Encodable {
    case aggregate
    case tlsReport = "tls_report"
    case failureReport = "failure_report"
    case notAReport = "not_a_report"
    case refused
  }

  var path: String?
  var member: String?
  var outcome: Outcome
  var reports = 0
  @ExplicitNull var organization: String?
  @ExplicitNull var email: String?
  @ExplicitNull var reportId: String?
  @ExplicitNull var domain: String?
  @ExplicitNull var begin: Int64?
  @ExplicitNull var end: Int64?
  /// Whether records are missing because the document ends too early.
  var partial = false
  var records = 0
  var messages: Int64 = 0
  var dkimAligned: Int64 = 0
  var spfAligned: Int64 = 0
  var dmarcPass: Int64 = 0
  /// Messages by the reporter's word.
  var dispositions: [String: Int64] = [:]
  /// Occurrences by code.
  var deviations: [String: Int] = [:]
  @ExplicitNull var error: String?
  var each: [ReportSummary]?
  /// Documents that are not in `each`.
  var unlisted: Int?

  init(outcome: Outcome) { self.outcome = outcome }

  /// For what is no aggregate report.
  init(_ outcome: Outcome, _ notice: ReportNotice?) {
    self.outcome = outcome
    organization = notice?.organization
    domain = notice?.domain
    begin = notice?.begin
    end = notice?.end
  }

  mutating func add(_ record: Record, texts: borrowing RecordTexts) {
    let evaluated = record.policyEvaluated
    let dkim = evaluated.dkim.value == .pass
    let spf = evaluated.spf.value == .pass
    records += 1
    messages += record.count
    if dkim { dkimAligned += record.count }
    if spf { spfAligned += record.count }
    if dkim || spf { dmarcPass += record.count }
    dispositions[Self.word(evaluated.disposition, texts), default: 0] += record.count
  }

  private static func word(
    _ disposition: Reported<Disposition>, _ texts: borrowing RecordTexts
  ) -> String {
    if let value = disposition.value { return value.word }
    guard let text = texts.texts.string(disposition.text), !text.isEmpty else { return "(missing)" }
    return text
  }

  /// The sums of the documents of a file. One document is its own sum; of several, what makes an
  /// outcome is a report if there is one, then the first thing that was recognized.
  ///
  /// - Parameter rest: the sums of the reports that are not among `documents`.
  init(
    path: String, documents: [ReportSummary], rest: ReportSummary,
    failure: (any CustomStringConvertible)?
  ) {
    let reports = (documents + [rest]).filter { $0.outcome == .aggregate }
    if documents.count == 1 {
      self = documents[0]
    } else if reports.count == 1 {
      self = reports[0]
    } else {
      self.init(outcome: .refused)
      if let first = reports.first ?? documents.first(where: { $0.outcome != .refused })
        ?? documents.first
      {
        outcome = first.outcome
        error = first.error
      }
    }
    if documents.count > 1 {
      self.reports = reports.reduce(0) { $0 + $1.reports }
      if reports.count > 1 { sum(reports) }
      each = documents
    } else {
      member = nil
    }
    if let failure { error = failure.description }
    self.path = path
  }

  mutating func sum(_ reports: [ReportSummary]) {
    for report in reports {
      partial = partial || report.partial
      records += report.records
      messages += report.messages
      dkimAligned += report.dkimAligned
      spfAligned += report.spfAligned
      dmarcPass += report.dmarcPass
      dispositions.merge(report.dispositions, uniquingKeysWith: +)
      deviations.merge(report.deviations, uniquingKeysWith: +)
    }
  }
}
