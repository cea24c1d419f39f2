import DMARC
import ReportContainers
import ReportIngest
import ReportParser

/// Adds a file's reports up.
final class SummaryReceiver: ReportReceiver {
  /// Documents that are listed one by one: of a mailbox with more, the first ones.
  private static let listed = 1_000

  private var documents: [ReportSummary] = []
  /// The sums of the reports behind them, and how many documents there are.
  private var rest = ReportSummary(outcome: .notAReport)
  private var restCount = 0
  private(set) var hasRefusals = false
  private var current = ReportSummary(outcome: .aggregate)
  private let now: Int64

  /// - Parameter now: epoch seconds, against which a report's period must be plausible.
  init(now: Int64) { self.now = now }

  func beginDocument(_ document: ReportDocument) {
    current = ReportSummary(outcome: .aggregate)
    current.member = document.member
  }

  func receive(_ part: ReportPart, texts: borrowing RecordTexts) {
    switch part {
    case .metadata(let metadata):
      current.organization = metadata.organization
      current.email = metadata.email
      current.reportId = metadata.reportID
      current.begin = metadata.dateRange?.begin
      current.end = metadata.dateRange?.end
      if metadata.dateRange?.isPlausible(now: now) == false {
        current.deviations[Deviation.Code.invalidDateRange.rawValue, default: 0] += 1
      }
    case .policyPublished(let policy): current.domain = policy.domain
    case .record(let record): current.add(record, texts: texts)
    case .deviation(let deviation):
      current.deviations[deviation.code.rawValue, default: 0] += 1
    }
  }

  /// Nothing is kept by number.
  func willForgetTexts(_ texts: borrowing RecordTexts) {}

  func endDocument(_ outcome: DocumentOutcome, texts: borrowing RecordTexts) {
    let member = current.member
    switch outcome {
    case .report(let ending, let failure):
      current.reports = 1
      current.partial = !ending.isComplete || failure != nil
      current.error = failure?.description
    case .tlsReport(let notice): current = ReportSummary(.tlsReport, notice)
    case .failureReport(let notice): current = ReportSummary(.failureReport, notice)
    case .notAReport(let refusal, let notice):
      current = ReportSummary(.notAReport, notice)
      current.error = refusal.description
    case .refused(let refusal):
      current = ReportSummary(outcome: .refused)
      current.error = refusal.description
    }
    current.member = member
    if current.outcome == .refused { hasRefusals = true }
    keep(current)
  }

  private func keep(_ document: ReportSummary) {
    guard documents.count >= Self.listed else { return documents.append(document) }
    restCount += 1
    guard document.outcome == .aggregate else { return }
    rest.outcome = .aggregate
    rest.reports += 1
    rest.sum([document])
  }

  /// The line for the file.
  func line(path: String, failure: ContainerError?) -> ReportSummary {
    var line = ReportSummary(path: path, documents: documents, rest: rest, failure: failure)
    if restCount > 0 { line.unlisted = restCount }
    return line
  }
}
