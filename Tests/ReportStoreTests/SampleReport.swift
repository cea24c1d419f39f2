import DMARC
import ReportStore

/// A record as a test states it.
struct SampleRecord: Hashable {
  var address: String? = "192.0.2.1"
  var count: Int64 = 1
  var headerFrom: String? = "example.com"
  var envelopeFrom: String?
  var envelopeTo: String?
  var disposition: String? = "none"
  var dkim: String? = "pass"
  var spf: String? = "fail"
  var computed: Alignment? = Alignment(dkim: .aligned, spf: .noPass)
  var results = AuthResults(dkim: [DKIMResult(domain: "example.com", selector: "s1", value: .pass)])
  var reasons: [OverrideReason] = []

  /// A record unlike any with another number.
  static func number(_ number: Int, count: Int64 = 1) -> SampleRecord {
    SampleRecord(address: "192.0.2.\(number)", count: count)
  }

  var evaluation: Evaluation {
    Evaluation(
      disposition: disposition, dkim: dkim, spf: spf, computed: computed,
      overrides: Set(reasons.map(\.countedAs)).sorted())
  }
}

/// A report as a test states it, and the way in which a reader of files hands it to the store.
struct SampleReport {
  var organization: String? = "receiver.example"
  var email: String? = "dmarc@receiver.example"
  var reportID = "1"
  var domain = "example.com"
  /// 2026-09-01, whole.
  var begin: Int64 = 1_788_220_800
  var end: Int64 = 1_788_307_199
  var policy: Policy? = Policy.none
  var records: [SampleRecord]
  var isComplete = true
  /// Whether its mail passed DMARC for its reporter.
  var isAuthenticated = false
  /// Whether its period can be believed.
  var hasUsablePeriod = true
  var deviations: [CountedDeviation] = []

  init(_ records: SampleRecord...) { self.records = records }

  /// Another report that differs in what `change` does.
  func with(_ change: (inout SampleReport) -> Void) -> SampleReport {
    var copy = self
    change(&copy)
    return copy
  }

  var head: ReportHead {
    var metadata = ReportMetadata()
    metadata.organization = organization
    metadata.email = email
    metadata.reportID = reportID
    let range = DateRange(begin: begin, end: end)
    metadata.dateRange = range
    return ReportHead(
      metadata: metadata, policy: PolicyPublished(domain: domain, policy: policy),
      format: .rfc7489, formatEvidence: nil, version: "1.0", namespace: nil,
      recordCount: records.count, droppedRecordCount: 0,
      messageCount: records.reduce(0) { $0 + $1.count }, isComplete: isComplete,
      day: hasUsablePeriod ? range.day : nil, isAuthenticated: isAuthenticated,
      fingerprint: fingerprint, deviations: deviations)
  }

  /// The same for the same records in any order.
  private var fingerprint: ContentFingerprint {
    var sum = ContentFingerprint()
    for record in records {
      let text = String(describing: record)
      sum.add(text.utf8.reduce(5_381) { $0 &* 33 &+ UInt64($1) })
    }
    return sum
  }

  /// Hands the report to the writer in batches, and ends its document.
  func write(
    to writer: StoreWriter, path: String, member: String? = nil, batchRows: Int = 4_096
  ) throws(StoreError) -> IntakeOutcome {
    for batch in batches(of: batchRows) { try writer.append(batch) }
    let problem = isComplete ? nil : IntakeProblem(reason: "truncated", message: "it is cut")
    return try writer.endReport(path: path, IntakeDocument(member: member, problem: problem), head)
  }

  /// - Parameter reader: whose numbers the batches have.
  func batches(of rows: Int, reader: Int = 0) -> [RecordBatch] {
    var packer = BatchPacker()
    return stride(from: 0, to: records.count, by: rows).map { start in
      var batch = RecordBatch(reader: reader, beginsGeneration: start == 0)
      packer.pack(records[start..<min(start + rows, records.count)], into: &batch)
      return batch
    }
  }
}

extension Traffic {
  /// Its messages by address.
  var messagesByAddress: [IPAddress?: Int] {
    Dictionary(
      sources.map { (place($0.place).address, $0.messages) }, uniquingKeysWith: +)
  }
}
