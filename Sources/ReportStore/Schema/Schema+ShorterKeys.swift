import DMARC
import Foundation
import GRDB

/// The fifth step: texts are found by a hash, and lists of results and reasons have no key but that of
/// the few that the rollup names. Keys as long as what they find were a fifth of a large store.
extension Schema {
  static func shortenKeys(_ database: Database) throws {
    let seed = UInt64.random(in: .min ... .max)
    try database.execute(
      sql: """
        -- Of the hashes in text_key; each store has its own.
        CREATE TABLE hash_seed (seed INTEGER NOT NULL) STRICT;
        INSERT INTO hash_seed VALUES (?);
        """,
      arguments: [Int64(bitPattern: seed)])
    let hash = DatabaseFunction("text_hash", argumentCount: 1, pure: true) { values in
      (Data.fromDatabaseValue(values[0]) ?? Data()).withUnsafeBytes { bytes in
        TextRow.hash(of: bytes.assumingMemoryBound(to: UInt8.self), seed: seed)
      }
    }
    database.add(function: hash)
    defer { database.remove(function: hash) }
    try database.execute(sql: texts)
    try database.execute(sql: lists)
  }

  private static let texts = """
    CREATE TABLE text_without_key (
      id INTEGER PRIMARY KEY,
      -- There once.
      value TEXT NOT NULL
    ) STRICT;
    INSERT INTO text_without_key SELECT id, value FROM text ORDER BY id;
    DROP TABLE text;
    ALTER TABLE text_without_key RENAME TO text;

    -- Where a text is, by 32 bits of its keyed hash.
    CREATE TABLE text_key (
      hash INTEGER NOT NULL,
      text_id INTEGER NOT NULL REFERENCES text,
      PRIMARY KEY (hash, text_id)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO text_key SELECT text_hash(CAST(value AS BLOB)), id FROM text ORDER BY 1, 2;
    """

  private static let lists = """
    -- Lists as before. Those that the rollup names are there once; a list that records name is mostly
    -- one row, but may be several.
    CREATE TABLE auth_results_list (
      id INTEGER PRIMARY KEY,
      results TEXT NOT NULL,
      is_digest INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    INSERT INTO auth_results_list
      SELECT id, results, id IN (SELECT auth_results_id FROM rollup) FROM auth_results ORDER BY id;
    DROP TABLE auth_results;
    ALTER TABLE auth_results_list RENAME TO auth_results;
    CREATE UNIQUE INDEX auth_results_digest ON auth_results (results) WHERE is_digest = 1;

    CREATE TABLE override_reasons (
      id INTEGER PRIMARY KEY,
      reasons TEXT NOT NULL
    ) STRICT;
    INSERT INTO override_reasons SELECT id, reasons FROM override_list ORDER BY id;
    DROP TABLE override_list;
    ALTER TABLE override_reasons RENAME TO override_list;
    """
}
