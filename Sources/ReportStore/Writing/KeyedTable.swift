import DMARC

/// A dictionary table: finds the row of a key, or makes it.
///
/// Keys met lately are remembered, so that a key costs a query once and not once a report.
final class KeyedTable {
  private var known = TextTable()
  private var ids: [Int64] = []
  private let select: Statement
  private let insert: Statement
  private let isText: Bool
  private var expectsNew = true

  /// Keys remembered before all are forgotten: those that are met again are.
  private static let rememberedKeys = 40_000
  private static let rememberedBytes = 2 << 20

  init(
    _ connection: OpaquePointer, table: String, column: String, isText: Bool
  ) throws(StoreError) {
    select = try Statement(connection, "SELECT id FROM \(table) WHERE \(column) = ?1")
    insert = try Statement(
      connection, "INSERT INTO \(table) (\(column)) VALUES (?1) ON CONFLICT DO NOTHING")
    self.isText = isText
  }

  /// - Returns: the row's ID, and whether it was made just now.
  func id(
    for key: UnsafeBufferPointer<UInt8>
  ) throws(StoreError) -> (id: Int64, isNew: Bool) {
    if known.count >= Self.rememberedKeys || known.byteCount >= Self.rememberedBytes {
      known.removeAll()
      ids.removeAll(keepingCapacity: true)
    }
    let number = Int(known.intern(key).number)
    if number <= ids.count { return (ids[number - 1], false) }
    let row = try findOrMake(key)
    ids.append(row.id)
    return row
  }

  func id(for key: String) throws(StoreError) -> Int64 {
    var key = key
    var outcome: Swift.Result<Int64, StoreError> = .success(0)
    key.withUTF8 { utf8 in
      do throws(StoreError) {
        outcome = .success(try id(for: utf8).id)
      } catch {
        outcome = .failure(error)
      }
    }
    return try outcome.get()
  }

  private func findOrMake(
    _ key: UnsafeBufferPointer<UInt8>
  ) throws(StoreError) -> (id: Int64, isNew: Bool) {
    // Behind one new key there mostly comes another: then the search of the insert is enough.
    if !expectsNew {
      bind(key, to: select)
      if let id = try select.firstInteger() { return (id, false) }
    }
    bind(key, to: insert)
    expectsNew = try insert.runChanging()
    if expectsNew { return (insert.lastInsertedID, true) }
    bind(key, to: select)
    return (try select.firstInteger() ?? 0, false)
  }

  private func bind(_ key: UnsafeBufferPointer<UInt8>, to statement: Statement) {
    if isText {
      statement.bind(text: key, at: 1)
    } else {
      statement.bind(blob: UnsafeRawBufferPointer(key), at: 1)
    }
  }
}
