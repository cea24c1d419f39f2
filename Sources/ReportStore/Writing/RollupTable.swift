import DMARC

/// Puts the sums of a report's records into the store, and takes them out again. Rows of a report have
/// IDs that follow each other, as its records have.
struct RollupTable {
  private let insertRows: RowsStatement
  private let deleteRows: Statement

  init(_ connection: OpaquePointer) throws(StoreError) {
    insertRows = try RowsStatement(
      connection,
      into: """
        rollup (
          author_domain_id, auth_results_id, evaluation_id, messages, sources, other_sources)
        """,
      columns: 6)
    deleteRows = try Statement(connection, "DELETE FROM rollup WHERE id BETWEEN ?1 AND ?2")
  }

  /// - Returns: the IDs of the rows.
  func insert(
    _ groups: [RecordBatch.Group], _ numbers: ReaderNumbers
  ) throws(StoreError) -> ClosedRange<Int64>? {
    guard !groups.isEmpty else { return nil }
    try insertRows.run(groups) { group, statement, _, column in
      statement.bind(numbers.text(group.authorDomain), at: column + 1)
      statement.bind(numbers.digest(group.digest), at: column + 2)
      statement.bind(numbers.evaluation(group.evaluation), at: column + 3)
      statement.bind(group.sources.messages, at: column + 4)
      bind(group.sources.sources, to: statement, at: column + 5)
      bind(group.sources.otherSources, to: statement, at: column + 6)
    }
    let last = insertRows.lastInsertedID
    return (last - Int64(groups.count) + 1)...last
  }

  func remove(_ rows: ClosedRange<Int64>) throws(StoreError) {
    deleteRows.bind(rows.lowerBound, at: 1)
    deleteRows.bind(rows.upperBound, at: 2)
    try deleteRows.run()
  }

  private func bind(_ bytes: [UInt8], to statement: Statement, at index: Int32) {
    if bytes.isEmpty {
      statement.bindNull(at: index)
    } else {
      statement.bind(blob: bytes, at: index)
    }
  }
}
