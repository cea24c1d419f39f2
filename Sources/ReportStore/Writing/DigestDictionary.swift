import DMARC

/// The lists that the rollup names: what results are reduced to. There are few of them, and questions
/// tell groups apart by their rows, so each is one row, with a key that finds it.
final class DigestDictionary {
  private var known = KnownKeys()
  private let lists: ListDictionary
  private let select: Statement
  private let setDigest: Statement

  /// - Parameter lists: all of them; a record may have the same one.
  init(_ connection: OpaquePointer, among lists: ListDictionary) throws(StoreError) {
    self.lists = lists
    select = try Statement(
      connection, "SELECT id FROM auth_results WHERE results = ?1 AND is_digest = 1")
    setDigest = try Statement(connection, "UPDATE auth_results SET is_digest = 1 WHERE id = ?1")
  }

  func id(for list: UnsafeBufferPointer<UInt8>) throws(StoreError) -> Int64 {
    if let id = known.row(of: list) { return id }
    let id = try findOrMake(list)
    known.remember(list, row: id)
    return id
  }

  private func findOrMake(_ list: UnsafeBufferPointer<UInt8>) throws(StoreError) -> Int64 {
    select.bind(text: list, at: 1)
    if let id = try select.firstInteger() { return id }
    let id = try lists.id(for: list)
    setDigest.bind(id, at: 1)
    try setDigest.run()
    return id
  }
}
