import DMARC
import ReportStore

/// The records that wait to be sent, and what is made of them on the way: judged, added up for the
/// rollup and for the report's fingerprint.
///
/// It is one value, because Swift checks each access to a part of an object: a hundred instructions for
/// each of a record's.
struct PendingRecords: ~Copyable {
  /// Records of a batch: enough that handing it over costs nothing, few enough to be held.
  private static let rows = 2_048
  /// Room that a report gets with its first record: half of all reports need no more.
  private static let fewRows = 16

  private let reader: Int
  private var batch: RecordBatch
  private var groups = RollupGroups()
  private var evaluations = EvaluationCache()
  private var fingerprint = FingerprintBuilder()
  /// Of the report so far.
  private(set) var messages: Int64 = 0
  private(set) var hasUnjudgedRecords = false

  private var sentTexts = 0
  private var sentAuthResultLists = 0
  private var sentOverrideLists = 0
  private var sentEvaluations = 0
  private var sentDigests = 0

  /// - Parameter reader: whose numbers the batches have.
  init(reader: Int) {
    self.reader = reader
    batch = RecordBatch(reader: reader, beginsGeneration: true)
  }

  /// Whether there are enough for a batch.
  var isFull: Bool { batch.rows.count >= Self.rows }

  mutating func beginDocument() {
    messages = 0
    hasUnjudgedRecords = false
    batch.rows.removeAll(keepingCapacity: true)
    groups.removeAll()
    fingerprint.begin()
  }

  /// - Returns: whether there are enough for a batch now.
  mutating func add(_ record: Record, texts: borrowing RecordTexts) -> Bool {
    messages += record.count
    fingerprint.add(record, texts: texts)
    if batch.rows.isEmpty { batch.rows.reserveCapacity(Self.fewRows) }
    batch.rows.append(RecordBatch.Row(record: record, evaluation: -1))
    return isFull
  }

  /// What the texts' numbers meant is void.
  mutating func forgetTexts() {
    evaluations.removeAll()
    fingerprint.forgetTexts()
    (sentTexts, sentAuthResultLists, sentOverrideLists) = (0, 0, 0)
    (sentEvaluations, sentDigests) = (0, 0)
    batch = RecordBatch(reader: reader, beginsGeneration: true)
  }

  /// Judges the records that have come together and hands them over with the texts they name.
  ///
  /// - Parameter endsGroups: whether their sums go, too, which otherwise wait for more of them.
  mutating func take(
    policy: PolicyPublished?, texts: borrowing RecordTexts, endsGroups: Bool
  ) -> RecordBatch {
    if policy == nil, !batch.rows.isEmpty { hasUnjudgedRecords = true }
    let terms = EvaluationCache.Terms(policy)
    for index in batch.rows.indices {
      let record = batch.rows[index].record
      let judgement = evaluations.judgement(of: record, terms, texts: texts)
      batch.rows[index].evaluation = judgement.evaluation
      groups.add(record, judgement, author: Self.authorDomain(of: record, texts))
    }
    if endsGroups || groups.isFull { batch.groups = groups.take() }
    pack(texts)
    let taken = batch
    batch = RecordBatch(reader: reader, beginsGeneration: false)
    return taken
  }

  /// The fingerprint of the report's records under its policy.
  func finishedFingerprint(_ policy: PolicyPublished) -> ContentFingerprint {
    fingerprint.finished(policy)
  }

  private mutating func pack(_ texts: borrowing RecordTexts) {
    Self.pack(texts.texts, from: &sentTexts, into: &batch.texts)
    Self.pack(texts.authResultLists, from: &sentAuthResultLists, into: &batch.authResultLists)
    Self.pack(texts.overrideLists, from: &sentOverrideLists, into: &batch.overrideLists)
    batch.evaluations = Array(evaluations.evaluations[sentEvaluations...])
    sentEvaluations = evaluations.evaluations.count
    batch.digests = Array(evaluations.digest.lists[sentDigests...])
    sentDigests = evaluations.digest.lists.count
  }

  private static func pack(
    _ table: borrowing TextTable, from sent: inout Int, into packed: inout PackedTexts
  ) {
    while sent < table.count {
      sent += 1
      table.withBytes(of: TextID(number: UInt32(sent))) { packed.append($0) }
    }
  }

  private static func authorDomain(
    of record: Record, _ texts: borrowing RecordTexts
  ) -> TextID {
    let author = record.identifiers.headerFrom
    guard !author.isAbsent else { return .absent }
    return texts.texts.withBytes(of: author) { $0.isEmpty } ? .absent : author
  }
}
