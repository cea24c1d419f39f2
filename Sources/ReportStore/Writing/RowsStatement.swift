/// An insert that is run for many rows, several of them at a time: SQLite opens and closes a table once
/// a statement, which costs as much as half a row.
///
/// It is an `INSERT OR FAIL`: a statement of several rows that could be undone alone would have SQLite
/// write every page it changes to a file first. What fails here ends the whole transaction anyway.
struct RowsStatement {
  /// Rows of the larger statement.
  static let rows = 16

  private let one: Statement
  private let several: Statement
  private let columns: Int

  /// - Parameters:
  ///   - place: the table, and its columns in parentheses.
  ///   - columns: how many those are.
  init(
    _ connection: OpaquePointer, into place: String, columns: Int
  ) throws(StoreError) {
    let row = "(" + Array(repeating: "?", count: columns).joined(separator: ", ") + ")"
    let rows = Array(repeating: row, count: Self.rows).joined(separator: ", ")
    one = try Statement(connection, "INSERT OR FAIL INTO \(place) VALUES \(row)")
    several = try Statement(connection, "INSERT OR FAIL INTO \(place) VALUES \(rows)")
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
    let whole = all.count - all.count % Self.rows
    for start in stride(from: 0, to: whole, by: Self.rows) {
      for place in 0..<Self.rows {
        bind(all[start + place], several, place, Int32(place * columns))
      }
      try several.run()
    }
    for row in all[whole...] {
      bind(row, one, 0, 0)
      try one.run()
    }
  }

  /// The row that the connection inserted last.
  var lastInsertedID: Int64 { one.lastInsertedID }
}
