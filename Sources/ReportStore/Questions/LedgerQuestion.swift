import Foundation
import GRDB

/// What became of a document, or of a file that has none: a row of `dmarc ledger`.
public struct LedgerEntry: Sendable, Hashable {
  public var path: String
  public var member: String?
  public var outcome: IntakeOutcome
  public var reason: String?
  public var message: String?
  /// The SHA-256 of the file in hexadecimal.
  public var sha256: String?
  public var bytes: Int64?
  /// Epoch seconds.
  public var importedAt: Int64
  public var organization: String?
  public var reportID: String?
  public var domain: String?
}

/// Which entries of the ledger are asked for.
public struct LedgerFilter: Sendable, Hashable {
  /// Empty for all.
  public var outcomes: [IntakeOutcome] = []
  public var reason: String?
  /// Epoch seconds of the import.
  public var since: Int64?
  public var until: Int64?

  public init() {}
}

extension ReportStore {
  /// The ledger in the order in which files were read.
  public func ledger(_ filter: LedgerFilter) throws(StoreError) -> [LedgerEntry] {
    try read { database in
      let outcomes = filter.outcomes.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      return try Row.fetchAll(
        database,
        sql: """
          SELECT path, member, coalesce(document.outcome, file.outcome),
            coalesce(document.reason, file.reason), coalesce(document.message, file.message),
            lower(hex(sha256)), bytes, imported_at, organization, report.report_id, text.value
          FROM intake_file AS file
          LEFT JOIN intake_document AS document ON intake_file_id = file.id
          LEFT JOIN report ON report.id = document.report_id
          LEFT JOIN reporter ON reporter.id = reporter_id
          LEFT JOIN text ON text.id = policy_domain_id
          WHERE imported_at >= ?1 AND imported_at < ?2
            AND (?3 IS NULL OR coalesce(document.reason, file.reason) = ?3)
            \(outcomes.isEmpty
              ? "" : "AND coalesce(document.outcome, file.outcome) IN (\(outcomes))")
          ORDER BY file.id, document.id
          """,
        arguments: [filter.since ?? 0, filter.until ?? Int64.max, filter.reason]
      ).map { row in
        LedgerEntry(
          path: row[0], member: row[1], outcome: IntakeOutcome(rawValue: row[2]) ?? .refused,
          reason: row[3], message: row[4], sha256: row[5], bytes: row[6], importedAt: row[7],
          organization: row[8], reportID: row[9], domain: row[10])
      }
    }
  }
}
