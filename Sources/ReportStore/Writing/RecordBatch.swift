public import DMARC

/// Records on their way to the store, with the texts that they are the first to name.
///
/// The numbers in it are those of one reader's ``RecordTexts``. Batches of a reader arrive in the
/// order in which they were made, so each number is explained once.
public struct RecordBatch: Sendable {
  /// A record and the number of its evaluation.
  public struct Row: BitwiseCopyable, Sendable {
    public var record: Record
    public var evaluation: Int32

    public init(record: Record, evaluation: Int32) {
      self.record = record
      self.evaluation = evaluation
    }
  }

  /// Records that share a row of the rollup.
  public struct Group: Sendable {
    /// The Author Domain; absent when the record names none, so that the policy domain stands in.
    public var authorDomain: TextID
    /// The number of what the results are reduced to.
    public var digest: Int32
    public var evaluation: Int32
    public var sources: PackedSources

    public init(authorDomain: TextID, digest: Int32, evaluation: Int32, sources: PackedSources) {
      self.authorDomain = authorDomain
      self.digest = digest
      self.evaluation = evaluation
      self.sources = sources
    }
  }

  /// Which reader's numbers they are.
  public var reader: Int
  /// Whether numbers begin anew with this batch.
  public var beginsGeneration: Bool
  public var texts = PackedTexts()
  public var authResultLists = PackedTexts()
  public var overrideLists = PackedTexts()
  /// Numbered from 0 on within a generation.
  public var evaluations: [Evaluation] = []
  /// What lists of results are reduced to, numbered from 0 on within a generation.
  public var digests: [AuthResults] = []
  public var rows: [Row] = []
  /// Sums of records of this batch and of those before it that were not summed yet.
  public var groups: [Group] = []

  public init(reader: Int, beginsGeneration: Bool) {
    self.reader = reader
    self.beginsGeneration = beginsGeneration
  }

  /// Whether it brings nothing but texts.
  var isEmpty: Bool { rows.isEmpty && groups.isEmpty }
}

/// Texts one behind the other.
public struct PackedTexts: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  public init() {}

  public mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
  }

  /// Calls `body` with each text in turn.
  func forEach<Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    var start = 0
    for end in ends {
      var failure: Failure?
      bytes.withUnsafeBufferPointer { all in
        do throws(Failure) {
          try body(UnsafeBufferPointer(rebasing: all[start..<end]))
        } catch {
          failure = error
        }
      }
      if let failure { throw failure }
      start = end
    }
  }
}
