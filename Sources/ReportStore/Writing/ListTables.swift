import DMARC

/// The dictionaries of lists: each distinct list of results or reasons is one row.
struct ListTables {
  private let authResults: KeyedTable
  private let overrides: KeyedTable

  init(_ connection: OpaquePointer) throws(StoreError) {
    authResults = try KeyedTable(
      connection, table: "auth_results", column: "results", isText: true)
    overrides = try KeyedTable(connection, table: "override_list", column: "reasons", isText: true)
  }

  /// - Parameter texts: the rows of a reader's texts, by number less one.
  func authResultsID(
    _ list: UnsafeBufferPointer<UInt8>, texts: [Int64]
  ) throws(StoreError) -> Int64 {
    var json = ListText()
    RecordTexts.forEachEntry(in: list) { (entry: AuthResultEntry) in
      let selector =
        switch entry.mechanism {
        case .dkim: Self.row(of: entry.selector, texts)
        case .spf: ListText.number(of: entry.scope)
        }
      json.append([
        ListText.number(of: entry.mechanism), Self.row(of: entry.domain, texts), selector,
        Self.row(of: entry.word, texts), Self.row(of: entry.humanResult, texts),
      ])
    }
    return try json.id(in: authResults)
  }

  /// The row of a list that names no reader's texts.
  func authResultsID(_ results: AuthResults, _ texts: KeyedTable) throws(StoreError) -> Int64 {
    func row(of text: String?) throws(StoreError) -> Int64 {
      if let text { try texts.id(for: text) } else { 0 }
    }
    var json = ListText()
    for result in results.dkim {
      json.append([
        ListText.number(of: .dkim), try row(of: result.domain), try row(of: result.selector),
        try row(of: result.word), try row(of: result.humanResult),
      ])
    }
    for result in results.spf {
      json.append([
        ListText.number(of: .spf), try row(of: result.domain), ListText.number(of: result.scope),
        try row(of: result.word), try row(of: result.humanResult),
      ])
    }
    return try json.id(in: authResults)
  }

  /// - Parameter texts: the rows of a reader's texts, by number less one.
  func overrideListID(
    _ list: UnsafeBufferPointer<UInt8>, texts: [Int64]
  ) throws(StoreError) -> Int64 {
    var json = ListText()
    RecordTexts.forEachEntry(in: list) { (entry: OverrideEntry) in
      json.append([Self.row(of: entry.type, texts), Self.row(of: entry.comment, texts)])
    }
    return try json.id(in: overrides)
  }

  /// 0 for the absent text, which no row has.
  private static func row(of text: TextID, _ texts: [Int64]) -> Int64 {
    text.isAbsent ? 0 : texts[Int(text.number) - 1]
  }
}
