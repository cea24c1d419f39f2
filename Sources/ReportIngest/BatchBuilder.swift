import DMARC
import ReportContainers
import ReportParser
import ReportStore

/// What a reader sends to the writer.
enum IngestMessage: Sendable {
  /// With the bytes of the file that were read so far.
  case batch(RecordBatch, offset: Int64)
  case report(IntakeDocument, ReportHead)
  case other(IntakeDocument, IntakeOutcome)
  /// The file in hand has another document. What the ledger says of it if nothing more comes.
  case goesOn(IntakeFile)
  /// Everything of a file has been sent.
  case file(IntakeFile)
  /// The store has the bytes of the file already.
  case knownFile(IntakeFile, isSamePath: Bool)
}

/// Turns the parts of reports into batches of records for the store.
final class BatchBuilder: ReportReceiver {
  private let now: Int64
  private let authentication: ReporterAuthentication
  private let send: (IngestMessage) -> Void

  private var records: PendingRecords
  private var deviations = DeviationCounter()

  /// What of the file in hand was not taken whole, up to the bound of ``Quarantine``.
  private var refused: [Refused] = []
  /// The file in hand, until it is known to have several documents.
  private var unfinished: IntakeFile?
  private var isSecondDocument = false
  private var document: ReportDocument?
  private var message: IntakeMessage?
  private var metadata: ReportMetadata?
  private var policy: PolicyPublished?

  /// - Parameters:
  ///   - reader: whose numbers the batches have.
  ///   - now: epoch seconds, against which a report's period must be plausible.
  init(
    reader: Int, now: Int64, trustedServer: String? = nil, send: @escaping (IngestMessage) -> Void
  ) {
    self.now = now
    authentication = ReporterAuthentication(trustedServer: trustedServer)
    self.send = send
    records = PendingRecords(reader: reader)
  }

  /// - Parameter unfinished: what the ledger says of a file of several documents while it is read.
  func beginFile(_ unfinished: IntakeFile) {
    self.unfinished = unfinished
    isSecondDocument = false
  }

  func beginDocument(_ document: ReportDocument) {
    if isSecondDocument, let file = unfinished {
      unfinished = nil
      send(.goesOn(file))
    }
    isSecondDocument = true
    self.document = document
    message = document.carrier.map {
      IntakeMessage($0, authenticatedDomain: authentication.domainPassing($0))
    }
    metadata = nil
    policy = nil
    records.beginDocument()
    deviations.begin()
  }

  func receive(_ part: ReportPart, texts: borrowing RecordTexts) {
    switch part {
    case .metadata(let metadata): self.metadata = metadata
    case .policyPublished(let policy): self.policy = policy
    case .deviation(let deviation): deviations.add(deviation, texts: texts)
    case .record(let record): if records.add(record, texts: texts) { flush(texts) }
    }
  }

  func willForgetTexts(_ texts: borrowing RecordTexts) {
    flush(texts, endsGroups: true)
    records.forgetTexts()
    deviations.forgetTexts()
  }

  func endDocument(_ outcome: DocumentOutcome, texts: borrowing RecordTexts) {
    switch outcome {
    case .report(let ending, let failure):
      flush(texts, endsGroups: true)
      if records.hasUnjudgedRecords {
        deviations.add(
          Deviation(.policyAfterRecords, .policyPublished, line: 0), texts: texts)
      }
      send(.report(ended(Self.problem(ending, failure)), head(ending, failure)))
    case .tlsReport(let notice): end(.tlsReport, nil, notice)
    case .failureReport(let notice): end(.failureReport, nil, notice)
    case .notAReport(let refusal, let notice): end(.notAReport, refusal, notice)
    case .refused(let refusal):
      end(.refused, refusal)
    }
    document = nil
  }

  /// What was not taken whole since it was asked last.
  func takeRefused() -> [Refused] {
    defer { refused = [] }
    return refused
  }

  /// Ends a document that leaves nothing. Texts that were not sent stay to be sent with the next.
  private func end(_ outcome: IntakeOutcome, _ refusal: Refusal?, _ notice: ReportNotice? = nil) {
    var ended = ended(refusal.map(IntakeProblem.init), isRefused: outcome == .refused)
    ended.organization = notice?.organization
    ended.domain = notice?.domain
    ended.begin = notice?.begin
    ended.end = notice?.end
    send(.other(ended, outcome))
  }

  private func ended(_ problem: IntakeProblem?, isRefused: Bool = true) -> IntakeDocument {
    if isRefused, let problem, refused.count <= Quarantine.messages {
      refused.append(
        Refused(
          member: document?.member, messageOffset: document?.carrier?.offset, problem: problem))
    }
    return IntakeDocument(member: document?.member, message: message, problem: problem)
  }

  /// Sends the records that have come together.
  ///
  /// - Parameter endsGroups: whether their sums go, too, which otherwise wait for more of them.
  private func flush(_ texts: borrowing RecordTexts, endsGroups: Bool = false) {
    let batch = records.take(policy: policy, texts: texts, endsGroups: endsGroups)
    send(.batch(batch, offset: document?.fileOffset ?? 0))
  }

  // MARK: Heads

  private var day: UTCDay? {
    guard let range = metadata?.dateRange, range.isPlausible(now: now) else { return nil }
    return range.day
  }

  private var isAuthenticated: Bool {
    guard let domain = message?.authenticatedDomain, let metadata else { return false }
    return authentication.isReporter(domain, metadata)
  }

  private func head(_ ending: ReportEnding, _ failure: ContainerError?) -> ReportHead {
    let policy = policy ?? PolicyPublished(domain: "")
    let fingerprint = records.finishedFingerprint(policy)
    var metadata = metadata ?? ReportMetadata()
    if metadata.reportID == nil { metadata.reportID = fingerprint.syntheticReportID }
    var counted = deviations.counted
    if day == nil, metadata.dateRange != nil {
      counted.append(
        CountedDeviation(
          code: Deviation.Code.invalidDateRange.rawValue, element: ReportElement.dateRange.name,
          found: metadata.dateRange.map { "\($0.begin)-\($0.end)" } ?? "", line: 0,
          occurrences: 1))
    }
    return ReportHead(
      metadata: metadata, policy: policy, format: ending.format,
      formatEvidence: ending.formatEvidence, version: ending.version,
      namespace: ending.namespace, recordCount: ending.records,
      droppedRecordCount: ending.droppedRecords, messageCount: records.messages,
      isComplete: ending.isComplete && failure == nil, day: day,
      isAuthenticated: isAuthenticated, fingerprint: fingerprint, deviations: counted)
  }

  private static func problem(_ ending: ReportEnding, _ failure: ContainerError?) -> IntakeProblem?
  {
    if let failure { return IntakeProblem(Refusal.container(failure)) }
    guard !ending.isComplete else { return nil }
    return IntakeProblem(
      reason: "truncated",
      message: "the document ends before the report does, after \(ending.records) records")
  }
}

extension IntakeMessage {
  init(_ carrier: MailCarrier, authenticatedDomain: String?) {
    self.init(
      place: carrier.place, from: carrier.from, date: carrier.date, messageID: carrier.messageID,
      authenticatedDomain: authenticatedDomain)
  }
}

extension IntakeProblem {
  init(_ refusal: Refusal) { self.init(reason: refusal.code, message: refusal.description) }
}
