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
  /// Everything of a file has been sent.
  case file(IntakeFile)
  /// The store has the bytes of the file already.
  case knownFile(IntakeFile, isSamePath: Bool)
}

/// Turns the parts of reports into batches of records for the store.
final class BatchBuilder: ReportReceiver {
  /// Records of a batch: enough that handing it over costs nothing, few enough to be held.
  private static let rows = 2_048

  private let reader: Int
  private let now: Int64
  private let authentication: ReporterAuthentication
  private let send: (IngestMessage) -> Void

  private var batch: RecordBatch
  private var groups = RollupGroups()
  private var evaluations = EvaluationCache()
  private var fingerprint = FingerprintBuilder()
  private var deviations = DeviationCounter()
  private var sentTexts = 0
  private var sentAuthResultLists = 0
  private var sentOverrideLists = 0
  private var sentEvaluations = 0
  private var sentDigests = 0

  /// What of the file in hand was not taken whole, up to the bound of ``Quarantine``.
  private var refused: [Refused] = []
  private var document: ReportDocument?
  private var message: IntakeMessage?
  private var metadata: ReportMetadata?
  private var policy: PolicyPublished?
  private var messages: Int64 = 0
  private var hasUnjudgedRecords = false

  /// - Parameters:
  ///   - reader: whose numbers the batches have.
  ///   - now: epoch seconds, against which a report's period must be plausible.
  init(
    reader: Int, now: Int64, trustedServer: String? = nil, send: @escaping (IngestMessage) -> Void
  ) {
    self.reader = reader
    self.now = now
    authentication = ReporterAuthentication(trustedServer: trustedServer)
    self.send = send
    batch = RecordBatch(reader: reader, beginsGeneration: true)
  }

  func beginDocument(_ document: ReportDocument) {
    self.document = document
    message = document.carrier.map {
      IntakeMessage($0, authenticatedDomain: authentication.domainPassing($0))
    }
    metadata = nil
    policy = nil
    messages = 0
    hasUnjudgedRecords = false
    batch.rows.removeAll(keepingCapacity: true)
    groups.removeAll()
    fingerprint.begin()
    deviations.begin()
  }

  func receive(_ part: ReportPart, texts: borrowing RecordTexts) {
    switch part {
    case .metadata(let metadata): self.metadata = metadata
    case .policyPublished(let policy): self.policy = policy
    case .deviation(let deviation): deviations.add(deviation, texts: texts)
    case .record(let record):
      messages += record.count
      fingerprint.add(record, texts: texts)
      batch.rows.append(RecordBatch.Row(record: record, evaluation: -1))
      if batch.rows.count >= Self.rows { flush(texts) }
    }
  }

  func willForgetTexts(_ texts: borrowing RecordTexts) {
    flush(texts, endsGroups: true)
    evaluations.removeAll()
    fingerprint.forgetTexts()
    deviations.forgetTexts()
    (sentTexts, sentAuthResultLists, sentOverrideLists) = (0, 0, 0)
    (sentEvaluations, sentDigests) = (0, 0)
    batch = RecordBatch(reader: reader, beginsGeneration: true)
  }

  func endDocument(_ outcome: DocumentOutcome, texts: borrowing RecordTexts) {
    switch outcome {
    case .report(let ending, let failure):
      flush(texts, endsGroups: true)
      if hasUnjudgedRecords {
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

  // MARK: Batches

  /// Judges the records that have come together and sends them with the texts they name.
  ///
  /// - Parameter endsGroups: whether their sums go, too, which otherwise wait for more of them.
  private func flush(_ texts: borrowing RecordTexts, endsGroups: Bool = false) {
    if policy == nil, !batch.rows.isEmpty { hasUnjudgedRecords = true }
    for index in batch.rows.indices {
      let record = batch.rows[index].record
      let judgement = evaluations.judgement(of: record, policy: policy, texts: texts)
      batch.rows[index].evaluation = judgement.evaluation
      groups.add(record, judgement, author: authorDomain(of: record, texts))
    }
    if endsGroups || groups.isFull { batch.groups = groups.take() }
    pack(texts)
    batch.evaluations = Array(evaluations.evaluations[sentEvaluations...])
    sentEvaluations = evaluations.evaluations.count
    batch.digests = Array(evaluations.digest.lists[sentDigests...])
    sentDigests = evaluations.digest.lists.count
    send(.batch(batch, offset: document?.fileOffset ?? 0))
    batch = RecordBatch(reader: reader, beginsGeneration: false)
  }

  private func pack(_ texts: borrowing RecordTexts) {
    Self.pack(texts.texts, from: &sentTexts, into: &batch.texts)
    Self.pack(texts.authResultLists, from: &sentAuthResultLists, into: &batch.authResultLists)
    Self.pack(texts.overrideLists, from: &sentOverrideLists, into: &batch.overrideLists)
  }

  private static func pack(
    _ table: borrowing TextTable, from sent: inout Int, into packed: inout PackedTexts
  ) {
    while sent < table.count {
      sent += 1
      table.withBytes(of: TextID(number: UInt32(sent))) { packed.append($0) }
    }
  }

  private func authorDomain(of record: Record, _ texts: borrowing RecordTexts) -> TextID {
    let author = record.identifiers.headerFrom
    guard !author.isAbsent else { return .absent }
    return texts.texts.withBytes(of: author) { $0.isEmpty } ? .absent : author
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
    let fingerprint = fingerprint.finished(policy)
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
      droppedRecordCount: ending.droppedRecords, messageCount: messages,
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
