import GRDB

/// What must hold of a store at any moment: everything that is said twice in it says the same.
public enum StoreAudit {
  /// - Returns: a line for everything that is wrong.
  public static func faults(ofStoreAt path: String) throws -> [String] {
    try DatabaseQueue(path: path).read { database in
      try checks.flatMap { name, sql in
        try Row.fetchAll(database, sql: sql).map { "\(name): \($0)" }
      }
    }
  }

  private static let checks = [
    ("integrity", "SELECT * FROM pragma_integrity_check WHERE integrity_check <> 'ok'"),
    ("reference", "SELECT * FROM pragma_foreign_key_check"),
    ("rollup is not the sum of records", "\(recordSums) EXCEPT \(rollup)"),
    ("records do not make the rollup", "\(rollup) EXCEPT \(recordSums)"),
    (
      "a day of the rollup without rows",
      "SELECT id FROM rollup_day WHERE id NOT IN (SELECT rollup_day_id FROM rollup)"
    ),
    (
      "a counted report's numbers are not those of its records",
      """
      SELECT id, record_count, message_count, first_record_id, last_record_id FROM report
      WHERE is_counted = 1
      EXCEPT
      SELECT report.id, count(record.id), coalesce(sum(count), 0), min(record.id), max(record.id)
      FROM report LEFT JOIN record ON record.report_id = report.id GROUP BY report.id
      """
    ),
    (
      "records of no counted report",
      """
      SELECT id FROM record
      WHERE report_id NOT IN (SELECT id FROM report WHERE is_counted = 1)
      """
    ),
    (
      "a file without an outcome of its own",
      "SELECT id, path FROM intake_file WHERE outcome = 'refused' AND sha256 IS NOT NULL "
        + "AND reason IS NULL AND id NOT IN (SELECT intake_file_id FROM intake_document)"
    ),
  ]

  private static let rollup = """
    SELECT policy_domain_id, day, author_domain_id, hex(source_address), auth_results_id,
      reporter_id, evaluation_id, is_authenticated, messages
    FROM rollup JOIN rollup_day ON rollup_day.id = rollup_day_id
    """

  /// A record without an author domain counts under the policy domain.
  private static let recordSums = """
    SELECT policy_domain_id, day,
      CASE WHEN coalesce(author.value, '') = '' THEN policy_domain_id ELSE author.id END,
      hex(coalesce(source_address, x'')), coalesce(auth_results_id, 0), reporter_id,
      evaluation_id, is_authenticated, sum(count)
    FROM record
    JOIN report ON report.id = record.report_id AND is_counted = 1 AND day IS NOT NULL
    LEFT JOIN text AS author ON author.id = header_from_id
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
    """
}
