import CSQLite
import Foundation
import GRDB

/// The ways in which the file of a store is opened.
enum StoreConnection {
  /// A connection that may write. Commits wait for the disk.
  static func writing(_ path: String, _ wait: StoreWait) throws -> DatabaseQueue {
    prepareSQLite()
    return try DatabaseQueue(path: plain(path), configuration: configuration(wait))
  }

  /// A connection that asks and leaves every byte of the store as it is.
  ///
  /// - Returns: and, if nothing could be written beside the store, how the file was: it must be so still
  ///   when the answer is there.
  static func asking(_ path: String) throws -> (DatabaseQueue, StoreFile.State?) {
    prepareSQLite()
    do {
      if StoreFile.isWritable(path) || StoreFile.hasLog(path) { return (try locking(path), nil) }
    } catch let error as DatabaseError where hasNoRoom(error) && StoreFile.isReadable(path) {
      guard !StoreFile.hasLog(path) else { throw StoreError.logCannotBeRead(path: path) }
    }
    let state = StoreFile.State(path)
    return (try still(path), state)
  }

  /// A connection that takes SQLite's locks, for which it keeps two files beside the store.
  ///
  /// One that may not write leaves them there, and one that may takes them away. But that one would move
  /// into the store what an import has left in them: so it is opened only when they hold nothing.
  private static func locking(_ path: String) throws -> DatabaseQueue {
    var configuration = configuration(StoreWait())
    configuration.readonly = StoreFile.hasLog(path)
    let database = try DatabaseQueue(path: plain(path), configuration: configuration)
    // The first question is the one that needs them.
    _ = try database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master") }
    return database
  }

  /// A connection that takes no lock and needs no file beside the store.
  private static func still(_ path: String) throws -> DatabaseQueue {
    var configuration = configuration(StoreWait())
    configuration.readonly = true
    let file = URL(fileURLWithPath: path).absoluteString
    return try DatabaseQueue(path: file + "?immutable=1", configuration: configuration)
  }

  /// A path as SQLite takes it: what begins with `file:` would be a URI to it, and `:memory:` no file.
  private static func plain(_ path: String) -> String {
    path.hasPrefix("/") ? path : "./" + path
  }

  /// Whether the folder, or the disk, has no place for the files beside a store.
  private static func hasNoRoom(_ error: DatabaseError) -> Bool {
    [.SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_FULL, .SQLITE_IOERR].contains(
      error.resultCode)
  }

  private static func configuration(_ wait: StoreWait) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .callback { wait.goesOn(after: $0) }
    // See Schema: the writer makes the row referred to first.
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { database in
      // FULL costs nothing with a thousand rows a commit, and survives a power cut.
      try database.execute(sql: "PRAGMA synchronous = FULL")
      // 6 MiB of pages: the dictionaries' upper levels, and what a commit changes. Records and the
      // rollup are written in their order, so more of it was measured to save nothing.
      try database.execute(sql: "PRAGMA cache_size = -6144")
    }
    return configuration
  }

  private static func prepareSQLite() { _ = isPrepared }

  /// Told to SQLite once, before it begins. Otherwise it takes a lock for each piece of memory, a
  /// thirteenth of the writer's instructions for small reports; and ``still(_:)`` has a URI.
  private static let isPrepared =
    sqlite_leave_memory_uncounted() == SQLITE_OK && sqlite_take_uris() == SQLITE_OK
}
