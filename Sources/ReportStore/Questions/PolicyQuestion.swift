public import DMARC
import GRDB

extension ReportStore {
  /// The records of a domain as reporters saw them, day by day: each different one of a day, oldest
  /// day first, and within a day the one that most reporters saw last.
  ///
  /// - Parameter domain: the policy domain, canonical.
  public func publishedPolicies(
    of domain: String, until end: UTCDay? = nil, authenticatedOnly: Bool = false
  ) throws(StoreError) -> [ShownPolicy] {
    try read { database in
      guard let id = try TextRow.id(of: domain, database) else { return [] }
      return try Row.fetchAll(
        database,
        sql: """
          SELECT day, p, sp, np, adkim, aspf, pct, fo, testing, discovery_method,
            count(DISTINCT reporter_id) AS reporters
          FROM report
          WHERE policy_domain_id = ?1 AND day < ?2 AND is_counted = 1 AND is_authenticated >= ?3
          GROUP BY day, p, sp, np, adkim, aspf, pct, fo, testing, discovery_method
          ORDER BY day, reporters, p, sp, np, adkim, aspf, pct, fo, testing, discovery_method
          """,
        arguments: [id, end?.number ?? Int.max, authenticatedOnly]
      ).map { row in
        ShownPolicy(
          day: UTCDay(number: row[0]), policy: policy(of: domain, row), reporters: row[10])
      }
    }
  }

  private func policy(of domain: String, _ row: Row) -> PolicyPublished {
    func policy(_ column: Int) -> Policy? {
      (row[column] as String?).flatMap(Policy.init(rawValue:))
    }
    func mode(_ column: Int) -> AlignmentMode? {
      (row[column] as String?).flatMap(AlignmentMode.init(rawValue:))
    }
    return PolicyPublished(
      domain: domain, policy: policy(1), subdomainPolicy: policy(2),
      nonexistentSubdomainPolicy: policy(3), dkimAlignment: mode(4), spfAlignment: mode(5),
      percentage: row[6], failureOptions: row[7], isTesting: row[8], discoveryMethod: row[9])
  }
}
