import DMARC

/// Puts records and their rollup into the store, and takes them out again.
final class RecordTable {
  private let insertRecords: RowsStatement
  private let addToRollup: Statement
  private let addReport: Statement
  private let subtractReport: Statement
  private let deleteEmpty: Statement
  private let deleteRecords: Statement
  private let countCommon: Statement
  /// Addresses in network order, 16 bytes for each row, where the statements find them.
  private let addresses: UnsafeMutableRawBufferPointer

  init(_ connection: OpaquePointer) throws(StoreError) {
    insertRecords = try RowsStatement(connection, into: RecordSQL.record, columns: 9)
    addToRollup = try Statement(connection, RecordSQL.addToRollup)
    addReport = try Statement(connection, RecordSQL.addReport)
    subtractReport = try Statement(connection, RecordSQL.subtractReport)
    deleteEmpty = try Statement(connection, RecordSQL.deleteEmptyRollup)
    deleteRecords = try Statement(connection, RecordSQL.deleteRecords)
    countCommon = try Statement(connection, RecordSQL.countCommon)
    addresses = .allocate(byteCount: 16 * RowsStatement.rows, alignment: 8)
  }

  deinit { addresses.deallocate() }

  /// - Returns: the IDs of the rows; they follow each other.
  func insert(
    _ rows: [RecordBatch.Row], report: Int64, _ numbers: ReaderNumbers
  ) throws(StoreError) -> ClosedRange<Int64>? {
    guard !rows.isEmpty else { return nil }
    try insertRecords.run(rows) { row, statement, place, column in
      let record = row.record
      statement.bind(report, at: column + 1)
      bind(record.sourceAddress, to: statement, at: column + 2, place, orEmpty: false)
      statement.bind(record.count, at: column + 3)
      statement.bind(numbers.text(record.identifiers.headerFrom), at: column + 4)
      statement.bind(numbers.text(record.identifiers.envelopeFrom), at: column + 5)
      statement.bind(numbers.text(record.identifiers.envelopeTo), at: column + 6)
      statement.bind(numbers.authResults(record.authResults), at: column + 7)
      statement.bind(numbers.evaluation(row.evaluation), at: column + 8)
      statement.bind(numbers.overrides(record.overrideReasons), at: column + 9)
    }
    let last = insertRecords.lastInsertedID
    return (last - Int64(rows.count) + 1)...last
  }

  /// Adds a batch's groups to the rollup.
  func addToRollup(
    _ groups: [RecordBatch.Group], _ rollup: RollupPlace, _ numbers: ReaderNumbers
  ) throws(StoreError) {
    guard let day = rollup.day else { return }
    addToRollup.bind(rollup.policyDomain, at: 1)
    addToRollup.bind(Int64(day.number), at: 2)
    addToRollup.bind(rollup.reporter, at: 6)
    addToRollup.bind(rollup.isAuthenticated ? 1 : 0, at: 10)
    for group in groups {
      addToRollup.bind(numbers.text(group.authorDomain) ?? rollup.policyDomain, at: 3)
      bind(group.sourceAddress, to: addToRollup, at: 4, 0, orEmpty: true)
      addToRollup.bind(numbers.authResults(group.authResults) ?? 0, at: 5)
      addToRollup.bind(numbers.evaluation(group.evaluation), at: 7)
      addToRollup.bind(group.messages, at: 8)
      addToRollup.bind(group.records, at: 9)
      try addToRollup.run()
    }
  }

  /// Adds the stored records of a report, such as one whose place was not known while they came.
  func addToRollup(_ records: ClosedRange<Int64>?, _ place: RollupPlace) throws(StoreError) {
    guard let day = place.day, let records else { return }
    bind(records, place, day, to: addReport)
    try addReport.run()
  }

  /// Takes the stored records of a report out of the rollup.
  func removeFromRollup(_ records: ClosedRange<Int64>?, _ place: RollupPlace) throws(StoreError) {
    guard let day = place.day, let records else { return }
    bind(records, place, day, to: subtractReport)
    try subtractReport.run()
    deleteEmpty.bind(place.policyDomain, at: 1)
    deleteEmpty.bind(Int64(day.number), at: 2)
    try deleteEmpty.run()
  }

  /// Takes a report's records out, and out of the rollup.
  func remove(_ records: ClosedRange<Int64>?, _ place: RollupPlace) throws(StoreError) {
    guard let records else { return }
    try removeFromRollup(records, place)
    deleteRecords.bind(records.lowerBound, at: 1)
    deleteRecords.bind(records.upperBound, at: 2)
    try deleteRecords.run()
  }

  /// How many records two reports share, equal ones paired off.
  func commonRecords(_ one: ClosedRange<Int64>?, _ other: ClosedRange<Int64>?)
    throws(StoreError) -> Int
  {
    guard let one, let other else { return 0 }
    countCommon.bind(one.lowerBound, at: 1)
    countCommon.bind(one.upperBound, at: 2)
    countCommon.bind(other.lowerBound, at: 3)
    countCommon.bind(other.upperBound, at: 4)
    return Int(try countCommon.firstInteger() ?? 0)
  }

  private func bind(
    _ records: ClosedRange<Int64>, _ place: RollupPlace, _ day: UTCDay,
    to statement: Statement
  ) {
    statement.bind(records.lowerBound, at: 1)
    statement.bind(records.upperBound, at: 2)
    statement.bind(place.policyDomain, at: 3)
    statement.bind(Int64(day.number), at: 4)
    statement.bind(place.reporter, at: 5)
    statement.bind(place.isAuthenticated ? 1 : 0, at: 6)
  }

  private func bind(
    _ source: IPAddress?, to statement: Statement, at index: Int32, _ place: Int, orEmpty: Bool
  ) {
    guard let source else {
      if orEmpty {
        statement.bind(blob: UnsafeRawBufferPointer(start: nil, count: 0), at: index)
      } else {
        statement.bindNull(at: index)
      }
      return
    }
    let room = UnsafeMutableRawBufferPointer(rebasing: addresses[(place * 16)..<(place * 16 + 16)])
    let count = source.write(to: room)
    statement.bind(blob: UnsafeRawBufferPointer(rebasing: room[..<count]), at: index)
  }
}

/// Where in the rollup a report's records are added up.
struct RollupPlace {
  var policyDomain: Int64
  var reporter: Int64
  /// `nil` when the period cannot be believed: then it is in no window.
  var day: UTCDay?
  var isAuthenticated: Bool
}
