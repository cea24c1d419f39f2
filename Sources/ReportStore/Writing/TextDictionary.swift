import DMARC

/// The rows of `text`: finds that of a text, or makes it.
///
/// Keys of new texts belong at random places of a large table. They wait and are written together, in
/// their order, so that as few pages as can be are read and written.
final class TextDictionary {
  private struct Key {
    var hash: Int64
    var id: Int64
  }

  private var known = KnownKeys()
  /// Of texts that are known and not found by a query.
  private var waitingKeys: [Key] = []
  private let select: Statement
  private let insert: Statement
  private let insertKeys: RowsStatement
  private let seed: UInt64

  init(_ connection: OpaquePointer) throws(StoreError) {
    let selectSeed = try Statement(connection, TextRow.selectSeed)
    seed = UInt64(bitPattern: try selectSeed.firstInteger() ?? 0)
    select = try Statement(connection, TextRow.select)
    insert = try Statement(connection, "INSERT INTO text (value) VALUES (?1)")
    insertKeys = try RowsStatement(connection, into: "text_key (hash, text_id)", columns: 2)
  }

  func id(for text: UnsafeBufferPointer<UInt8>) throws(StoreError) -> Int64 {
    if let id = known.row(of: text) { return id }
    let id = try findOrMake(text)
    // What is forgotten must be found.
    if known.isFull { try writeKeys() }
    known.remember(text, row: id)
    return id
  }

  func id(for text: String) throws(StoreError) -> Int64 {
    var text = text
    var outcome: Swift.Result<Int64, StoreError> = .success(0)
    text.withUTF8 { utf8 in
      do throws(StoreError) {
        outcome = .success(try id(for: utf8))
      } catch {
        outcome = .failure(error)
      }
    }
    return try outcome.get()
  }

  /// Writes the keys of texts that are new since it was last done, before they are committed.
  func writeKeys() throws(StoreError) {
    waitingKeys.sort { $0.hash < $1.hash }
    try insertKeys.run(waitingKeys) { key, statement, _, column in
      statement.bind(key.hash, at: column + 1)
      statement.bind(key.id, at: column + 2)
    }
    waitingKeys.removeAll(keepingCapacity: true)
  }

  private func findOrMake(_ text: UnsafeBufferPointer<UInt8>) throws(StoreError) -> Int64 {
    let hash = TextRow.hash(of: text, seed: seed)
    select.bind(hash, at: 1)
    select.bind(text: text, at: 2)
    if let id = try select.firstInteger() { return id }
    insert.bind(text: text, at: 1)
    try insert.run()
    let id = insert.lastInsertedID
    waitingKeys.append(Key(hash: hash, id: id))
    return id
  }
}
