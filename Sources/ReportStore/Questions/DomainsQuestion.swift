public import DMARC
import GRDB

/// A policy domain of the store and how much there is on it.
public struct StoredDomain: Sendable, Hashable {
  public var domain: String
  public var reports: Int
  public var messages: Int64
  /// The first and last day that reports count for; `nil` when none has a usable period.
  public var days: ClosedRange<UTCDay>?
  /// Messages of reports whose period cannot be believed: they are in no window.
  public var undatedMessages: Int64
}

extension ReportStore {
  /// Every policy domain, in the order of names.
  public func domains() throws(StoreError) -> [StoredDomain] {
    try read { database in
      try Self.storedDomains(database, condition: "")
    }
  }

  /// - Parameter domain: canonical.
  /// - Returns: `nil` when no report is on it.
  public func domain(_ domain: String) throws(StoreError) -> StoredDomain? {
    try read { database in
      guard let id = try TextRow.id(of: domain, database) else { return nil }
      return try Self.storedDomains(database, condition: "AND policy_domain_id = ?", [id]).first
    }
  }

  private static func storedDomains(
    _ database: Database, condition: String, _ arguments: StatementArguments = []
  ) throws -> [StoredDomain] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT text.value, count(*), sum(message_count), min(day), max(day),
          sum(CASE WHEN day IS NULL THEN message_count ELSE 0 END)
        FROM report JOIN text ON text.id = policy_domain_id
        WHERE is_counted = 1 \(condition)
        GROUP BY policy_domain_id ORDER BY text.value
        """,
      arguments: arguments
    ).map { row in
      let first: Int? = row[3]
      let last: Int? = row[4]
      var days: ClosedRange<UTCDay>?
      if let first, let last { days = UTCDay(number: first)...UTCDay(number: last) }
      return StoredDomain(
        domain: row[0], reports: row[1], messages: row[2], days: days, undatedMessages: row[5])
    }
  }
}
