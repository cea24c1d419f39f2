import Glibc
import GRDBSQLite

/// The writer's transaction: begun with the first write, committed when it is worth its while.
final class WriterTransaction {
  /// A commit waits for the disk, and writes each page that has changed. With so many records in it
  /// several keys of new texts are in a page of a large store.
  private static let rows = 200_000
  /// Another import may be waiting for the store.
  private static let age = Duration.seconds(1)
  /// Microseconds for which the store is free then: three times what passes between two looks of one that
  /// waits (``StoreWait``).
  private static let pause: UInt32 = 3_000

  private let connection: OpaquePointer
  private let begin: Statement
  private let end: Statement
  private var pendingRows = 0
  private var began: ContinuousClock.Instant?

  init(_ connection: OpaquePointer) throws(StoreError) {
    self.connection = connection
    begin = try Statement(connection, "BEGIN IMMEDIATE")
    end = try Statement(connection, "COMMIT")
  }

  /// - Returns: whether a transaction has begun.
  func beginIfNeeded() throws(StoreError) -> Bool {
    guard began == nil else { return false }
    try begin.run()
    began = .now
    pendingRows = 0
    return true
  }

  func count(_ rows: Int) { pendingRows += rows }

  var isDue: Bool {
    guard let began else { return false }
    return pendingRows >= Self.rows || ContinuousClock.now - began >= Self.age
  }

  func commit() throws(StoreError) {
    guard began != nil else { return }
    try end.run()
    began = nil
  }

  /// Leaves the store free for a moment: one who waits for it would hardly ever find it so, if the next
  /// transaction began with the next record.
  func giveWay() { usleep(Self.pause) }

  /// Undoes what was not committed. SQLite has done so itself after some errors.
  func rollBack() {
    began = nil
    if sqlite3_get_autocommit(connection) == 0 {
      sqlite3_exec(connection, "ROLLBACK", nil, nil, nil)
    }
  }
}
