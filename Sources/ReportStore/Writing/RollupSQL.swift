/// The statements of ``RollupTable``.
enum RollupSQL {
  static let selectDay = """
    SELECT id FROM rollup_day
    WHERE policy_domain_id = ?1 AND day = ?2 AND reporter_id = ?3 AND is_authenticated = ?4
    """

  static let insertDay = """
    INSERT INTO rollup_day (policy_domain_id, day, reporter_id, is_authenticated)
    VALUES (?1, ?2, ?3, ?4)
    """

  /// Table and columns for a ``RowsStatement``.
  static let rows = """
    rollup (
      rollup_day_id, author_domain_id, source_address, auth_results_id, evaluation_id, messages)
    """

  /// One row at a time: SQLite has no way of adding several that does not first write each page that
  /// it changes to a file.
  static let add = """
    INSERT INTO \(rows) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
    ON CONFLICT DO UPDATE SET messages = messages + excluded.messages
    """

  static let addReport = """
    INSERT INTO \(rows)
    SELECT ?3, author_domain_id, source_address, auth_results_id, evaluation_id, messages
    FROM (\(grouped)) WHERE true
    ON CONFLICT DO UPDATE SET messages = messages + excluded.messages
    """

  static let subtractReport = """
    UPDATE rollup SET messages = rollup.messages - part.messages
    FROM (\(grouped)) AS part
    WHERE rollup_day_id = ?3 AND rollup.author_domain_id = part.author_domain_id
      AND rollup.source_address = part.source_address
      AND rollup.auth_results_id = part.auth_results_id
      AND rollup.evaluation_id = part.evaluation_id
    """

  /// Records count at least one message each.
  static let deleteEmptyRows = "DELETE FROM rollup WHERE rollup_day_id = ?1 AND messages <= 0"

  static let deleteEmptyDay = """
    DELETE FROM rollup_day
    WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM rollup WHERE rollup_day_id = ?1)
    """

  /// A record without an author domain counts under the policy domain.
  private static let grouped = """
    SELECT
      coalesce(
        (SELECT id FROM text WHERE id = header_from_id AND value <> ''), ?4) AS author_domain_id,
      coalesce(source_address, x'') AS source_address,
      coalesce(auth_results_id, 0) AS auth_results_id,
      evaluation_id, sum(count) AS messages
    FROM record WHERE id BETWEEN ?1 AND ?2
    GROUP BY 1, 2, 3, 4
    """
}
