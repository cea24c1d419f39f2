import DMARC

/// The dictionaries of lists: each distinct list of results or reasons is one row, and its entries
/// are the rows of a second table.
struct ListTables {
  private let authResults: KeyedTable
  private let overrides: KeyedTable
  private let insertDKIM: RowsStatement
  private let insertSPF: RowsStatement
  /// Entries of lists that were made since ``flush()``.
  private var waitingDKIM: [Row] = []
  private var waitingSPF: [Row] = []

  /// An entry of a list; 0 for absent texts.
  private struct Row {
    var list: Int64
    var position: Int64
    var domain: Int64
    var selector: Int64
    var scope: SPFScope?
    var result: Int64
    var humanResult: Int64
  }

  private let insertReason: Statement

  init(_ connection: OpaquePointer) throws(StoreError) {
    authResults = try KeyedTable(connection, table: "auth_results", column: "key", isText: false)
    overrides = try KeyedTable(connection, table: "override_list", column: "key", isText: false)
    insertDKIM = try RowsStatement(
      connection,
      into: """
        dkim_result (
          auth_results_id, position, domain_id, selector_id, result_id, human_result_id)
        """, columns: 6)
    insertSPF = try RowsStatement(
      connection,
      into: """
        spf_result (auth_results_id, position, domain_id, scope, result_id, human_result_id)
        """, columns: 6)
    insertReason = try Statement(
      connection,
      """
      INSERT INTO override_reason (override_list_id, position, type_id, comment_id)
      VALUES (?1, ?2, ?3, ?4)
      """)
  }

  /// - Parameter texts: the rows of a reader's texts, by number less one.
  mutating func authResultsID(
    _ list: UnsafeBufferPointer<UInt8>, texts: [Int64]
  ) throws(StoreError) -> Int64 {
    var entries: [AuthResultEntry] = []
    RecordTexts.forEachEntry(in: list) { entries.append($0) }
    var key = ListKey()
    for entry in entries {
      key.append(Int64(entry.mechanism.rawValue) | Int64(entry.scope?.rawValue ?? 2) << 1)
      for text in [entry.domain, entry.selector, entry.word, entry.humanResult] {
        key.append(Self.row(of: text, texts))
      }
    }
    let row = try key.id(in: authResults)
    guard row.isNew else { return row.id }
    for (position, entry) in entries.enumerated() {
      let waiting = Row(
        list: row.id, position: Int64(position), domain: Self.row(of: entry.domain, texts),
        selector: Self.row(of: entry.selector, texts), scope: entry.scope,
        result: Self.row(of: entry.word, texts),
        humanResult: Self.row(of: entry.humanResult, texts))
      switch entry.mechanism {
      case .dkim: waitingDKIM.append(waiting)
      case .spf: waitingSPF.append(waiting)
      }
    }
    return row.id
  }

  /// - Parameter texts: the rows of a reader's texts, by number less one.
  func overrideListID(
    _ list: UnsafeBufferPointer<UInt8>, texts: [Int64]
  ) throws(StoreError) -> Int64 {
    var entries: [OverrideEntry] = []
    RecordTexts.forEachEntry(in: list) { entries.append($0) }
    var key = ListKey()
    for entry in entries {
      key.append(Self.row(of: entry.type, texts))
      key.append(Self.row(of: entry.comment, texts))
    }
    let row = try key.id(in: overrides)
    guard row.isNew else { return row.id }
    for (position, entry) in entries.enumerated() {
      insertReason.bind(row.id, at: 1)
      insertReason.bind(Int64(position), at: 2)
      bind(entry.type, to: insertReason, at: 3, texts)
      bind(entry.comment, to: insertReason, at: 4, texts)
      try insertReason.run()
    }
    return row.id
  }

  /// Inserts the entries of the lists that were made since the last time.
  mutating func flush() throws(StoreError) {
    try insertDKIM.run(waitingDKIM) { row, statement, _, column in
      Self.bind(row, to: statement, column)
      Self.bind(row.selector, to: statement, at: column + 4)
    }
    try insertSPF.run(waitingSPF) { row, statement, _, column in
      Self.bind(row, to: statement, column)
      statement.bind(row.scope?.word, at: column + 4)
    }
    waitingDKIM.removeAll(keepingCapacity: true)
    waitingSPF.removeAll(keepingCapacity: true)
  }

  private static func bind(_ row: Row, to statement: Statement, _ column: Int32) {
    statement.bind(row.list, at: column + 1)
    statement.bind(row.position, at: column + 2)
    bind(row.domain, to: statement, at: column + 3)
    bind(row.result, to: statement, at: column + 5)
    bind(row.humanResult, to: statement, at: column + 6)
  }

  private static func bind(_ text: Int64, to statement: Statement, at index: Int32) {
    statement.bind(text == 0 ? nil : text, at: index)
  }

  private func bind(
    _ text: TextID, to statement: Statement, at index: Int32, _ texts: [Int64]
  ) {
    statement.bind(text.isAbsent ? nil : Self.row(of: text, texts), at: index)
  }

  /// 0 for the absent text, which no row has.
  private static func row(of text: TextID, _ texts: [Int64]) -> Int64 {
    text.isAbsent ? 0 : texts[Int(text.number) - 1]
  }
}

/// The key of a list: its numbers, seven bits to a byte.
private struct ListKey {
  private var bytes: [UInt8] = []

  mutating func append(_ number: Int64) {
    var rest = UInt64(bitPattern: number)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  func id(in table: KeyedTable) throws(StoreError) -> (id: Int64, isNew: Bool) {
    var outcome: Swift.Result<(id: Int64, isNew: Bool), StoreError> = .success((0, false))
    bytes.withUnsafeBufferPointer { key in
      do throws(StoreError) {
        outcome = .success(try table.id(for: key))
      } catch {
        outcome = .failure(error)
      }
    }
    return try outcome.get()
  }
}
