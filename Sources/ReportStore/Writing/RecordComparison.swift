/// Counts the records that two reports have in common, equal ones paired off.
///
/// Equal lists may be several rows, so the first of them stands for all. Which that is, is put into
/// tables of the connection's own first: then rows of numbers are compared, however long the lists are.
struct RecordComparison {
  private let clear: [Statement]
  private let fill: [Statement]
  private let count: Statement

  init(_ connection: OpaquePointer) throws(StoreError) {
    for table in ["same_results", "same_reasons"] {
      try Statement(
        connection,
        """
        CREATE TEMP TABLE IF NOT EXISTS \(table) (
          id INTEGER PRIMARY KEY, first_id INTEGER NOT NULL) STRICT
        """
      ).run()
    }
    clear = [
      try Statement(connection, "DELETE FROM temp.same_results"),
      try Statement(connection, "DELETE FROM temp.same_reasons"),
    ]
    fill = [
      try Statement(
        connection, Self.fill("same_results", "auth_results", list: "results")),
      try Statement(
        connection, Self.fill("same_reasons", "override_list", list: "reasons")),
    ]
    count = try Statement(connection, Self.count)
  }

  func commonRecords(
    _ one: ClosedRange<Int64>, _ other: ClosedRange<Int64>
  ) throws(StoreError) -> Int {
    for statement in clear { try statement.run() }
    for statement in fill + [count] {
      statement.bind(one.lowerBound, at: 1)
      statement.bind(one.upperBound, at: 2)
      statement.bind(other.lowerBound, at: 3)
      statement.bind(other.upperBound, at: 4)
    }
    for statement in fill { try statement.run() }
    return Int(try count.firstInteger() ?? 0)
  }

  /// The lists that records of either report name.
  private static func fill(_ table: String, _ lists: String, list: String) -> String {
    """
    INSERT INTO temp.\(table)
    SELECT id, min(id) OVER (PARTITION BY \(list)) FROM \(lists) WHERE id IN (
      SELECT \(lists)_id FROM record WHERE id BETWEEN ?1 AND ?2
      UNION SELECT \(lists)_id FROM record WHERE id BETWEEN ?3 AND ?4)
    """
  }

  private static let count = """
    SELECT coalesce(sum(min(one.n, other.n)), 0)
    FROM (\(multiset("?1", "?2"))) AS one JOIN (\(multiset("?3", "?4"))) AS other
    ON \(columns.map { "one.\($0) IS other.\($0)" }.joined(separator: " AND "))
    """

  private static let columns = [
    "source_address", "count", "header_from_id", "envelope_from_id", "envelope_to_id", "results_id",
    "evaluation_id", "reasons_id",
  ]

  private static func multiset(_ first: String, _ last: String) -> String {
    """
    SELECT source_address, count, header_from_id, envelope_from_id, envelope_to_id,
      same_results.first_id AS results_id, evaluation_id, same_reasons.first_id AS reasons_id,
      count(*) AS n
    FROM record
    LEFT JOIN temp.same_results ON same_results.id = auth_results_id
    LEFT JOIN temp.same_reasons ON same_reasons.id = override_list_id
    WHERE record.id BETWEEN \(first) AND \(last) GROUP BY \(columns.joined(separator: ", "))
    """
  }
}
