import DMARC

/// Puts records and their rollup into the store, and takes them out again.
final class RecordTable {
  private let insertRecord: Statement
  private let addToRollup: Statement
  private let addReport: Statement
  private let subtractReport: Statement
  private let deleteEmpty: Statement
  private let deleteRecords: Statement
  private let countCommon: Statement
  /// An address in network order, where the statements find it.
  private let address: UnsafeMutableRawBufferPointer

  init(_ connection: OpaquePointer) throws(StoreError) {
    insertRecord = try Statement(connection, RecordSQL.insert)
    addToRollup = try Statement(connection, RecordSQL.addToRollup)
    addReport = try Statement(connection, RecordSQL.addReport)
    subtractReport = try Statement(connection, RecordSQL.subtractReport)
    deleteEmpty = try Statement(connection, RecordSQL.deleteEmptyRollup)
    deleteRecords = try Statement(connection, RecordSQL.deleteRecords)
    countCommon = try Statement(connection, RecordSQL.countCommon)
    address = .allocate(byteCount: 16, alignment: 8)
  }

  deinit { address.deallocate() }

  /// - Returns: the IDs of the rows; they follow each other.
  func insert(
    _ rows: [RecordBatch.Row], report: Int64, _ numbers: ReaderNumbers
  ) throws(StoreError) -> ClosedRange<Int64>? {
    guard !rows.isEmpty else { return nil }
    insertRecord.bind(report, at: 1)
    for row in rows {
      let record = row.record
      bind(record.sourceAddress, to: insertRecord, at: 2, orEmpty: false)
      insertRecord.bind(record.count, at: 3)
      insertRecord.bind(numbers.text(record.identifiers.headerFrom), at: 4)
      insertRecord.bind(numbers.text(record.identifiers.envelopeFrom), at: 5)
      insertRecord.bind(numbers.text(record.identifiers.envelopeTo), at: 6)
      insertRecord.bind(numbers.authResults(record.authResults), at: 7)
      insertRecord.bind(numbers.evaluation(row.evaluation), at: 8)
      insertRecord.bind(numbers.overrides(record.overrideReasons), at: 9)
      try insertRecord.run()
    }
    let last = insertRecord.lastInsertedID
    return (last - Int64(rows.count) + 1)...last
  }

  /// Adds a batch's groups to the rollup.
  func addToRollup(
    _ groups: [RecordBatch.Group], _ place: RollupPlace, _ numbers: ReaderNumbers
  ) throws(StoreError) {
    guard let day = place.day else { return }
    for group in groups {
      addToRollup.bind(place.policyDomain, at: 1)
      addToRollup.bind(Int64(day.number), at: 2)
      addToRollup.bind(numbers.text(group.authorDomain) ?? place.policyDomain, at: 3)
      bind(group.sourceAddress, to: addToRollup, at: 4, orEmpty: true)
      addToRollup.bind(numbers.authResults(group.authResults) ?? 0, at: 5)
      addToRollup.bind(place.reporter, at: 6)
      addToRollup.bind(numbers.evaluation(group.evaluation), at: 7)
      addToRollup.bind(group.messages, at: 8)
      addToRollup.bind(group.records, at: 9)
      try addToRollup.run()
    }
  }

  /// Adds the stored records of a report whose place was not known while they came.
  func addToRollup(report: Int64, _ records: ClosedRange<Int64>?, _ place: RollupPlace)
    throws(StoreError)
  {
    guard let day = place.day, let records else { return }
    bind(records, place, day, to: addReport)
    try addReport.run()
  }

  /// Takes a report's records out, and out of the rollup.
  func remove(_ records: ClosedRange<Int64>?, _ place: RollupPlace) throws(StoreError) {
    guard let records else { return }
    if let day = place.day {
      bind(records, place, day, to: subtractReport)
      try subtractReport.run()
      deleteEmpty.bind(place.policyDomain, at: 1)
      deleteEmpty.bind(Int64(day.number), at: 2)
      try deleteEmpty.run()
    }
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
  }

  private func bind(
    _ source: IPAddress?, to statement: Statement, at index: Int32, orEmpty: Bool
  ) {
    guard let source else {
      if orEmpty {
        statement.bind(blob: UnsafeRawBufferPointer(start: nil, count: 0), at: index)
      } else {
        statement.bindNull(at: index)
      }
      return
    }
    let count = source.write(to: address)
    statement.bind(blob: UnsafeRawBufferPointer(rebasing: address[..<count]), at: index)
  }
}

/// Where in the rollup a report's records are added up.
struct RollupPlace {
  var policyDomain: Int64
  var reporter: Int64
  /// `nil` when the period cannot be believed: then it is in no window.
  var day: UTCDay?
}
