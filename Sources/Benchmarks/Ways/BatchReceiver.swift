import DMARC
import ReportContainers
import ReportIngest
import ReportParser
import ReportStore

/// Makes batches for a writer that is measured alone. It judges no alignment, so each record's
/// evaluation is what its reporter says and no results are reduced.
final class BatchReceiver: ReportReceiver {
  private struct Words: Hashable {
    var disposition: TextID
    var dkim: TextID
    var spf: TextID
  }

  private struct GroupKey: Hashable {
    var author: TextID
    var evaluation: Int32
  }

  private static let rows = 4_096

  private var batch = RecordBatch(reader: 0, beginsGeneration: true)
  private var batches: [RecordBatch] = []
  private var head: ReportHead?
  private var metadata = ReportMetadata()
  private var policy = PolicyPublished(domain: "")
  private var messages: Int64 = 0
  private var evaluations: [Words: Int32] = [:]
  private var sources: [GroupKey: (addresses: [UInt64], others: [OtherSource])] = [:]
  private var sent = (texts: 0, authResults: 0, overrides: 0)

  /// What came of the last document.
  func take() -> (batches: [RecordBatch], head: ReportHead?) {
    defer { (batches, head) = ([], nil) }
    return (batches, head)
  }

  func beginDocument(_ document: ReportDocument) { messages = 0 }

  func receive(_ part: ReportPart, texts: borrowing RecordTexts) {
    switch part {
    case .metadata(let metadata): self.metadata = metadata
    case .policyPublished(let policy): self.policy = policy
    case .deviation: break
    case .record(let record):
      add(record, texts)
      if batch.rows.count >= Self.rows { flush(texts) }
    }
  }

  func willForgetTexts(_ texts: borrowing RecordTexts) {
    flush(texts)
    sent = (0, 0, 0)
    evaluations.removeAll()
    batch = RecordBatch(reader: 0, beginsGeneration: true)
  }

  func endDocument(_ outcome: DocumentOutcome, texts: borrowing RecordTexts) {
    guard case .report(let ending, _) = outcome else { return }
    flush(texts)
    head = ReportHead(
      metadata: metadata, policy: policy, format: ending.format,
      formatEvidence: ending.formatEvidence, version: ending.version,
      namespace: ending.namespace, recordCount: ending.records, droppedRecordCount: 0,
      messageCount: messages, isComplete: true, day: metadata.dateRange?.day,
      fingerprint: ContentFingerprint(), deviations: [])
  }

  private func add(_ record: Record, _ texts: borrowing RecordTexts) {
    messages += record.count
    let evaluation = evaluation(of: record, texts)
    batch.rows.append(RecordBatch.Row(record: record, evaluation: evaluation))
    let key = GroupKey(author: record.identifiers.headerFrom, evaluation: evaluation)
    if let address = record.sourceAddress, !address.isIPv6 {
      sources[key, default: ([], [])].addresses.append(
        address.low << 32 | UInt64(clamping: record.count))
    } else {
      sources[key, default: ([], [])].others.append(
        OtherSource(address: record.sourceAddress, messages: record.count))
    }
  }

  private func evaluation(of record: Record, _ texts: borrowing RecordTexts) -> Int32 {
    let said = record.policyEvaluated
    let words = Words(
      disposition: said.disposition.text, dkim: said.dkim.text, spf: said.spf.text)
    if let number = evaluations[words] { return number }
    let number = Int32(evaluations.count)
    evaluations[words] = number
    batch.evaluations.append(
      Evaluation(
        disposition: texts.texts.string(words.disposition), dkim: texts.texts.string(words.dkim),
        spf: texts.texts.string(words.spf), computed: nil))
    return number
  }

  private func flush(_ texts: borrowing RecordTexts) {
    Self.pack(texts.texts, from: &sent.texts, into: &batch.texts)
    Self.pack(texts.authResultLists, from: &sent.authResults, into: &batch.authResultLists)
    Self.pack(texts.overrideLists, from: &sent.overrides, into: &batch.overrideLists)
    if batch.beginsGeneration { batch.digests = [AuthResults()] }
    batch.groups = sources.map { key, sources in
      RecordBatch.Group(
        authorDomain: key.author, digest: 0, evaluation: key.evaluation,
        sources: PackedSources(sources.addresses.sorted()[...], and: sources.others))
    }
    sources.removeAll()
    batches.append(batch)
    batch = RecordBatch(reader: 0, beginsGeneration: false)
  }

  private static func pack(
    _ table: borrowing TextTable, from sent: inout Int, into packed: inout PackedTexts
  ) {
    while sent < table.count {
      sent += 1
      table.withBytes(of: TextID(number: UInt32(sent))) { packed.append($0) }
    }
  }
}
