import DMARC
import Foundation
import GRDB

/// The third step: the sums of a report's records are rows of its own, a row for all the addresses that
/// share an outcome, and a record does not name its report.
extension Schema {
  static func rollUpByReport(_ database: Database) throws {
    try database.execute(sql: tables)
    // The days whose records have aged are known by their old sums alone.
    try convert(
      database,
      """
      SELECT min(report.id), author_domain_id, auth_results_id, evaluation_id, source_address,
        messages
      FROM rollup JOIN rollup_day ON rollup_day.id = rollup_day_id
      JOIN report USING (policy_domain_id, day, reporter_id, is_authenticated)
      WHERE is_counted = 1 AND first_record_id IS NULL AND record_count > 0
      GROUP BY rollup_day_id, author_domain_id, source_address, auth_results_id, evaluation_id
      ORDER BY 1, 2, 3, 4, 5
      """)
    try convert(
      database,
      """
      SELECT report_id, (SELECT id FROM text WHERE id = header_from_id AND value <> ''),
        coalesce(auth_results_id, 0), evaluation_id, source_address, count
      FROM record ORDER BY 1, 2, 3, 4, 5
      """)
    try database.execute(sql: "DROP TABLE rollup; DROP TABLE rollup_day;")
    try database.execute(sql: "ALTER TABLE report_rollup RENAME TO rollup")
    // The range of IDs in report says it, in no byte a record.
    try database.execute(sql: "ALTER TABLE record DROP COLUMN report_id")
  }

  private static let tables = """
    -- What a report's counted records add up to. author_domain_id is NULL where the policy domain
    -- stands in; auth_results_id is what the results are reduced to, 0 for none; PackedSources says
    -- what the bytes are.
    CREATE TABLE report_rollup (
      id INTEGER PRIMARY KEY,
      author_domain_id INTEGER REFERENCES text,
      auth_results_id INTEGER NOT NULL,
      evaluation_id INTEGER NOT NULL REFERENCES evaluation,
      messages INTEGER NOT NULL,
      sources BLOB,
      other_sources BLOB
    ) STRICT;
    ALTER TABLE report ADD COLUMN first_rollup_id INTEGER;
    ALTER TABLE report ADD COLUMN last_rollup_id INTEGER;
    """

  private struct Key: Equatable {
    var report: Int64
    var author: Int64?
    var authResults: Int64
    var evaluation: Int64
  }

  /// - Parameter sql: report, author domain, results, evaluation, address and messages, sorted by the
  ///   first four.
  private static func convert(_ database: Database, _ sql: String) throws {
    var key: Key?
    var (addresses, others): ([UInt64], [OtherSource]) = ([], [])
    func insert() throws {
      guard let key else { return }
      addresses.sort()
      let packed = PackedSources(addresses[...], and: others)
      try database.execute(
        sql: "INSERT INTO report_rollup VALUES (NULL, ?, ?, ?, ?, ?, ?)",
        arguments: [
          key.author, key.authResults, key.evaluation, packed.messages,
          packed.sources.isEmpty ? nil : Data(packed.sources),
          packed.otherSources.isEmpty ? nil : Data(packed.otherSources),
        ])
      let row = database.lastInsertedRowID
      try database.execute(
        sql: """
          UPDATE report SET first_rollup_id = coalesce(first_rollup_id, ?1), last_rollup_id = ?1
          WHERE id = ?2
          """,
        arguments: [row, key.report])
      (addresses, others) = ([], [])
    }
    let rows = try Row.fetchCursor(database, sql: sql)
    while let row = try rows.next() {
      let next = Key(report: row[0], author: row[1], authResults: row[2], evaluation: row[3])
      if key != next { try insert() }
      key = next
      let bytes: Data = row[4] ?? Data()
      let address = bytes.withUnsafeBytes { IPAddress(bytes: $0) }
      let messages: Int64 = row[5]
      if let address, !address.isIPv6, let few = UInt32(exactly: messages) {
        addresses.append(address.low << 32 | UInt64(few))
      } else {
        others.append(OtherSource(address: address, messages: messages))
      }
    }
    try insert()
  }
}
