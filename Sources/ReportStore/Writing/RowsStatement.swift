/// An insert that is run for many rows, several of them at a time: SQLite opens and closes a table once
/// a statement, which costs as much as half a row.
///
/// It is an `INSERT OR FAIL`: a statement of several rows that could be undone alone would have SQLite
/// write every page it changes to a file first. What fails here ends the whole transaction anyway.
struct RowsStatement {
  /// Rows of the largest statement.
  static let rows = 32

  /// Of 32, 16, 8, 4, 2 rows and of one: a report of up to 63 is in the store after six runs at most.
  private let statements: [(statement: Statement, rows: Int)]
  private let columns: Int

  /// - Parameters:
  ///   - place: the table, and its columns in parentheses.
  ///   - columns: how many those are.
  init(
    _ connection: OpaquePointer, into place: String, columns: Int
  ) throws(StoreError) {
    let row = "(" + Array(repeating: "?", count: columns).joined(separator: ", ") + ")"
    var statements: [(Statement, Int)] = []
    for count in [Self.rows, 16, 8, 4, 2, 1] {
      let rows = Array(repeating: row, count: count).joined(separator: ", ")
      statements.append(
        (try Statement(connection, "INSERT OR FAIL INTO \(place) VALUES \(rows)"), count))
    }
    self.statements = statements
    self.columns = columns
  }

  /// Inserts rows in their order.
  ///
  /// - Parameter bind: binds a row's columns from `column` + 1 on; `place` is the row's among those
  ///   that are run together, whose bytes must stay where they are.
  func run<Row>(
    _ all: [Row],
    _ bind: (_ row: Row, _ statement: Statement, _ place: Int, _ column: Int32) -> Void
  ) throws(StoreError) {
    var start = 0
    for (statement, rows) in statements {
      while all.count - start >= rows {
        for place in 0..<rows {
          bind(all[start + place], statement, place, Int32(place * columns))
        }
        try statement.run()
        start += rows
      }
    }
  }

  /// The row that the connection inserted last.
  var lastInsertedID: Int64 { statements.last?.statement.lastInsertedID ?? 0 }
}
