/// A way of doing the work of a case: the product's, or that of a C program beside it.
struct Way: Sendable {
  /// What a line of the table is about.
  enum Case: String, CaseIterable, Codable, Sendable {
    /// Containers alone, the documents in them thrown away.
    case inflate
    /// Containers and the parser.
    case parse
    /// The writer, with batches that were prepared before.
    case store
    /// Files to store.
    case `import`
    /// Files of mail to store, a message each.
    case maildir
    /// All mail in one file to store.
    case mbox
    /// The same files once more into the same store.
    case again
    /// A domain's traffic of 90 days from the store.
    case question
  }

  enum Failure: Error {
    case floorFailed(String)
  }

  let name: String
  let isFloor: Bool
  let run: @Sendable (Corpus, MeasureOptions) throws -> Measurement
}

/// What a measurement may be told beside its corpus.
struct MeasureOptions {
  var readers: Int
}
