import DMARC

/// Puts records into the store, and takes them out again.
struct RecordTable {
  private let insertRecords: RowsStatement
  private let deleteRecords: Statement
  private let addresses = AddressRoom()

  init(_ connection: OpaquePointer) throws(StoreError) {
    insertRecords = try RowsStatement(connection, into: RecordSQL.record, columns: 8)
    deleteRecords = try Statement(connection, RecordSQL.deleteRecords)
  }

  /// - Returns: the IDs of the rows; they follow each other.
  func insert(
    _ rows: [RecordBatch.Row], _ numbers: ReaderNumbers
  ) throws(StoreError) -> ClosedRange<Int64>? {
    guard !rows.isEmpty else { return nil }
    try insertRecords.run(rows) { row, statement, place, column in
      let record = row.record
      bind(record.sourceAddress, to: statement, at: column + 1, place)
      statement.bind(record.count, at: column + 2)
      statement.bind(numbers.text(record.identifiers.headerFrom), at: column + 3)
      statement.bind(numbers.text(record.identifiers.envelopeFrom), at: column + 4)
      statement.bind(numbers.text(record.identifiers.envelopeTo), at: column + 5)
      statement.bind(numbers.authResults(record.authResults), at: column + 6)
      statement.bind(numbers.evaluation(row.evaluation), at: column + 7)
      statement.bind(numbers.overrides(record.overrideReasons), at: column + 8)
    }
    let last = insertRecords.lastInsertedID
    return (last - Int64(rows.count) + 1)...last
  }

  func remove(_ records: ClosedRange<Int64>) throws(StoreError) {
    deleteRecords.bind(records.lowerBound, at: 1)
    deleteRecords.bind(records.upperBound, at: 2)
    try deleteRecords.run()
  }

  private func bind(
    _ source: IPAddress?, to statement: Statement, at index: Int32, _ place: Int
  ) {
    guard let source else { return statement.bindNull(at: index) }
    statement.bind(blob: addresses.write(source, at: place), at: index)
  }
}
