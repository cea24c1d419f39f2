import DMARC
import GRDB

/// Rows of `text` by what they say.
///
/// An index over the texts would be as large as they are. They are found by a hash instead, with a seed
/// that each store draws for itself, so that nobody can send texts that collide. Those that do are told
/// apart by their values.
enum TextRow {
  static let selectSeed = "SELECT seed FROM hash_seed"
  static let select = """
    SELECT id FROM text_key CROSS JOIN text ON id = text_id WHERE hash = ?1 AND value = ?2
    """

  /// Of 32 bits, which SQLite keeps in four bytes.
  static func hash(of text: UnsafeBufferPointer<UInt8>, seed: UInt64) -> Int64 {
    Int64(Int32(truncatingIfNeeded: TextHash.seeded(text, seed)))
  }

  static func id(of text: String, _ database: Database) throws -> Int64? {
    let seed = try Int64.fetchOne(database.cachedStatement(sql: selectSeed)) ?? 0
    var text = text
    let hash = text.withUTF8 { Self.hash(of: $0, seed: UInt64(bitPattern: seed)) }
    return try Int64.fetchOne(database.cachedStatement(sql: select), arguments: [hash, text])
  }
}
