/// The statements of ``RecordTable``. Records of a report have IDs that follow each other, so a range
/// of them needs no index.
enum RecordSQL {
  /// Table and columns for a ``RowsStatement``.
  static let record = """
    record (
      source_address, count, header_from_id, envelope_from_id, envelope_to_id,
      auth_results_id, evaluation_id, override_list_id)
    """

  static let deleteRecords = "DELETE FROM record WHERE id BETWEEN ?1 AND ?2"

  static let countCommon = """
    SELECT coalesce(sum(min(one.n, other.n)), 0)
    FROM (\(multiset("?1", "?2"))) AS one JOIN (\(multiset("?3", "?4"))) AS other
    ON \(recordColumns.map { "one.\($0) IS other.\($0)" }.joined(separator: " AND "))
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
