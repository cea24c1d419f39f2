/// The ledger as the writer fills it: one file after the other, each behind its documents.
final class IntakeLedger {
  let table: IntakeTable
  private let retried: RetriedFiles
  private let settings: IntakeRun
  private var run: Int64?
  private var file: FileInHand?

  private struct FileInHand {
    var id: Int64
    /// What the ledger says of it if nothing more is written; `nil` until it is known to have several
    /// documents.
    var unfinished: IntakeFile?
    /// Whether its row is there, which otherwise is written behind its documents.
    var isWritten = false
    var outcomes: [IntakeOutcome] = []
  }

  init(_ connection: OpaquePointer, _ run: IntakeRun) throws(StoreError) {
    table = try IntakeTable(connection)
    retried = try RetriedFiles(connection, table)
    settings = run
  }

  /// A transaction has begun.
  func begin() throws(StoreError) {
    if run == nil { run = try table.beginRun(settings) }
    guard let file, file.isWritten, try !table.isThere(file.id, run: run ?? 0) else { return }
    // Another import has read the file meanwhile, and taken over what the ledger said of it.
    table.forgetMessage()
    self.file = FileInHand(id: try table.numbers.next(), unfinished: file.unfinished)
  }

  /// The file in hand has several documents.
  func goOn(in unfinished: IntakeFile) throws(StoreError) {
    _ = try currentFile()
    file?.unfinished = unfinished
  }

  /// Whether what there is of the file in hand may be committed.
  var canBeCommitted: Bool { file?.unfinished != nil }

  /// Gives the file in hand its row, by which the next import finds it if this one comes to no end, or
  /// brings it up to date.
  func writeUnfinished() throws(StoreError) {
    guard let file, let unfinished = file.unfinished else { return }
    if file.isWritten { try table.takeBack(file.id) }
    let outcome = FileOutcome.combined(file.outcomes, hasProblem: true)
    try table.write(file.id, unfinished, outcome, run: run ?? 0, at: settings.beganAt)
    self.file?.isWritten = true
  }

  func endDocument(
    _ document: IntakeDocument, _ outcome: IntakeOutcome, report: Int64?
  ) throws(StoreError) {
    let id = try currentFile()
    // In its place: a copy of the list for each document would make a large mailbox quadratic.
    file?.outcomes.append(outcome)
    try table.insertDocument(file: id, document, outcome, report: report)
  }

  func endFile(_ ended: IntakeFile) throws(StoreError) -> IntakeOutcome {
    let id = try currentFile()
    guard let file else { return .refused }
    self.file = nil
    let run = (id: run ?? 0, settings: settings)
    if file.isWritten { try table.takeBack(id) }
    let formers = try retried.formers(of: ended, but: id)
    if !formers.isEmpty { return try retried.end(id, ended, after: formers, run) }
    let outcome = FileOutcome.combined(file.outcomes, hasProblem: ended.problem != nil)
    if outcome == .duplicate, try table.wasTakenMeanwhile(ended, run: run.id, settings) {
      try table.forget(id)
      try note(ended)
    } else {
      try table.write(id, ended, outcome, run: run.id, at: settings.beganAt)
    }
    return outcome
  }

  /// Notes a file whose bytes are known, unless they are known at its path.
  func note(_ known: IntakeFile) throws(StoreError) {
    guard let sha256 = known.sha256, try !table.isFinal(sha256, path: known.path),
      try !table.isUntaken(known)
    else { return }
    try table.write(
      try table.numbers.next(), known, .duplicate, run: run ?? 0, at: settings.beganAt)
  }

  /// The number of the file in hand, which begins with its first document.
  private func currentFile() throws(StoreError) -> Int64 {
    if let file { return file.id }
    let id = try table.numbers.next()
    file = FileInHand(id: id)
    return id
  }
}
