/// The rows of the intake ledger.
final class IntakeTable {
  /// Those of files, which their documents refer to before they are there.
  let numbers: RowNumbers
  private let insertRun: Statement
  private let insertFile: Statement
  private let insertMessage: Statement
  private let insertDocument: Statement
  private let updateStamp: Statement
  private let setReplaced: Statement
  private let setFileReplaced: Statement
  private let selectFinal: Statement
  private let selectTaken: Statement
  private let selectUntaken: Statement
  private let selectIsThere: Statement
  private let deleteDocuments: Statement
  private let deleteMessages: Statement
  private let deleteFile: Statement

  /// The message whose documents come one after the other.
  private var lastMessage: (file: Int64, message: IntakeMessage, id: Int64)?

  init(_ connection: OpaquePointer) throws(StoreError) {
    numbers = try RowNumbers(connection, of: "intake_file")
    insertRun = try Statement(
      connection, "INSERT INTO intake_run (began_at, trusted_server) VALUES (?1, ?2)")
    insertFile = try Statement(
      connection,
      """
      INSERT INTO intake_file (
        id, intake_run_id, path, sha256, bytes, outcome, reason, message, stamp, imported_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
      """)
    updateStamp = try Statement(
      connection,
      """
      UPDATE intake_file SET stamp = ?3
      WHERE sha256 = ?1 AND path = ?2 AND outcome NOT IN ('refused', 'partial')
        AND stamp IS NOT ?3
      """)
    insertMessage = try Statement(
      connection,
      """
      INSERT INTO intake_message (
        intake_file_id, place, from_address, sent_at, message_id, authenticated_domain)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      """)
    insertDocument = try Statement(
      connection,
      """
      INSERT INTO intake_document (
        intake_file_id, member, outcome, reason, message, report_id, intake_message_id,
        organization, domain, begin_time, end_time)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
      """)
    setReplaced = try Statement(
      connection,
      """
      UPDATE intake_document SET outcome = 'replaced'
      WHERE report_id = ?1 AND outcome IN ('stored', 'stored_with_deviations', 'partial', 'variant')
      """)
    setFileReplaced = try Statement(
      connection,
      """
      UPDATE intake_file SET outcome = 'replaced'
      WHERE id IN (
          SELECT intake_file_id FROM intake_document
          WHERE report_id = ?1 AND outcome = 'replaced')
        -- One that was not read to its end is to be tried again.
        AND reason IS NULL
        AND (SELECT count(*) FROM intake_document WHERE intake_file_id = intake_file.id) = 1
      """)
    selectUntaken = try Statement(
      connection,
      """
      SELECT 1 FROM intake_file
      WHERE path = ?1 AND sha256 IS ?2 AND outcome IN ('refused', 'partial') LIMIT 1
      """)
    selectIsThere = try Statement(
      connection, "SELECT 1 FROM intake_file WHERE id = ?1 AND intake_run_id = ?2")
    deleteDocuments = try Statement(
      connection, "DELETE FROM intake_document WHERE intake_file_id = ?1")
    deleteMessages = try Statement(
      connection, "DELETE FROM intake_message WHERE intake_file_id = ?1")
    deleteFile = try Statement(connection, "DELETE FROM intake_file WHERE id = ?1")
    selectFinal = try Statement(
      connection,
      """
      SELECT id FROM intake_file
      WHERE sha256 = ?1 AND path = ?2 AND outcome NOT IN ('refused', 'partial') LIMIT 1
      """)
    selectTaken = try Statement(
      connection,
      """
      SELECT file.id FROM intake_file AS file JOIN intake_run AS run ON run.id = intake_run_id
      WHERE sha256 = ?1 AND run.id <> ?2 AND trusted_server IS ?3
        AND outcome NOT IN ('refused', 'partial')
      LIMIT 1
      """)
  }

  func beginRun(_ run: IntakeRun) throws(StoreError) -> Int64 {
    insertRun.bind(run.beganAt, at: 1)
    insertRun.bind(run.trustedServer, at: 2)
    try insertRun.run()
    return insertRun.lastInsertedID
  }

  /// Writes the row of a file, which is behind its documents.
  func write(
    _ id: Int64, _ file: IntakeFile, _ outcome: IntakeOutcome, run: Int64, at now: Int64
  ) throws(StoreError) {
    insertFile.bind(id, at: 1)
    insertFile.bind(run, at: 2)
    insertFile.bind(file.path, at: 3)
    insertFile.bind(blob: file.sha256, at: 4)
    insertFile.bind(file.bytes, at: 5)
    insertFile.bind(outcome.rawValue, at: 6)
    insertFile.bind(file.problem?.reason, at: 7)
    insertFile.bind(file.problem?.message, at: 8)
    insertFile.bind(file.stamp, at: 9)
    insertFile.bind(now, at: 10)
    try insertFile.run()
  }

  /// Takes out the row of a file whose documents stay, to be written anew.
  func takeBack(_ id: Int64) throws(StoreError) {
    deleteFile.bind(id, at: 1)
    try deleteFile.run()
  }

  /// Whether the row of a file is there, and of this import.
  func isThere(_ id: Int64, run: Int64) throws(StoreError) -> Bool {
    selectIsThere.bind(id, at: 1)
    selectIsThere.bind(run, at: 2)
    return try selectIsThere.firstInteger() != nil
  }

  /// Whether a file was met at its path and not taken whole.
  func isUntaken(_ file: IntakeFile) throws(StoreError) -> Bool {
    selectUntaken.bind(file.path, at: 1)
    selectUntaken.bind(blob: file.sha256, at: 2)
    return try selectUntaken.firstInteger() != nil
  }

  /// Keeps the stamp of a file that was found to be as it was by its bytes.
  func setStamp(_ stamp: Int64, sha256: [UInt8], path: String) throws(StoreError) {
    updateStamp.bind(blob: sha256, at: 1)
    updateStamp.bind(path, at: 2)
    updateStamp.bind(stamp, at: 3)
    try updateStamp.run()
  }

  /// Takes out the row of a file, if it is there, and those of what is in it.
  func forget(_ id: Int64) throws(StoreError) {
    deleteDocuments.bind(id, at: 1)
    try deleteDocuments.run()
    deleteMessages.bind(id, at: 1)
    try deleteMessages.run()
    try takeBack(id)
    lastMessage = nil
  }

  func insertDocument(
    file: Int64, _ document: IntakeDocument, _ outcome: IntakeOutcome, report: Int64?
  ) throws(StoreError) {
    let message: Int64? =
      if let message = document.message { try id(of: message, file: file) } else { nil }
    insertDocument.bind(file, at: 1)
    insertDocument.bind(document.member, at: 2)
    insertDocument.bind(outcome.rawValue, at: 3)
    insertDocument.bind(document.problem?.reason, at: 4)
    insertDocument.bind(document.problem?.message, at: 5)
    insertDocument.bind(report, at: 6)
    insertDocument.bind(message, at: 7)
    insertDocument.bind(document.organization, at: 8)
    insertDocument.bind(document.domain, at: 9)
    insertDocument.bind(document.begin, at: 10)
    insertDocument.bind(document.end, at: 11)
    try insertDocument.run()
  }

  /// The rows of the file in hand are another import's now.
  func forgetMessage() { lastMessage = nil }

  /// Documents of one message follow each other, and make one row of it.
  private func id(of message: IntakeMessage, file: Int64) throws(StoreError) -> Int64 {
    if let last = lastMessage, last.file == file, last.message == message { return last.id }
    insertMessage.bind(file, at: 1)
    insertMessage.bind(message.place, at: 2)
    insertMessage.bind(message.from, at: 3)
    insertMessage.bind(message.date, at: 4)
    insertMessage.bind(message.messageID, at: 5)
    insertMessage.bind(message.authenticatedDomain, at: 6)
    try insertMessage.run()
    let id = insertMessage.lastInsertedID
    lastMessage = (file, message, id)
    return id
  }

  /// Says of a report's documents, and of files that hold nothing else, that a later copy counts.
  func setReplaced(report: Int64) throws(StoreError) {
    setReplaced.bind(report, at: 1)
    try setReplaced.run()
    setFileReplaced.bind(report, at: 1)
    try setFileReplaced.run()
  }

  /// Whether the same bytes were taken at the same path before.
  func isFinal(_ sha256: [UInt8], path: String) throws(StoreError) -> Bool {
    selectFinal.bind(blob: sha256, at: 1)
    selectFinal.bind(path, at: 2)
    return try selectFinal.firstInteger() != nil
  }

  /// Whether another import has taken the same bytes while this one was reading them: then the ledger
  /// is to be as if it had come first.
  func wasTakenMeanwhile(
    _ file: IntakeFile, run: Int64, _ settings: IntakeRun
  ) throws(StoreError) -> Bool {
    guard let sha256 = file.sha256 else { return false }
    selectTaken.bind(blob: sha256, at: 1)
    selectTaken.bind(run, at: 2)
    selectTaken.bind(settings.trustedServer, at: 3)
    return try selectTaken.firstInteger() != nil
  }
}
