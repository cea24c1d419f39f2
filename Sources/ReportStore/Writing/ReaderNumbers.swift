import DMARC

/// The rows that one reader's numbers stand for.
struct ReaderNumbers {
  private(set) var texts: [Int64] = []
  private var authResults: [Int64] = []
  private var overrides: [Int64] = []
  private var evaluations: [Int64] = []
  /// 0 for no results.
  private var digests: [Int64] = []

  /// Learns what a batch is the first to name.
  mutating func learn(
    _ batch: RecordBatch, _ dictionaries: inout StoreDictionaries
  ) throws(StoreError) {
    if batch.beginsGeneration { self = ReaderNumbers() }
    try batch.texts.forEach { text throws(StoreError) in
      texts.append(try dictionaries.texts.id(for: text))
    }
    try batch.authResultLists.forEach { list throws(StoreError) in
      authResults.append(try dictionaries.lists.authResultsID(list, texts: texts))
    }
    try batch.overrideLists.forEach { list throws(StoreError) in
      overrides.append(try dictionaries.lists.overrideListID(list, texts: texts))
    }
    for evaluation in batch.evaluations {
      evaluations.append(try dictionaries.evaluations.id(for: evaluation))
    }
    for digest in batch.digests {
      digests.append(
        digest == AuthResults()
          ? 0 : try dictionaries.lists.digestID(digest, dictionaries.texts))
    }
  }

  func text(_ id: TextID) -> Int64? { id.isAbsent ? nil : texts[Int(id.number) - 1] }
  func authResults(_ id: TextID) -> Int64? { id.isAbsent ? nil : authResults[Int(id.number) - 1] }
  func overrides(_ id: TextID) -> Int64? { id.isAbsent ? nil : overrides[Int(id.number) - 1] }
  func evaluation(_ number: Int32) -> Int64 { evaluations[Int(number)] }
  func digest(_ number: Int32) -> Int64 { digests[Int(number)] }
}

/// The dictionary tables, as the writer uses them.
struct StoreDictionaries {
  let texts: TextDictionary
  let lists: ListTables
  var evaluations: EvaluationTable

  init(_ connection: OpaquePointer) throws(StoreError) {
    texts = try TextDictionary(connection)
    lists = try ListTables(connection)
    evaluations = try EvaluationTable(connection)
  }
}
