import CSQLite
import Foundation
import GRDB

/// The reports in one SQLite file: WAL, one writer, any number of readers.
public final class ReportStore: Sendable {
  let database: any DatabaseWriter
  public let path: String

  /// Opens a store, makes it if it is not there, and brings its schema up to date.
  public convenience init(creatingAt path: String) throws(StoreError) {
    try self.init(path: path, isWriting: true, readers: 1)
  }

  /// Opens a store that must be there.
  ///
  /// - Parameter readers: questions that are asked of it at a time. For one of them nothing is written
  ///   unless its schema is an old one.
  public convenience init(openingAt path: String, readers: Int = 1) throws(StoreError) {
    try self.init(path: path, isWriting: false, readers: readers)
  }

  private init(path: String, isWriting: Bool, readers: Int) throws(StoreError) {
    self.path = path
    let exists = StoreFile.exists(path)
    if !isWriting, !exists { throw .missing(path: path) }
    if isWriting, !exists { try StoreFile.createFolder(of: path) }
    _ = Self.leavesMemoryUncounted
    database = try StoreError.rethrowing(path: path) {
      let configuration = Self.configuration(readers: readers)
      // A pool writes to the file when it opens it, and commits without waiting for the disk.
      let database: any DatabaseWriter =
        readers > 1
        ? try DatabasePool(path: path, configuration: configuration)
        : try DatabaseQueue(path: path, configuration: configuration)
      let migrator = Schema.migrator
      if try database.read({ try migrator.hasBeenSuperseded($0) }) {
        throw StoreError.newerSchema(path: path)
      }
      if try database.read({ try Self.isForeign($0, migrator) }) {
        throw StoreError.notAStore(path: path)
      }
      if isWriting {
        try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
      }
      try migrator.migrate(database)
      return database
    }
  }

  /// Another program's database: it has tables, and none of our steps made them.
  private static func isForeign(_ database: Database, _ migrator: DatabaseMigrator) throws -> Bool {
    let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
    return try tables > 0 && migrator.appliedMigrations(database).isEmpty
  }

  /// Told to SQLite once, before it begins: otherwise it takes a lock for each piece of memory, a
  /// thirteenth of the writer's instructions for small reports.
  private static let leavesMemoryUncounted = sqlite_leave_memory_uncounted() == SQLITE_OK

  private static func configuration(readers: Int) -> Configuration {
    var configuration = Configuration()
    // Another import commits at least once a second, a giant report in under a minute.
    configuration.busyMode = .timeout(120)
    // See Schema: the writer makes the row referred to first.
    configuration.foreignKeysEnabled = false
    configuration.maximumReaderCount = readers
    configuration.prepareDatabase { database in
      // FULL costs nothing with a thousand rows a commit, and survives a power cut.
      try database.execute(sql: "PRAGMA synchronous = FULL")
      // 6 MiB of pages: the dictionaries' upper levels, and what a commit changes. Records and the
      // rollup are written in their order, so more of it was measured to save nothing.
      try database.execute(sql: "PRAGMA cache_size = -6144")
    }
    return configuration
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
    try StoreError.rethrowing(path: path) { try database.read(question) }
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
