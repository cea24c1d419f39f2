import GRDBSQLite

/// A prepared statement, stepped through SQLite's own handle: the writer and the questions over a
/// window run each of a few statements millions of times, where a value a column costs more than
/// SQLite does.
///
/// It belongs to one connection and must be gone before the connection is. (A class, since the compiler
/// does not yet end a noncopyable value in an initializer that throws half-way.)
final class Statement {
  private let handle: OpaquePointer
  /// What is bound to the run to come, so that SQLite need not allocate room for each value.
  private var values: UnsafeMutableRawBufferPointer?
  private var usedBytes = 0

  /// A report's head has a few hundred bytes of texts. What does not fit SQLite copies itself.
  private static let valueBytes = 4_096

  init(_ connection: OpaquePointer, _ sql: String) throws(StoreError) {
    var handle: OpaquePointer?
    let status = sqlite3_prepare_v3(
      connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
    guard status == SQLITE_OK, let handle else { throw Self.error(connection, status) }
    self.handle = handle
  }

  deinit {
    sqlite3_finalize(handle)
    values?.deallocate()
  }

  func bind(_ value: Int64, at index: Int32) { sqlite3_bind_int64(handle, index, value) }
  func bindNull(at index: Int32) { sqlite3_bind_null(handle, index) }

  /// Binds NULL for `nil`.
  func bind(_ value: Int64?, at index: Int32) {
    if let value { bind(value, at: index) } else { bindNull(at: index) }
  }

  /// Binds a copy of the text to the next run alone, or NULL for `nil`.
  func bind(_ text: String?, at index: Int32) {
    guard var text else { return bindNull(at: index) }
    text.withUTF8 { utf8 in
      if let kept = keep(UnsafeRawBufferPointer(utf8)) {
        bind(text: kept.assumingMemoryBound(to: UInt8.self), at: index)
      } else {
        bind(utf8, at: index, Self.transient)
      }
    }
  }

  /// Binds bytes in place; they must stay where they are until the statement has run.
  func bind(text: UnsafeBufferPointer<UInt8>, at index: Int32) { bind(text, at: index, nil) }

  private func bind(
    _ text: UnsafeBufferPointer<UInt8>, at index: Int32, _ owner: sqlite3_destructor_type?
  ) {
    // An empty text may have no address, and must not become NULL.
    guard !text.isEmpty else {
      sqlite3_bind_text(handle, index, "", 0, Self.transient)
      return
    }
    text.withMemoryRebound(to: CChar.self) { bytes in
      _ = sqlite3_bind_text(handle, index, bytes.baseAddress, Int32(bytes.count), owner)
    }
  }

  /// Binds bytes in place; they must stay where they are until the statement has run.
  func bind(blob: UnsafeRawBufferPointer, at index: Int32) {
    if let start = blob.baseAddress, blob.count > 0 {
      sqlite3_bind_blob(handle, index, start, Int32(blob.count), nil)
    } else {
      sqlite3_bind_zeroblob(handle, index, 0)
    }
  }

  /// Binds a copy of the bytes to the next run alone, or NULL for `nil`.
  func bind(blob: [UInt8]?, at index: Int32) {
    guard let blob else { return bindNull(at: index) }
    blob.withUnsafeBytes { bytes in
      if let kept = keep(bytes) {
        bind(blob: kept, at: index)
      } else {
        sqlite3_bind_blob(handle, index, bytes.baseAddress, Int32(bytes.count), Self.transient)
      }
    }
  }

  /// A copy that stays until the statement is reset, if there is room for it.
  private func keep(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    guard bytes.count <= Self.valueBytes - usedBytes else { return nil }
    let values =
      self.values
      ?? UnsafeMutableRawBufferPointer.allocate(
        byteCount: Self.valueBytes, alignment: 8)
    self.values = values
    let kept = UnsafeMutableRawBufferPointer(
      rebasing: values[usedBytes..<(usedBytes + bytes.count)])
    kept.copyMemory(from: bytes)
    usedBytes += bytes.count
    return UnsafeRawBufferPointer(kept)
  }

  /// - Returns: whether there is a row, whose columns can be read until the next call.
  func step() throws(StoreError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let status: throw Self.error(sqlite3_db_handle(handle), status)
    }
  }

  func reset() {
    sqlite3_reset(handle)
    usedBytes = 0
  }

  /// Runs a statement that gives no rows.
  func run() throws(StoreError) {
    defer { reset() }
    _ = try step()
  }

  /// Runs a statement and reads the first column of the first row, if there is one.
  func firstInteger() throws(StoreError) -> Int64? {
    defer { reset() }
    return try step() ? integer(0) : nil
  }

  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }
  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

  func text(_ column: Int32) -> String? {
    sqlite3_column_text(handle, column).map { String(cString: $0) }
  }

  /// The bytes of a column, valid until the next call.
  func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(
      start: sqlite3_column_blob(handle, column), count: Int(sqlite3_column_bytes(handle, column)))
  }

  func blob(_ column: Int32) -> [UInt8]? {
    isNull(column) ? nil : Array(bytes(column))
  }

  /// The row that the connection inserted last.
  var lastInsertedID: Int64 { sqlite3_last_insert_rowid(sqlite3_db_handle(handle)) }

  private static var transient: sqlite3_destructor_type {
    unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }

  private static func error(_ connection: OpaquePointer?, _ status: Int32) -> StoreError {
    let message = sqlite3_errmsg(connection).map { String(cString: $0) } ?? "SQLite says \(status)"
    let path = sqlite3_db_filename(connection, "main").map { String(cString: $0) }
    return StoreError(code: status & 0xff, message: message, path: path)
  }
}
