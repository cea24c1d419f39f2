/// Numbers for new rows of a table. The table is asked for its last one once a transaction: until that
/// ends, nobody else adds to it.
final class RowNumbers {
  private let selectLast: Statement
  private var last: Int64?

  init(_ connection: OpaquePointer, of table: StaticString) throws(StoreError) {
    selectLast = try Statement(connection, "SELECT coalesce(max(id), 0) FROM \(table)")
  }

  func next() throws(StoreError) -> Int64 {
    var number = last
    if number == nil { number = try selectLast.firstInteger() }
    let next = (number ?? 0) + 1
    last = next
    return next
  }

  /// The transaction has ended.
  func forget() { last = nil }
}
