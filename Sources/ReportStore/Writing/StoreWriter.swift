import DMARC

/// Writes what readers read: documents one after the other, each whole or not at all.
///
/// The transaction is committed between documents, when many records or a second have come together, so
/// whatever moment the process dies at, the store holds whole reports only and the next import goes on
/// from there.
public final class StoreWriter {
  private let transaction: WriterTransaction
  private var dictionaries: StoreDictionaries
  private let records: RecordTable
  private let rollup: RollupTable
  private let reports: ReportTable
  private let ledger: IntakeLedger
  private let storedCopies: StoredCopies
  private var numbers: [Int: ReaderNumbers] = [:]

  /// The first batch of a report, kept back until it is known whether the report is one too many.
  private var waiting: RecordBatch?
  /// What is in the store already of a report of more than one batch.
  private var inProgress: ReportRows?

  init(_ connection: OpaquePointer, _ run: IntakeRun) throws(StoreError) {
    transaction = try WriterTransaction(connection)
    dictionaries = try StoreDictionaries(connection)
    records = try RecordTable(connection)
    rollup = try RollupTable(connection)
    reports = try ReportTable(connection)
    ledger = try IntakeLedger(connection, run)
    storedCopies = StoredCopies(connection, records, rollup, reports, ledger.table)
  }

  /// Tells of the file in hand that it has several documents, so that what has come together can be
  /// committed between them.
  ///
  /// - Parameter unfinished: what the ledger says of it if nothing more is written.
  public func goOn(in unfinished: IntakeFile) throws(StoreError) {
    try begin()
    try ledger.goOn(in: unfinished)
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
      if head.isAuthenticated { try storedCopies.authenticate(twin) }
      var document = document
      document.problem = nil
      return try endDocument(document, .duplicate, report: twin.id)
    }
    let id = try reports.numbers.next()
    let rows = try insertRows()
    let decision = try storedCopies.decide(head, rows, against: copies.filter(\.isCounted))
    if !decision.isCounted { try storedCopies.remove(rows) }
    var head = head
    if try reports.hasTwin(head, place) { head.noteTwin() }
    if decision.overlaps { head.noteOverlap() }
    try reports.insert(head, id: id, rows, place, isCounted: decision.isCounted)
    return try endDocument(document, decision.outcome, report: id)
  }

  /// Ends a document that is no report, or one that is refused: whatever came of it is void.
  public func endOther(
    path: String, _ document: IntakeDocument, _ outcome: IntakeOutcome
  ) throws(StoreError) -> IntakeOutcome {
    try begin()
    try discard()
    return try endDocument(document, outcome, report: nil)
  }

  /// Ends a file, and commits if enough has come together.
  public func endFile(_ ended: IntakeFile) throws(StoreError) -> IntakeOutcome {
    try begin()
    try discard()
    let outcome = try ledger.endFile(ended)
    try commitIfDue()
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
      try ledger.table.setStamp(stamp, sha256: sha256, path: known.path)
    } else {
      try begin()
      try ledger.note(known)
    }
    try commitIfDue()
  }

  /// Commits when enough has come together, and lets another import begin that waits for the store.
  private func commitIfDue() throws(StoreError) {
    guard transaction.isDue else { return }
    try ledger.writeUnfinished()
    try commit()
    transaction.giveWay()
  }

  func commit() throws(StoreError) {
    try dictionaries.texts.writeKeys()
    try transaction.commit()
    reports.numbers.forget()
    ledger.table.numbers.forget()
  }

  func rollBack() { transaction.rollBack() }

  // MARK: Steps

  private func begin() throws(StoreError) {
    if try transaction.beginIfNeeded() { try ledger.begin() }
  }

  private func endDocument(
    _ document: IntakeDocument, _ outcome: IntakeOutcome, report: Int64?
  ) throws(StoreError) -> IntakeOutcome {
    try ledger.endDocument(document, outcome, report: report)
    if ledger.canBeCommitted { try commitIfDue() }
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
    try storedCopies.remove(rows)
  }
}
