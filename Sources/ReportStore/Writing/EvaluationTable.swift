import DMARC

/// The dictionary of evaluations.
struct EvaluationTable {
  private var known: [Evaluation: Int64] = [:]
  private let select: Statement
  private let insert: Statement

  /// Genuine reports have a few dozen; hostile words make any number.
  private static let rememberedEvaluations = 10_000

  init(_ connection: OpaquePointer) throws(StoreError) {
    select = try Statement(connection, "SELECT id FROM evaluation WHERE key = ?1")
    insert = try Statement(
      connection,
      """
      INSERT INTO evaluation (
        key, disposition, dkim, spf, computed_dkim, computed_spf, overrides)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      """)
  }

  mutating func id(for evaluation: Evaluation) throws(StoreError) -> Int64 {
    if let id = known[evaluation] { return id }
    let id = try findOrMake(evaluation)
    if known.count >= Self.rememberedEvaluations { known.removeAll() }
    known[evaluation] = id
    return id
  }

  private func findOrMake(_ evaluation: Evaluation) throws(StoreError) -> Int64 {
    let columns: [String?] = [
      evaluation.disposition, evaluation.dkim, evaluation.spf,
      evaluation.computed?.dkim.rawValue, evaluation.computed?.spf.rawValue,
      evaluation.overrides.joined(separator: ","),
    ]
    // A unit separator cannot be in XML; `-` before it tells an absent word from an empty one.
    let key = columns.map { $0.map { "=" + $0 } ?? "-" }.joined(separator: "\u{1f}")
    select.bind(key, at: 1)
    if let id = try select.firstInteger() { return id }
    insert.bind(key, at: 1)
    for (index, column) in columns.enumerated() { insert.bind(column, at: Int32(index + 2)) }
    try insert.run()
    return insert.lastInsertedID
  }
}
