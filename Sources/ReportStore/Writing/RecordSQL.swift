/// The statements of ``RecordTable``. Records of a report have IDs that follow each other, so a range
/// of them needs no index.
enum RecordSQL {
  /// Table and columns for a ``RowsStatement``.
  static let record = """
    record (
      report_id, source_address, count, header_from_id, envelope_from_id, envelope_to_id,
      auth_results_id, evaluation_id, override_list_id)
    """

  /// One row at a time: SQLite has no way of adding several that does not first write each page that
  /// it changes to a file.
  static let addToRollup = """
    INSERT INTO rollup (
      policy_domain_id, day, author_domain_id, source_address, auth_results_id, reporter_id,
      evaluation_id, is_authenticated, messages, records)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?10, ?8, ?9)
    ON CONFLICT DO UPDATE SET
      messages = messages + excluded.messages, records = records + excluded.records
    """

  static let addReport = """
    INSERT INTO rollup (
      policy_domain_id, day, author_domain_id, source_address, auth_results_id, reporter_id,
      evaluation_id, is_authenticated, messages, records)
    SELECT ?3, ?4, author_domain_id, source_address, auth_results_id, ?5, evaluation_id, ?6,
      messages, records
    FROM (\(grouped)) WHERE true
    ON CONFLICT DO UPDATE SET
      messages = messages + excluded.messages, records = records + excluded.records
    """

  static let subtractReport = """
    UPDATE rollup
    SET messages = rollup.messages - part.messages, records = rollup.records - part.records
    FROM (\(grouped)) AS part
    WHERE rollup.policy_domain_id = ?3 AND rollup.day = ?4
      AND rollup.author_domain_id = part.author_domain_id
      AND rollup.source_address = part.source_address
      AND rollup.auth_results_id = part.auth_results_id
      AND rollup.reporter_id = ?5 AND rollup.evaluation_id = part.evaluation_id
      AND rollup.is_authenticated = ?6
    """

  static let deleteEmptyRollup = """
    DELETE FROM rollup WHERE policy_domain_id = ?1 AND day = ?2 AND records <= 0
    """

  static let deleteRecords = "DELETE FROM record WHERE id BETWEEN ?1 AND ?2"

  static let countCommon = """
    SELECT coalesce(sum(min(one.n, other.n)), 0)
    FROM (\(multiset("?1", "?2"))) AS one JOIN (\(multiset("?3", "?4"))) AS other
    ON \(recordColumns.map { "one.\($0) IS other.\($0)" }.joined(separator: " AND "))
    """

  /// A record without an author domain counts under the policy domain.
  private static let grouped = """
    SELECT
      coalesce(
        (SELECT id FROM text WHERE id = header_from_id AND value <> ''), ?3) AS author_domain_id,
      coalesce(source_address, x'') AS source_address,
      coalesce(auth_results_id, 0) AS auth_results_id,
      evaluation_id, sum(count) AS messages, count(*) AS records
    FROM record WHERE id BETWEEN ?1 AND ?2
    GROUP BY 1, 2, 3, 4
    """

  private static let recordColumns = [
    "source_address", "count", "header_from_id", "envelope_from_id", "envelope_to_id",
    "auth_results_id", "evaluation_id", "override_list_id",
  ]

  private static func multiset(_ first: String, _ last: String) -> String {
    let columns = recordColumns.joined(separator: ", ")
    return """
      SELECT \(columns), count(*) AS n FROM record
      WHERE id BETWEEN \(first) AND \(last) GROUP BY \(columns)
      """
  }
}
