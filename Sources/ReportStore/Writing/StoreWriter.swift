import DMARC

/// Writes what readers read: documents one after the other, each whole or not at all.
///
/// The transaction is committed between files, when many records or a second have come together, so
/// whatever moment the process dies at, the store holds whole reports only and the next import goes on
/// from there.
public final class StoreWriter {
  private let connection: OpaquePointer
  private let transaction: WriterTransaction
  private var dictionaries: StoreDictionaries
  private let records: RecordTable
  /// Made when two reports are compared for the first time.
  private var comparison: RecordComparison?
  private let rollup: RollupTable
  private let reports: ReportTable
  private let intake: IntakeTable
  private var numbers: [Int: ReaderNumbers] = [:]
  private let intakeRun: IntakeRun
  private var run: Int64?

  /// The first batch of a report, kept back until it is known whether the report is one too many.
  private var waiting: RecordBatch?
  /// What is in the store already of a report of more than one batch.
  private var inProgress: ReportRows?
  private var file: (id: Int64, outcomes: [IntakeOutcome])?

  init(_ connection: OpaquePointer, _ run: IntakeRun) throws(StoreError) {
    self.connection = connection
    transaction = try WriterTransaction(connection)
    dictionaries = try StoreDictionaries(connection)
    records = try RecordTable(connection)
    rollup = try RollupTable(connection)
    reports = try ReportTable(connection)
    intake = try IntakeTable(connection)
    intakeRun = run
  }

  /// Takes the next records of the document being read.
  public func append(_ batch: RecordBatch) throws(StoreError) {
    try begin()
    // Before the numbers in it can mean something else.
    if let first = waiting, batch.beginsGeneration || !batch.isEmpty {
      waiting = nil
      try stream(first)
    }
    try numbers[batch.reader, default: ReaderNumbers()].learn(batch, &dictionaries)
    guard !batch.isEmpty else { return }
    if inProgress != nil {
      try stream(batch)
    } else {
      waiting = batch
    }
    transaction.count(batch.rows.count)
  }

  /// Ends a document that is a report: stores it, or says which copy of it counts instead.
  public func endReport(
    path: String, _ document: IntakeDocument, _ head: ReportHead
  ) throws(StoreError) -> IntakeOutcome {
    try begin()
    let place = try place(of: head)
    let copies = try reports.copies(of: head.identity, place)
    let fingerprint = head.fingerprint.bytes
    let twin = copies.first {
      $0.fingerprint == fingerprint && ($0.copy.isComplete || !head.isComplete)
    }
    if let twin {
      try discard()
      if head.isAuthenticated { try authenticate(twin) }
      var document = document
      document.problem = nil
      return try endDocument(path, document, .duplicate, report: twin.id)
    }
    let id = try reports.lastID() + 1
    let rows = try insertRows()
    let decision = try decide(head, rows, against: copies.filter(\.isCounted))
    if !decision.isCounted { try remove(rows) }
    var head = head
    if try reports.hasTwin(head, place) { head.noteTwin() }
    try reports.insert(head, id: id, rows, place, isCounted: decision.isCounted)
    return try endDocument(path, document, decision.outcome, report: id)
  }

  /// Ends a document that is no report, or one that is refused: whatever came of it is void.
  public func endOther(
    path: String, _ document: IntakeDocument, _ outcome: IntakeOutcome
  ) throws(StoreError) -> IntakeOutcome {
    try begin()
    try discard()
    return try endDocument(path, document, outcome, report: nil)
  }

  /// Ends a file, and commits if enough has come together.
  public func endFile(_ ended: IntakeFile) throws(StoreError) -> IntakeOutcome {
    try begin()
    try discard()
    let file = try currentFile(ended.path)
    let outcome = FileOutcome.combined(file.outcomes, hasProblem: ended.problem != nil)
    if outcome == .duplicate, try intake.wasTakenMeanwhile(ended, run: run ?? 0, intakeRun) {
      try intake.forget(file.id)
      try note(ended)
    } else {
      try intake.endFile(file.id, ended, outcome)
    }
    self.file = nil
    if transaction.isDue { try commit() }
    return outcome
  }

  /// Notes a file whose bytes are in the store already. No row is written when it was noted before, so
  /// importing a folder every day does not make the ledger grow.
  ///
  /// - Parameter isSamePath: whether they came from the same path then.
  public func noteKnownFile(
    _ known: IntakeFile, isSamePath: Bool
  ) throws(StoreError) {
    if isSamePath {
      guard let stamp = known.stamp, let sha256 = known.sha256 else { return }
      try begin()
      try intake.setStamp(stamp, sha256: sha256, path: known.path)
    } else {
      try begin()
      try note(known)
    }
    if transaction.isDue { try commit() }
  }

  func commit() throws(StoreError) {
    try dictionaries.texts.writeKeys()
    try transaction.commit()
  }

  func rollBack() { transaction.rollBack() }

  // MARK: Steps

  /// Notes a file whose bytes are known, unless they are known at its path.
  private func note(_ known: IntakeFile) throws(StoreError) {
    guard let sha256 = known.sha256, try !intake.isFinal(sha256, path: known.path) else { return }
    let id = try intake.beginFile(known.path, run: run ?? 0, at: intakeRun.beganAt)
    try intake.endFile(id, known, .duplicate)
  }

  private func begin() throws(StoreError) {
    try transaction.beginIfNeeded()
    if run == nil { run = try intake.beginRun(intakeRun) }
  }

  private func currentFile(
    _ path: String
  ) throws(StoreError) -> (id: Int64, outcomes: [IntakeOutcome]) {
    if let file { return file }
    let begun = (
      id: try intake.beginFile(path, run: run ?? 0, at: intakeRun.beganAt),
      outcomes: [IntakeOutcome]()
    )
    file = begun
    return begun
  }

  private func endDocument(
    _ path: String, _ document: IntakeDocument, _ outcome: IntakeOutcome, report: Int64?
  ) throws(StoreError) -> IntakeOutcome {
    var file = try currentFile(path)
    file.outcomes.append(outcome)
    self.file = file
    try intake.insertDocument(file: file.id, document, outcome, report: report)
    return outcome
  }

  private func place(of head: ReportHead) throws(StoreError) -> ReportPlace {
    ReportPlace(
      policyDomain: try dictionaries.texts.id(for: head.policy.domain),
      reporter: try reports.reporterID(head.identity))
  }

  private func stream(_ batch: RecordBatch) throws(StoreError) {
    inProgress = try insert(batch, behind: inProgress ?? ReportRows())
  }

  /// Puts the records of a report that has ended into the store, as far as they are not there.
  private func insertRows() throws(StoreError) -> ReportRows {
    if let rows = inProgress {
      inProgress = nil
      return rows
    }
    guard let batch = waiting else { return ReportRows() }
    waiting = nil
    return try insert(batch, behind: ReportRows())
  }

  private func insert(
    _ batch: RecordBatch, behind rows: ReportRows
  ) throws(StoreError) -> ReportRows {
    guard let numbers = numbers[batch.reader] else { return rows }
    return ReportRows(
      records: ReportRows.joined(
        rows.records, try records.insert(batch.rows, numbers)),
      rollup: ReportRows.joined(rows.rollup, try rollup.insert(batch.groups, numbers)))
  }

  /// Forgets the records of the document being read.
  private func discard() throws(StoreError) {
    waiting = nil
    guard let rows = inProgress else { return }
    inProgress = nil
    try remove(rows)
  }

  /// Takes the records of a report and their sums out of the store.
  private func remove(_ rows: ReportRows) throws(StoreError) {
    if let rollup = rows.rollup { try self.rollup.remove(rollup) }
    if let records = rows.records { try self.records.remove(records) }
  }

  private func commonRecords(
    _ one: ReportRows, _ other: ReportRows
  ) throws(StoreError) -> Int {
    guard let one = one.records, let other = other.records else { return 0 }
    if let comparison { return try comparison.commonRecords(one, other) }
    let made = try RecordComparison(connection)
    comparison = made
    return try made.commonRecords(one, other)
  }

  /// A copy of a stored report came from its reporter, so what is stored did, too.
  private func authenticate(_ stored: ReportTable.Stored) throws(StoreError) {
    guard !stored.copy.isAuthenticated else { return }
    try reports.setAuthenticated(stored.id)
  }

  private func decide(
    _ head: ReportHead, _ rows: ReportRows, against copies: [ReportTable.Stored]
  ) throws(StoreError) -> (outcome: IntakeOutcome, isCounted: Bool) {
    let new = DuplicateRule.Copy(
      records: head.recordCount, messages: head.messageCount, isComplete: head.isComplete,
      isAuthenticated: head.isAuthenticated)
    // All copies are asked before any gives way.
    var replaced: [ReportTable.Stored] = []
    var outcome = head.outcome
    for stored in copies {
      guard !stored.isAged else { return (.variant, false) }
      let common = try commonRecords(rows, stored.rows)
      switch DuplicateRule.decide(stored: stored.copy, new: new, common: common) {
      case .keepStored: return (.variant, false)
      case .keepBoth: outcome = .variant
      case .replaceStored:
        if stored.copy.isComplete { outcome = .variant }
        replaced.append(stored)
      }
    }
    for stored in replaced {
      try remove(stored.rows)
      try reports.setUncounted(stored.id)
      try intake.setReplaced(report: stored.id)
    }
    return (outcome, true)
  }
}
