/// What the ledger keeps of a file.
public struct IntakeFile: Sendable {
  public var path: String
  /// The hash of the bytes as they lie there; `nil` when they could not be read.
  public var sha256: [UInt8]?
  public var bytes: Int64?
  /// What tells that the file at the path has not changed since; `nil` when nobody looked.
  public var stamp: Int64?
  /// What ended the reading of the file, if something did.
  public var problem: IntakeProblem?

  public init(
    path: String, sha256: [UInt8]? = nil, bytes: Int64? = nil, stamp: Int64? = nil,
    problem: IntakeProblem? = nil
  ) {
    self.path = path
    self.sha256 = sha256
    self.bytes = bytes
    self.stamp = stamp
    self.problem = problem
  }
}

/// Why something was not stored, or not as it was sent.
public struct IntakeProblem: Sendable, Hashable {
  /// A word: `truncated`, `doctype_forbidden`, …
  public var reason: String
  /// A sentence for a person.
  public var message: String

  public init(reason: String, message: String) {
    self.reason = reason
    self.message = message
  }
}

extension IntakeProblem {
  /// Reads the columns of a reason, which NULL is none, and behind it of a message.
  init?(_ row: Statement, at column: Int32) {
    guard let reason = row.text(column) else { return nil }
    self.init(reason: reason, message: row.text(column + 1) ?? "")
  }
}
