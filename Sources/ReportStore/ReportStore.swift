import GRDB

/// The reports in one SQLite file: WAL, one writer, any number of readers.
public final class ReportStore: Sendable {
  let database: DatabaseQueue
  public let path: String
  /// How the file was when it was opened, if nobody may change it while it is asked.
  private let unchanging: StoreFile.State?

  /// Opens a store to write to it, makes it if it is not there, and brings its schema up to date.
  public init(creatingAt path: String, wait: StoreWait = StoreWait()) throws(StoreError) {
    if !StoreFile.exists(path) { try StoreFile.createFolder(of: path) }
    self.path = path
    unchanging = nil
    database = try Self.openToWrite(path, wait)
  }

  /// Opens a store that must be there, to write to it.
  public init(changingAt path: String, wait: StoreWait = StoreWait()) throws(StoreError) {
    guard StoreFile.exists(path) else { throw .missing(path: path) }
    self.path = path
    unchanging = nil
    database = try Self.openToWrite(path, wait)
  }

  /// Opens a store that must be there, to ask it. Nothing is written unless its schema is an old one.
  public init(openingAt path: String) throws(StoreError) {
    guard StoreFile.exists(path) else { throw .missing(path: path) }
    self.path = path
    (database, unchanging) = try StoreError.rethrowing(path: path) {
      let (database, state) = try StoreConnection.asking(path)
      switch try database.read(Schema.state) {
      case .current: return (database, state)
      case .nothing: throw StoreError.missing(path: path)
      case .foreign: throw StoreError.notAStore(path: path)
      case .newer: throw StoreError.newerSchema(path: path)
      case .older: try database.close()
      }
      do throws(StoreError) {
        _ = try Self.openToWrite(path, StoreWait())
      } catch {
        throw error.isForWantOfRights ? StoreError.olderSchema(path: path) : error
      }
      return try StoreConnection.asking(path)
    }
  }

  private static func openToWrite(
    _ path: String, _ wait: StoreWait
  ) throws(StoreError) -> DatabaseQueue {
    try StoreError.rethrowing(path: path) {
      let database = try StoreConnection.writing(path, wait)
      let state = try database.read(Schema.state)
      switch state {
      case .foreign: throw StoreError.notAStore(path: path)
      case .newer: throw StoreError.newerSchema(path: path)
      case .nothing, .older, .current: break
      }
      try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
      if state != .current { try Schema.migrator.migrate(database) }
      return database
    }
  }

  /// Hands out the writer for the time of `body`. What was committed stands when it throws.
  public func write<Answer>(
    _ run: IntakeRun, _ body: (StoreWriter) throws(StoreError) -> Answer
  ) throws(StoreError) -> Answer {
    try StoreError.rethrowing(path: path) {
      try self.database.writeWithoutTransaction { database in
        let writer = try StoreWriter(database.connection, run)
        do {
          let answer = try body(writer)
          try writer.commit()
          return answer
        } catch {
          writer.rollBack()
          throw error
        }
      }
    }
  }

  /// Hands out the hash, the path (in UTF-8) and the stamp of every file whose bytes need not be read
  /// again. The bytes are valid during the call only.
  ///
  /// - Parameter trustedServer: if there is one, files with mail that was read without its word are
  ///   left out.
  public func forEachFinalFile(
    trustedServer: String? = nil,
    _ body: (_ sha256: UnsafeRawBufferPointer, _ path: UnsafeRawBufferPointer, _ stamp: Int64?)
      -> Void
  ) throws(StoreError) {
    try read { database in
      let rows = try Statement(
        database.connection,
        """
        SELECT sha256, path, stamp FROM intake_file AS file
        WHERE sha256 IS NOT NULL AND outcome NOT IN ('refused', 'partial')
          AND (?1 IS NULL
            OR (SELECT trusted_server FROM intake_run WHERE id = intake_run_id) = ?1
            OR NOT EXISTS (SELECT 1 FROM intake_message WHERE intake_file_id = file.id))
        """)
      rows.bind(trustedServer, at: 1)
      while try rows.step() {
        body(rows.bytes(0), rows.bytes(1), rows.isNull(2) ? nil : rows.integer(2))
      }
    }
  }

  /// Answers a question from one unchanging state of the store.
  func read<Answer>(_ question: (Database) throws -> Answer) throws(StoreError) -> Answer {
    let answer = try StoreError.rethrowing(path: path) { try database.read(question) }
    if let unchanging, StoreFile.State(path) != unchanging || StoreFile.hasLog(path) { throw .busy }
    return answer
  }
}

extension Database {
  /// SQLite's own handle.
  var connection: OpaquePointer {
    get throws(StoreError) {
      guard let sqliteConnection else { throw .failed(reason: "the connection is closed") }
      return sqliteConnection
    }
  }
}
