public import DMARC
import Foundation
import GRDB

/// Which addresses are worth a name.
public struct AddressFilter: Sendable, Hashable {
  /// Policy domains, canonical; empty for all.
  public var domains: [String] = []
  /// `nil` for every day.
  public var window: Range<UTCDay>?
  /// Names found out before this moment, in epoch seconds, are old.
  public var staleBefore: Int64
  /// The same where no server answered.
  public var unansweredBefore: Int64
  public var limit: Int

  public init(staleBefore: Int64, unansweredBefore: Int64, limit: Int) {
    self.staleBefore = staleBefore
    self.unansweredBefore = unansweredBefore
    self.limit = limit
  }
}

extension ReportStore {
  /// The addresses whose names are not known, or were found out long ago: first those with mail that
  /// authenticated nothing, which a name alone can tell, then the others; in each those with the most
  /// messages first.
  ///
  /// It reads records, whose number tells the messages of single addresses; those that ageing has
  /// dropped are not asked for.
  public func addressesToName(_ filter: AddressFilter) throws(StoreError) -> [IPAddress] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          WITH
          -- Lists with a pass, whoever is named by it: the fourth value of an entry is its result.
          passing AS MATERIALIZED (
            SELECT auth_results.id FROM auth_results
            WHERE EXISTS (
              SELECT 1 FROM json_each(results) AS entry
              WHERE json_extract(entry.value, '$[3]') IN (
                SELECT id FROM text WHERE lower(value) = 'pass'))
          ),
          traffic AS (
            SELECT source_address, sum(count) AS messages,
              sum(CASE WHEN passing.id IS NULL THEN count ELSE 0 END) AS nameless
            FROM report
            -- In this order: SQLite would go through all reports for each record.
            CROSS JOIN record ON record.id BETWEEN first_record_id AND last_record_id
            LEFT JOIN passing ON passing.id = auth_results_id
            WHERE is_counted = 1 AND length(source_address) IN (4, 16)
              AND (?1 IS NULL OR day BETWEEN ?1 AND ?2)
              AND (?3 IS NULL OR policy_domain_id IN (SELECT value FROM json_each(?3)))
            GROUP BY source_address
          )
          SELECT source_address FROM traffic
          LEFT JOIN address_name ON address = source_address
          WHERE checked_at IS NULL
            OR checked_at < CASE WHEN is_answered THEN ?4 ELSE ?5 END
          ORDER BY nameless DESC, messages DESC, source_address
          LIMIT ?6
          """,
        arguments: [
          filter.window?.lowerBound.number, filter.window.map { $0.upperBound.number - 1 },
          try Self.ids(of: filter.domains, database), filter.staleBefore, filter.unansweredBefore,
          filter.limit,
        ]
      ).compactMap { row in
        let bytes: Data = row[0]
        return bytes.withUnsafeBytes { IPAddress(bytes: $0) }
      }
    }
  }

  /// The rows of domains, as JSON; `nil` for all domains.
  private static func ids(of domains: [String], _ database: Database) throws -> String? {
    guard !domains.isEmpty else { return nil }
    let ids = try domains.compactMap { try TextRow.id(of: $0, database) }
    return String(decoding: try JSONEncoder().encode(ids), as: UTF8.self)
  }
}
