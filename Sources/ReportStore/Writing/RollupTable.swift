import DMARC

/// Adds records up by what one reporter says of one day of a policy domain, and takes them out again.
struct RollupTable {
  private let selectDay: Statement
  private let insertDay: Statement
  private let insertRows: RowsStatement
  private let addRow: Statement
  private let addReport: Statement
  private let subtractReport: Statement
  private let deleteEmptyRows: Statement
  private let deleteEmptyDay: Statement
  private let addresses = AddressRoom()

  init(_ connection: OpaquePointer) throws(StoreError) {
    selectDay = try Statement(connection, RollupSQL.selectDay)
    insertDay = try Statement(connection, RollupSQL.insertDay)
    insertRows = try RowsStatement(connection, into: RollupSQL.rows, columns: 6)
    addRow = try Statement(connection, RollupSQL.add)
    addReport = try Statement(connection, RollupSQL.addReport)
    subtractReport = try Statement(connection, RollupSQL.subtractReport)
    deleteEmptyRows = try Statement(connection, RollupSQL.deleteEmptyRows)
    deleteEmptyDay = try Statement(connection, RollupSQL.deleteEmptyDay)
  }

  /// Adds a batch's groups.
  func add(
    _ groups: [RecordBatch.Group], _ place: RollupPlace, _ numbers: ReaderNumbers
  ) throws(StoreError) {
    guard !groups.isEmpty, let day = try day(of: place) else { return }
    let rows = Self.rows(of: groups, place, numbers)
    guard day.isNew else {
      for row in rows {
        bind(row, day: day.id, to: addRow, 0, 0)
        try addRow.run()
      }
      return
    }
    try insertRows.run(rows) { row, statement, place, column in
      bind(row, day: day.id, to: statement, place, column)
    }
  }

  /// Adds the stored records of a report, such as one whose place was not known while they came.
  func add(_ records: ClosedRange<Int64>?, _ place: RollupPlace) throws(StoreError) {
    guard let records, let day = try day(of: place) else { return }
    bind(records, place, day: day.id, to: addReport)
    try addReport.run()
  }

  /// Takes the stored records of a report out.
  func subtract(_ records: ClosedRange<Int64>?, _ place: RollupPlace) throws(StoreError) {
    guard let records, let day = try day(of: place) else { return }
    bind(records, place, day: day.id, to: subtractReport)
    try subtractReport.run()
    for statement in [deleteEmptyRows, deleteEmptyDay] {
      statement.bind(day.id, at: 1)
      try statement.run()
    }
  }

  // MARK: Rows

  private struct Row {
    var author: Int64
    var address: IPAddress?
    var authResults: Int64
    var evaluation: Int64
    var messages: Int64

    func hasKey(of other: Row) -> Bool {
      author == other.author && address == other.address && authResults == other.authResults
        && evaluation == other.evaluation
    }
  }

  /// The groups in the order of the table, so that rows are written side by side; those that differ
  /// only for the reader are one.
  private static func rows(
    of groups: [RecordBatch.Group], _ place: RollupPlace, _ numbers: ReaderNumbers
  ) -> [Row] {
    var rows = groups.map { group in
      Row(
        author: numbers.text(group.authorDomain) ?? place.policyDomain,
        address: group.sourceAddress, authResults: numbers.authResults(group.authResults) ?? 0,
        evaluation: numbers.evaluation(group.evaluation), messages: group.messages)
    }
    rows.sort { left, right in
      if left.author != right.author { return left.author < right.author }
      if left.address != right.address {
        guard let address = left.address, let other = right.address else {
          return left.address == nil
        }
        return address < other
      }
      return (left.authResults, left.evaluation) < (right.authResults, right.evaluation)
    }
    var last = 0
    for index in rows.indices.dropFirst() {
      if rows[index].hasKey(of: rows[last]) {
        rows[last].messages += rows[index].messages
      } else {
        last += 1
        rows[last] = rows[index]
      }
    }
    return Array(rows[...last])
  }

  private func bind(
    _ row: Row, day: Int64, to statement: Statement, _ place: Int, _ column: Int32
  ) {
    statement.bind(day, at: column + 1)
    statement.bind(row.author, at: column + 2)
    let address = row.address.map { addresses.write($0, at: place) }
    statement.bind(
      blob: address ?? UnsafeRawBufferPointer(start: nil, count: 0), at: column + 3)
    statement.bind(row.authResults, at: column + 4)
    statement.bind(row.evaluation, at: column + 5)
    statement.bind(row.messages, at: column + 6)
  }

  private func bind(
    _ records: ClosedRange<Int64>, _ place: RollupPlace, day: Int64, to statement: Statement
  ) {
    statement.bind(records.lowerBound, at: 1)
    statement.bind(records.upperBound, at: 2)
    statement.bind(day, at: 3)
    statement.bind(place.policyDomain, at: 4)
  }

  // MARK: Days

  /// The row of a place, which is made if it is not there; `nil` for a report in no window.
  private func day(of place: RollupPlace) throws(StoreError) -> (id: Int64, isNew: Bool)? {
    guard let day = place.day else { return nil }
    for statement in [selectDay, insertDay] {
      statement.bind(place.policyDomain, at: 1)
      statement.bind(Int64(day.number), at: 2)
      statement.bind(place.reporter, at: 3)
      statement.bind(place.isAuthenticated ? 1 : 0, at: 4)
    }
    if let id = try selectDay.firstInteger() { return (id, false) }
    try insertDay.run()
    return (insertDay.lastInsertedID, true)
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
