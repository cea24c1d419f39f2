import DMARC
import ReportContainers
import ReportIngest
import ReportParser

/// Prints each document as one line of JSON while it is read, so that a report of a million records
/// is never held. What makes a line a report is its `outcome`, at the end.
final class ReportLineReceiver: ReportReceiver {
  /// Bytes kept back, so that a small document that is refused shows no records.
  private static let keptBack = 1 << 20

  private let path: String
  private var json = JSONWriter()
  private var records = RecordJSON()
  private var metadata: ReportMetadata?
  private var policy: PolicyPublished?
  private var deviations: [String: Int] = [:]
  private(set) var hasRefusals = false

  private let now: Int64

  /// - Parameter now: epoch seconds, against which a report's period must be plausible.
  init(path: String, now: Int64) {
    self.path = path
    self.now = now
  }

  func beginDocument(_ document: ReportDocument) { begin(document.member, document.carrier) }

  private func begin(_ member: String?, _ carrier: MailCarrier?) {
    metadata = nil
    policy = nil
    deviations = [:]
    json.open("{")
    json.key("path")
    json.string(path)
    json.key("member")
    json.string(member)
    if let carrier { write(carrier) }
    json.key("records")
    json.open("[")
  }

  func receive(_ part: ReportPart, texts: borrowing RecordTexts) {
    switch part {
    case .metadata(let metadata):
      self.metadata = metadata
      if metadata.dateRange?.isPlausible(now: now) == false {
        deviations[Deviation.Code.invalidDateRange.rawValue, default: 0] += 1
      }
    case .policyPublished(let policy): self.policy = policy
    case .deviation(let deviation): deviations[deviation.code.rawValue, default: 0] += 1
    case .record(let record):
      records.write(record, texts: texts, to: &json)
      if json.bytes.count >= Self.keptBack { StandardStreams.write(json.take()) }
    }
  }

  func willForgetTexts(_ texts: borrowing RecordTexts) { records.forgetTexts() }

  func endDocument(_ outcome: DocumentOutcome, texts: borrowing RecordTexts) {
    json.close("]")
    if let metadata { write(metadata) }
    if let policy { write(policy) }
    json.key("deviations")
    json.open("{")
    for code in Deviation.Code.allCases {
      guard let count = deviations[code.rawValue] else { continue }
      json.string(code.rawValue)
      json.colon()
      json.number(count)
    }
    json.close("}")
    write(outcome)
    json.close("}")
    json.endLine()
    StandardStreams.write(json.take())
  }

  /// A line for a file, or the rest of one, that could not be read.
  func write(_ failure: ContainerError) {
    begin(nil, nil)
    json.close("]")
    write(.refused(.container(failure)))
    json.close("}")
    json.endLine()
    StandardStreams.write(json.take())
  }

  private func write(_ outcome: DocumentOutcome) {
    switch outcome {
    case .report(let ending, let failure):
      text("version", ending.version)
      text("namespace", ending.namespace)
      text("format", ending.format.rawValue)
      json.key("partial")
      json.boolean(!ending.isComplete || failure != nil)
      text("outcome", ReportSummary.Outcome.aggregate.rawValue)
      text("error", failure?.description)
    case .tlsReport(let notice):
      write(notice)
      text("outcome", ReportSummary.Outcome.tlsReport.rawValue)
    case .failureReport(let notice):
      write(notice)
      text("outcome", ReportSummary.Outcome.failureReport.rawValue)
    case .notAReport(let refusal, let notice):
      if let notice { write(notice) }
      write(.notAReport, refusal)
    case .refused(let refusal):
      hasRefusals = true
      write(.refused, refusal)
    }
  }

  private func write(_ outcome: ReportSummary.Outcome, _ refusal: Refusal) {
    text("outcome", outcome.rawValue)
    text("error", refusal.description)
  }

  private func write(_ carrier: MailCarrier) {
    json.key("mail")
    json.open("{")
    text("from", carrier.from)
    number("date", carrier.date)
    text("message_id", carrier.messageID)
    json.close("}")
  }

  private func write(_ notice: ReportNotice) {
    text("organization", notice.organization)
    text("domain", notice.domain)
    number("begin", notice.begin)
    number("end", notice.end)
  }

  private func write(_ metadata: ReportMetadata) {
    json.key("report_metadata")
    json.open("{")
    text("org_name", metadata.organization)
    text("email", metadata.email)
    text("extra_contact_info", metadata.extraContactInfo)
    text("report_id", metadata.reportID)
    number("begin", metadata.dateRange?.begin)
    number("end", metadata.dateRange?.end)
    json.key("errors")
    json.open("[")
    for error in metadata.errors { json.string(error) }
    json.close("]")
    text("generator", metadata.generator)
    json.close("}")
  }

  private func write(_ policy: PolicyPublished) {
    json.key("policy_published")
    json.open("{")
    text("domain", policy.domain)
    text("p", policy.policy?.rawValue)
    text("sp", policy.subdomainPolicy?.rawValue)
    text("np", policy.nonexistentSubdomainPolicy?.rawValue)
    text("adkim", policy.dkimAlignment?.rawValue)
    text("aspf", policy.spfAlignment?.rawValue)
    number("pct", policy.percentage.map(Int64.init))
    text("fo", policy.failureOptions)
    text("testing", policy.isTesting.map { $0 ? "y" : "n" })
    text("discovery_method", policy.discoveryMethod)
    json.close("}")
  }

  private func text(_ key: StaticString, _ text: String?) {
    json.key(key)
    json.string(text)
  }

  private func number(_ key: StaticString, _ number: Int64?) {
    json.key(key)
    if let number { json.number(number) } else { json.null() }
  }
}
