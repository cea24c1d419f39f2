import DMARC

/// A table of lists: finds the row of a list, or appends it.
///
/// Lists have no key of their own. It would be as large as the lists are, and written at random places
/// of a large store. Instead those met lately are remembered, and a writer begins with the newest rows
/// of the table, so that it finds yesterday's. Equal lists are mostly one row, therefore; nothing may
/// depend on it. Whatever is imported, there is at most a row for each record that was read.
final class ListDictionary {
  private var known = KnownKeys()
  private var knowsNewest = false
  private let newest: Statement
  private let insert: Statement

  init(_ connection: OpaquePointer, table: String, column: String) throws(StoreError) {
    newest = try Statement(connection, "SELECT id, \(column) FROM \(table) ORDER BY id DESC")
    insert = try Statement(connection, "INSERT INTO \(table) (\(column)) VALUES (?1)")
  }

  func id(for list: UnsafeBufferPointer<UInt8>) throws(StoreError) -> Int64 {
    if !knowsNewest { try learnNewest() }
    if let id = known.row(of: list) { return id }
    insert.bind(text: list, at: 1)
    try insert.run()
    let id = insert.lastInsertedID
    known.remember(list, row: id)
    return id
  }

  private func learnNewest() throws(StoreError) {
    knowsNewest = true
    defer { newest.reset() }
    while !known.isFull, try newest.step() {
      known.remember(newest.bytes(1).assumingMemoryBound(to: UInt8.self), row: newest.integer(0))
    }
  }
}
