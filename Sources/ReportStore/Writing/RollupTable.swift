import DMARC

/// Puts the sums of a report's records into the store, and takes them out again. Rows of a report have
/// IDs that follow each other, as its records have.
struct RollupTable {
  private let insertRow: Statement
  private let deleteRows: Statement

  init(_ connection: OpaquePointer) throws(StoreError) {
    insertRow = try Statement(
      connection,
      """
      INSERT INTO rollup (
        author_domain_id, auth_results_id, evaluation_id, messages, sources, other_sources)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      """)
    deleteRows = try Statement(connection, "DELETE FROM rollup WHERE id BETWEEN ?1 AND ?2")
  }

  /// - Returns: the IDs of the rows.
  func insert(
    _ groups: [RecordBatch.Group], _ numbers: ReaderNumbers
  ) throws(StoreError) -> ClosedRange<Int64>? {
    guard !groups.isEmpty else { return nil }
    for group in groups {
      insertRow.bind(numbers.text(group.authorDomain), at: 1)
      insertRow.bind(numbers.digest(group.digest), at: 2)
      insertRow.bind(numbers.evaluation(group.evaluation), at: 3)
      insertRow.bind(group.sources.messages, at: 4)
      bind(group.sources.sources, at: 5)
      bind(group.sources.otherSources, at: 6)
      try insertRow.run()
    }
    let last = insertRow.lastInsertedID
    return (last - Int64(groups.count) + 1)...last
  }

  func remove(_ rows: ClosedRange<Int64>) throws(StoreError) {
    deleteRows.bind(rows.lowerBound, at: 1)
    deleteRows.bind(rows.upperBound, at: 2)
    try deleteRows.run()
  }

  private func bind(_ bytes: [UInt8], at index: Int32) {
    if bytes.isEmpty {
      insertRow.bindNull(at: index)
    } else {
      insertRow.bind(blob: bytes, at: index)
    }
  }
}
