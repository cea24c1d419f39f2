public import DMARC
import GRDB

/// A report of the store, as `dmarc reports` lists it.
public struct StoredReport: Sendable, Hashable {
  public var organization: String
  public var email: String
  public var reportID: String
  public var begin: Int64?
  public var end: Int64?
  /// The day it counts for; `nil` when its period cannot be believed.
  public var day: UTCDay?
  public var format: String
  public var version: String?
  public var records: Int
  public var messages: Int64
  public var droppedRecords: Int
  public var isComplete: Bool
  public var isCounted: Bool
  /// Whether another counted report of its reporter on the domain has more than an hour in common
  /// with it, so that some mail may be counted twice.
  public var overlaps: Bool
  /// Whether the mail that carried it passed DMARC for its reporter.
  public var isAuthenticated: Bool
  public var policy: String?
  /// Occurrences by code.
  public var deviations: [String: Int]
}

extension ReportStore {
  /// The reports on a policy domain, the newest first.
  ///
  /// - Parameters:
  ///   - domain: canonical.
  ///   - window: the days asked for; `nil` for all, reports without a usable period among them.
  public func reports(
    on domain: String, in window: Range<UTCDay>?
  ) throws(StoreError) -> [StoredReport] {
    try read { database in
      guard let id = try TextRow.id(of: domain, database) else { return [] }
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT report.id, organization, email, report_id, begin_time, end_time, day, format,
            version, record_count, message_count, dropped_record_count, is_complete, is_counted, p,
            is_authenticated
          FROM report JOIN reporter ON reporter.id = reporter_id
          WHERE policy_domain_id = ?1 AND (?2 OR (day >= ?3 AND day < ?4))
          ORDER BY begin_time DESC, organization, email, report_id, report.id
          """,
        arguments: [
          id, window == nil, window?.lowerBound.number ?? 0, window?.upperBound.number ?? 0,
        ])
      let overlapping = try Self.overlapping(on: id, in: window, database)
      var reports: [StoredReport] = []
      while let row = try rows.next() {
        reports.append(
          StoredReport(
            organization: row[1], email: row[2], reportID: row[3], begin: row[4], end: row[5],
            day: (row[6] as Int?).map(UTCDay.init(number:)), format: row[7], version: row[8],
            records: row[9], messages: row[10], droppedRecords: row[11], isComplete: row[12],
            isCounted: row[13], overlaps: overlapping.contains(row[0]), isAuthenticated: row[15],
            policy: row[14],
            deviations: try Self.deviations(of: row[0], database)))
      }
      return reports
    }
  }

  /// Days around a window from which a report may reach into it.
  private static let margin = 31

  private static func overlapping(
    on domain: Int64, in window: Range<UTCDay>?, _ database: Database
  ) throws -> Set<Int64> {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT id, reporter_id, begin_time, end_time FROM report
        WHERE policy_domain_id = ?1 AND is_counted = 1 AND day IS NOT NULL
          AND (?2 OR (day >= ?3 AND day < ?4))
        """,
      arguments: [
        domain, window == nil, (window?.lowerBound.number ?? 0) - margin,
        (window?.upperBound.number ?? 0) + margin,
      ])
    var periods: [OverlappingReports.Period] = []
    while let row = try rows.next() {
      periods.append(
        OverlappingReports.Period(report: row[0], reporter: row[1], begin: row[2], end: row[3]))
    }
    return OverlappingReports(periods).reports
  }

  private static func deviations(of report: Int64, _ database: Database) throws -> [String: Int] {
    let rows = try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT code, sum(occurrences) FROM deviation WHERE report_id = ? GROUP BY code
          """), arguments: [report])
    return Dictionary(uniqueKeysWithValues: rows.map { ($0[0] as String, $0[1] as Int) })
  }
}
