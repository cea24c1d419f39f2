import DMARC
import ReportStore

/// Puts records into batches as a reader does: each batch brings the texts that it is the first to
/// name.
struct BatchPacker: ~Copyable {
  private struct GroupKey: Hashable, Comparable {
    var author: TextID
    var digest: Int32
    var evaluation: Int32

    static func < (left: GroupKey, right: GroupKey) -> Bool {
      (left.author.number, left.digest, left.evaluation)
        < (right.author.number, right.digest, right.evaluation)
    }
  }

  private var texts = RecordTexts()
  private var sent = (texts: 0, results: 0, overrides: 0)
  private var evaluations: [Evaluation] = []
  private var sentEvaluations = 0
  private var digests: [AuthResults] = []
  private var sentDigests = 0

  mutating func pack(_ records: ArraySlice<SampleRecord>, into batch: inout RecordBatch) {
    var sources: [GroupKey: [OtherSource]] = [:]
    for sample in records {
      let record = record(sample)
      let evaluation = Self.number(of: sample.evaluation, in: &evaluations)
      batch.rows.append(RecordBatch.Row(record: record, evaluation: evaluation))
      let key = GroupKey(
        author: (sample.headerFrom ?? "").isEmpty ? .absent : record.identifiers.headerFrom,
        digest: Self.number(of: sample.results, in: &digests), evaluation: evaluation)
      sources[key, default: []].append(
        OtherSource(address: record.sourceAddress, messages: record.count))
    }
    batch.groups = sources.sorted { $0.key < $1.key }.map { key, sources in
      RecordBatch.Group(
        authorDomain: key.author, digest: key.digest, evaluation: key.evaluation,
        sources: PackedSources([], and: sources))
    }
    Self.send(texts.texts, &sent.texts, &batch.texts)
    Self.send(texts.authResultLists, &sent.results, &batch.authResultLists)
    Self.send(texts.overrideLists, &sent.overrides, &batch.overrideLists)
    batch.evaluations = Array(evaluations[sentEvaluations...])
    sentEvaluations = evaluations.count
    batch.digests = Array(digests[sentDigests...])
    sentDigests = digests.count
  }

  private mutating func record(_ sample: SampleRecord) -> Record {
    Record(
      sourceAddress: sample.address.flatMap { IPAddress($0) }, count: sample.count,
      policyEvaluated: PolicyEvaluated(isPresent: sample.dkim != nil),
      identifiers: Identifiers(
        headerFrom: text(sample.headerFrom), envelopeFrom: text(sample.envelopeFrom),
        envelopeTo: text(sample.envelopeTo)),
      authResults: list(sample.results), overrideReasons: list(sample.reasons))
  }

  private static func number<Value: Equatable>(of value: Value, in known: inout [Value]) -> Int32 {
    if let place = known.firstIndex(of: value) { return Int32(place) }
    known.append(value)
    return Int32(known.count - 1)
  }

  private mutating func text(_ text: String?) -> TextID {
    text.map { texts.texts.intern($0) } ?? .absent
  }

  private mutating func list(_ results: AuthResults) -> TextID {
    var entries: [AuthResultEntry] = []
    for result in results.dkim {
      entries.append(
        AuthResultEntry(
          mechanism: .dkim, domain: text(result.domain), selector: text(result.selector),
          value: result.value, word: text(result.word), humanResult: text(result.humanResult),
          scope: nil))
    }
    for result in results.spf {
      entries.append(
        AuthResultEntry(
          mechanism: .spf, domain: text(result.domain), selector: .absent, value: result.value,
          word: text(result.word), humanResult: text(result.humanResult), scope: result.scope))
    }
    return Self.intern(entries, in: &texts.authResultLists)
  }

  private mutating func list(_ reasons: [OverrideReason]) -> TextID {
    var entries: [OverrideEntry] = []
    for reason in reasons {
      entries.append(OverrideEntry(type: text(reason.type), comment: text(reason.comment)))
    }
    return Self.intern(entries, in: &texts.overrideLists)
  }

  private static func intern<Entry: BitwiseCopyable>(
    _ entries: [Entry], in lists: inout TextTable
  ) -> TextID {
    guard !entries.isEmpty else { return .absent }
    return entries.withUnsafeBytes { lists.intern($0.assumingMemoryBound(to: UInt8.self)) }
  }

  private static func send(
    _ table: borrowing TextTable, _ sent: inout Int, _ packed: inout PackedTexts
  ) {
    while sent < table.count {
      sent += 1
      table.withBytes(of: TextID(number: UInt32(sent))) { packed.append($0) }
    }
  }
}
