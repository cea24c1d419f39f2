/// Files that were not taken whole before, whose rows in the ledger are joined with those of the reading
/// that has just ended (``RetryRule``).
final class RetriedFiles {
  /// What the ledger says of a file that was not taken whole.
  struct Former {
    var id: Int64
    var outcome: IntakeOutcome
    var problem: IntakeProblem?
    /// Whose word on its mail was believed.
    var trustedServer: String?

    /// Reads the columns of ``RetriedFilesSQL/selectFormers``.
    init(_ row: Statement) {
      id = row.integer(0)
      outcome = row.text(1).flatMap(IntakeOutcome.init) ?? .refused
      problem = IntakeProblem(row, at: 2)
      trustedServer = row.text(4)
    }
  }

  /// What two readings of a file have found, document by document.
  private struct Comparison {
    /// Rows of documents that say nothing, or nothing that still holds.
    var dropped: [Int64] = []
    /// Rows of the former reading that stay, with those of their mail.
    var moved: [(document: Int64, message: Int64?)] = []
    /// What became of the documents of both.
    var outcomes: [IntakeOutcome] = []
    var hasNews = false
  }

  private let intake: IntakeTable
  private let selectFormers: Statement
  private let selectDocuments: Statement
  private let deleteDocument: Statement
  private let moveDocument: Statement
  private let moveMessages: Statement
  private let deleteMessages: Statement

  init(_ connection: OpaquePointer, _ intake: IntakeTable) throws(StoreError) {
    self.intake = intake
    selectFormers = try Statement(connection, RetriedFilesSQL.selectFormers)
    selectDocuments = try Statement(connection, RetriedFilesSQL.selectDocuments)
    deleteDocument = try Statement(connection, "DELETE FROM intake_document WHERE id = ?1")
    moveDocument = try Statement(connection, RetriedFilesSQL.moveDocument)
    moveMessages = try Statement(connection, RetriedFilesSQL.moveMessages)
    deleteMessages = try Statement(connection, RetriedFilesSQL.deleteMessages)
  }

  /// The former readings of a file, the oldest first: several when they were cut short.
  ///
  /// - Parameter id: the row of the reading that is going on.
  func formers(of file: IntakeFile, but id: Int64) throws(StoreError) -> [Former] {
    selectFormers.bind(file.path, at: 1)
    selectFormers.bind(blob: file.sha256, at: 2)
    selectFormers.bind(id, at: 3)
    defer { selectFormers.reset() }
    var formers: [Former] = []
    while try selectFormers.step() { formers.append(Former(selectFormers)) }
    return formers
  }

  /// Ends a file that was read before. It has one row, however often it is tried: the former one if
  /// nothing came of it, else the new one, with the documents of both readings.
  func end(
    _ id: Int64, _ file: IntakeFile, after formers: [Former],
    _ run: (id: Int64, settings: IntakeRun)
  ) throws(StoreError) -> IntakeOutcome {
    guard var former = formers.first else { return .refused }
    for next in formers.dropFirst() {
      try join(try compare(former.id, next.id), former.id, next.id)
      former = next
    }
    let comparison = try compare(former.id, id)
    let outcome = FileOutcome.combined(comparison.outcomes, hasProblem: file.problem != nil)
    let isAsBefore =
      !comparison.hasNews && formers.count == 1 && outcome == former.outcome
      && file.problem == former.problem && run.settings.trustedServer == former.trustedServer
    if isAsBefore {
      try intake.forget(id)
    } else {
      try join(comparison, former.id, id)
      try intake.write(id, file, outcome, run: run.id, at: run.settings.beganAt)
    }
    return outcome
  }

  // MARK: Steps

  /// Goes through the documents of two readings place by place.
  private func compare(_ former: Int64, _ new: Int64) throws(StoreError) -> Comparison {
    selectDocuments.bind(former, at: 1)
    selectDocuments.bind(new, at: 2)
    defer { selectDocuments.reset() }
    var comparison = Comparison()
    var message = RetriedMessage()
    var group = RetriedGroup()
    while try selectDocuments.step() {
      let row = RetriedGroup.Row(selectDocuments)
      if !group.includes(row) { end(&group, &message, &comparison) }
      if !message.includes(row) { end(&message, &comparison) }
      group.add(row)
      message.add(row)
    }
    end(&group, &message, &comparison)
    end(&message, &comparison)
    return comparison
  }

  private func end(
    _ group: inout RetriedGroup, _ message: inout RetriedMessage, _ comparison: inout Comparison
  ) {
    let dropped = RetryRule.dropped(
      former: group.former.map(\.document), new: group.new.map(\.document))
    for (place, row) in group.former.enumerated() {
      if dropped.former.contains(place) {
        comparison.dropped.append(row.id)
      } else {
        comparison.outcomes.append(row.document.outcome)
        message.kept.append((row.id, row.message))
      }
    }
    for (place, row) in group.new.enumerated() {
      if dropped.new.contains(place) {
        comparison.dropped.append(row.id)
      } else {
        comparison.outcomes.append(row.document.outcome)
      }
    }
    if !dropped.former.isEmpty || dropped.new.count < group.new.count { comparison.hasNews = true }
    group = RetriedGroup()
  }

  /// The documents of a message keep one row of it: the later, which may know more of who sent it.
  private func end(_ message: inout RetriedMessage, _ comparison: inout Comparison) {
    for (document, former) in message.kept {
      comparison.moved.append((document, former == nil ? nil : message.new ?? former))
    }
    message = RetriedMessage()
  }

  private func join(
    _ comparison: Comparison, _ former: Int64, _ new: Int64
  ) throws(StoreError) {
    for id in comparison.dropped {
      deleteDocument.bind(id, at: 1)
      try deleteDocument.run()
    }
    for (document, message) in comparison.moved {
      moveDocument.bind(document, at: 1)
      moveDocument.bind(new, at: 2)
      moveDocument.bind(message, at: 3)
      try moveDocument.run()
    }
    moveMessages.bind(former, at: 1)
    moveMessages.bind(new, at: 2)
    try moveMessages.run()
    deleteMessages.bind(new, at: 1)
    try deleteMessages.run()
    try intake.forget(former)
  }
}
