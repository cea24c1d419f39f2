/// The documents of one place in a file, as two readings found them.
struct RetriedGroup {
  /// A row of the ledger.
  struct Row {
    var id: Int64
    var isNew: Bool
    var place: String?
    var member: String?
    var message: Int64?
    var document: RetryRule.Document

    /// Reads the columns of ``RetriedFilesSQL/selectDocuments``.
    init(_ row: Statement) {
      id = row.integer(0)
      isNew = row.integer(1) != 0
      place = row.text(2)
      member = row.text(3)
      message = row.isNull(4) ? nil : row.integer(4)
      document = RetryRule.Document(
        outcome: row.text(5).flatMap(IntakeOutcome.init) ?? .refused,
        problem: IntakeProblem(row, at: 6),
        report: row.isNull(8) ? nil : row.integer(8))
    }
  }

  private(set) var former: [Row] = []
  private(set) var new: [Row] = []

  /// Whether a row is of the same place; any is, of none.
  func includes(_ row: Row) -> Bool {
    guard let first = former.first ?? new.first else { return true }
    return first.place == row.place && first.member == row.member
  }

  mutating func add(_ row: Row) {
    if row.isNew { new.append(row) } else { former.append(row) }
  }
}

/// The documents of one message, as two readings found them.
struct RetriedMessage {
  /// Those of the former reading that stay.
  var kept: [(document: Int64, message: Int64?)] = []
  /// The later reading's row of the message.
  private(set) var new: Int64?
  private var place: String??

  func includes(_ row: RetriedGroup.Row) -> Bool {
    guard let place else { return true }
    return place == row.place
  }

  mutating func add(_ row: RetriedGroup.Row) {
    place = .some(row.place)
    if row.isNew, new == nil { new = row.message }
  }
}
