public import DMARC
import GRDB

extension ReportStore {
  /// What tells the counted reports of some days apart from all others: organization and address in
  /// lower case, report ID, begin, end and policy domain; sorted, so that the order in which reports came does
  /// not matter.
  ///
  /// - Parameters:
  ///   - domain: the policy domain, canonical.
  ///   - window: the days that the reports count for.
  public func reportIdentities(
    of domain: String, in window: Range<UTCDay>, authenticatedOnly: Bool = false
  ) throws(StoreError) -> [[String]] {
    try read { database in
      guard let id = try TextRow.id(of: domain, database) else { return [] }
      return try Row.fetchAll(
        database,
        sql: """
          SELECT lower(organization) AS organization, lower(email) AS email, report_id,
            begin_time, end_time
          FROM report JOIN reporter ON reporter.id = reporter_id
          WHERE policy_domain_id = ?1 AND day >= ?2 AND day < ?3 AND is_counted = 1
            AND is_authenticated >= ?4
          ORDER BY 1, 2, 3, 4, 5
          """,
        arguments: [id, window.lowerBound.number, window.upperBound.number, authenticatedOnly]
      ).map { row in
        let times = [row[3] as Int64?, row[4] as Int64?].map { $0.map { String($0) } ?? "" }
        return [row[0] as String, row[1], row[2]] + times + [domain]
      }
    }
  }
}
