import DMARC

/// The dictionaries of lists: of results and reasons as records have them, and of what results are
/// reduced to.
struct ListTables {
  private let authResults: ListDictionary
  private let overrides: ListDictionary
  private let digests: DigestDictionary

  init(_ connection: OpaquePointer) throws(StoreError) {
    authResults = try ListDictionary(connection, table: "auth_results", column: "results")
    overrides = try ListDictionary(connection, table: "override_list", column: "reasons")
    digests = try DigestDictionary(connection, among: authResults)
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
    return try json.withBytes { list throws(StoreError) in try authResults.id(for: list) }
  }

  /// The row of what a list is reduced to, which names no reader's texts.
  func digestID(_ results: AuthResults, _ texts: TextDictionary) throws(StoreError) -> Int64 {
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
    return try json.withBytes { list throws(StoreError) in try digests.id(for: list) }
  }

  /// - Parameter texts: the rows of a reader's texts, by number less one.
  func overrideListID(
    _ list: UnsafeBufferPointer<UInt8>, texts: [Int64]
  ) throws(StoreError) -> Int64 {
    var json = ListText()
    RecordTexts.forEachEntry(in: list) { (entry: OverrideEntry) in
      json.append([Self.row(of: entry.type, texts), Self.row(of: entry.comment, texts)])
    }
    return try json.withBytes { list throws(StoreError) in try overrides.id(for: list) }
  }

  /// 0 for the absent text, which no row has.
  private static func row(of text: TextID, _ texts: [Int64]) -> Int64 {
    text.isAbsent ? 0 : texts[Int(text.number) - 1]
  }
}
