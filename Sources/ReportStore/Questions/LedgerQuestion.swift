import Foundation
import GRDB

/// What became of a document, or of a file that has none or a problem of its own: a row of
/// `dmarc ledger`.
public struct LedgerEntry: Sendable, Hashable {
  public var path: String
  public var member: String?
  public var outcome: IntakeOutcome
  public var reason: String?
  /// The reason in a sentence.
  public var explanation: String?
  /// The SHA-256 of the file in hexadecimal.
  public var sha256: String?
  public var bytes: Int64?
  /// Epoch seconds.
  public var importedAt: Int64
  /// Who reports on which domain and period (in epoch seconds), if the document says so.
  public var organization: String?
  public var reportID: String?
  public var domain: String?
  public var begin: Int64?
  public var end: Int64?
  /// The mail that carried it.
  public var message: IntakeMessage?
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

  /// The outcomes as JSON; `nil` for all.
  fileprivate var outcomeList: String? {
    get throws {
      guard !outcomes.isEmpty else { return nil }
      let words = try JSONEncoder().encode(outcomes.map(\.rawValue))
      return String(decoding: words, as: UTF8.self)
    }
  }
}

extension ReportStore {
  /// The ledger in the order in which files were read.
  public func ledger(_ filter: LedgerFilter) throws(StoreError) -> [LedgerEntry] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          WITH entry AS (
            -- A file has a row of its own when it has no documents, or a problem beside theirs.
            SELECT id AS file_id, NULL AS document_id, outcome, reason, message FROM intake_file
            WHERE reason IS NOT NULL
              OR NOT EXISTS (SELECT 1 FROM intake_document WHERE intake_file_id = intake_file.id)
            UNION ALL
            SELECT intake_file_id, id, outcome, reason, message FROM intake_document
          )
          SELECT path, member, entry.outcome, entry.reason, entry.message,
            lower(hex(sha256)), bytes, imported_at,
            coalesce(document.organization, reporter.organization), report.report_id,
            coalesce(document.domain, text.value), coalesce(document.begin_time, report.begin_time),
            coalesce(document.end_time, report.end_time), intake_message_id, place, from_address,
            sent_at, mail.message_id, authenticated_domain
          FROM entry
          JOIN intake_file AS file ON file.id = file_id
          LEFT JOIN intake_document AS document ON document.id = document_id
          LEFT JOIN intake_message AS mail ON mail.id = intake_message_id
          LEFT JOIN report ON report.id = document.report_id
          LEFT JOIN reporter ON reporter.id = reporter_id
          LEFT JOIN text ON text.id = policy_domain_id
          WHERE imported_at >= ?1 AND imported_at < ?2
            AND (?3 IS NULL OR entry.reason = ?3)
            AND (?4 IS NULL OR entry.outcome IN (SELECT value FROM json_each(?4)))
          ORDER BY file_id, document_id NULLS LAST
          """,
        arguments: [
          filter.since ?? 0, filter.until ?? Int64.max, filter.reason, try filter.outcomeList,
        ]
      ).map { row in
        LedgerEntry(
          path: row[0], member: row[1], outcome: IntakeOutcome(rawValue: row[2]) ?? .refused,
          reason: row[3], explanation: row[4], sha256: row[5], bytes: row[6], importedAt: row[7],
          organization: row[8], reportID: row[9], domain: row[10], begin: row[11], end: row[12],
          message: row[13] as Int64? == nil
            ? nil
            : IntakeMessage(
              place: row[14], from: row[15], date: row[16], messageID: row[17],
              authenticatedDomain: row[18]))
      }
    }
  }
}
