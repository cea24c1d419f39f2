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
    ("a text is two rows", "SELECT value FROM text GROUP BY value HAVING count(*) > 1"),
    (
      "texts and their keys are not the same",
      "SELECT count(*), sum(id) FROM text EXCEPT SELECT count(*), sum(text_id) FROM text_key"
    ),
    (
      "the rollup names a list that need not be one row",
      """
      SELECT auth_results_id FROM rollup WHERE auth_results_id <> 0
      EXCEPT SELECT id FROM auth_results WHERE is_digest = 1
      """
    ),
    ("rollup is not the sum of records", "\(recordSums) EXCEPT \(rollup)"),
    ("records do not make the rollup", "\(rollup) EXCEPT \(recordSums)"),
    (
      "a row of the rollup is not the sum of its sources",
      """
      SELECT sum(messages) FROM rollup
      JOIN report ON rollup.id BETWEEN first_rollup_id AND last_rollup_id AND day IS NOT NULL
      EXCEPT SELECT sum(messages) FROM rollup_view
      """
    ),
    (
      "rows of the rollup that are no counted report's",
      """
      SELECT count(*) FROM rollup
      EXCEPT
      SELECT coalesce(sum(last_rollup_id - first_rollup_id + 1), 0) FROM report WHERE is_counted = 1
      """
    ),
    (
      "a counted report's numbers are not those of its records",
      """
      SELECT id, record_count, message_count, first_record_id, last_record_id FROM report
      WHERE is_counted = 1
      EXCEPT
      SELECT report.id, count(record.id), coalesce(sum(count), 0), min(record.id), max(record.id)
      FROM report LEFT JOIN record ON record.id BETWEEN first_record_id AND last_record_id
      GROUP BY report.id
      """
    ),
    (
      "records of no counted report",
      """
      SELECT count(*) FROM record
      EXCEPT
      SELECT coalesce(sum(last_record_id - first_record_id + 1), 0) FROM report WHERE is_counted = 1
      """
    ),
    (
      "a report of which the ledger says not once that it was stored",
      """
      SELECT report.id, count(document.id) FROM report
      LEFT JOIN intake_document AS document
        ON document.report_id = report.id AND document.outcome <> 'duplicate'
      WHERE EXISTS (SELECT 1 FROM intake_document)
      GROUP BY report.id HAVING count(document.id) <> 1
      """
    ),
    (
      "a file without an outcome of its own",
      "SELECT id, path FROM intake_file WHERE outcome = 'refused' AND sha256 IS NOT NULL "
        + "AND reason IS NULL AND id NOT IN (SELECT intake_file_id FROM intake_document)"
    ),
  ]

  private static let rollup = """
    SELECT policy_domain, day, author_domain, source_address, organization, disposition, dkim, spf,
      computed_dkim, computed_spf, overrides, is_authenticated, sum(messages)
    FROM rollup_view GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12
    """

  /// A record without an author domain counts under the policy domain.
  private static let recordSums = """
    SELECT policy_domain, day, coalesce(nullif(header_from, ''), policy_domain), source_address,
      organization, disposition, dkim, spf, computed_dkim, computed_spf, overrides,
      is_authenticated, sum(count)
    FROM record_view JOIN report_view ON report_view.id = record_view.report_id
    WHERE is_counted = 1 AND day IS NOT NULL
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12
    """
}
