import GRDB

extension StoreError {
  /// Does `body`, and says in this module's words what went wrong in it.
  static func rethrowing<Result>(
    path: String, _ body: () throws -> Result
  ) throws(StoreError) -> Result {
    do {
      return try body()
    } catch let error as StoreError {
      throw error
    } catch let error as DatabaseError {
      throw StoreError(error, path: path)
    } catch {
      throw .failed(reason: String(describing: error))
    }
  }

  private init(_ error: DatabaseError, path: String) {
    self.init(
      code: error.resultCode.rawValue, message: error.message ?? "SQLite says \(error.resultCode)",
      path: path)
  }

  /// - Parameter code: a primary result code of SQLite.
  init(code: Int32, message: String, path: String?) {
    switch ResultCode(rawValue: code) {
    case .SQLITE_FULL: self = .diskFull
    case .SQLITE_READONLY: self = .readOnly(path: path ?? "the store")
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
    case .SQLITE_NOTADB: self = .notAStore(path: path ?? "the store")
    case .SQLITE_CANTOPEN:
      let reason = path.flatMap(StoreFile.reasonNotToOpen) ?? message
      self = .cannotOpen(path: path ?? "the store", reason: reason)
    default: self = .failed(reason: message)
    }
  }
}
