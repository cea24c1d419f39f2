public import DMARC

/// What is stored of a report beside its records.
public struct ReportHead: Sendable {
  public var metadata: ReportMetadata
  public var policy: PolicyPublished
  public var format: ReportFormat
  public var formatEvidence: String?
  public var version: String?
  public var namespace: String?
  public var recordCount: Int
  public var droppedRecordCount: Int
  public var messageCount: Int64
  /// `false` when the document ended before the report did.
  public var isComplete: Bool
  /// The day it counts for; `nil` when its period cannot be believed.
  public var day: UTCDay?
  /// Whether the mail that carried it passed DMARC for its reporter, in the word of a trusted server.
  public var isAuthenticated: Bool
  public var fingerprint: ContentFingerprint
  public var deviations: [CountedDeviation]

  public init(
    metadata: ReportMetadata, policy: PolicyPublished, format: ReportFormat,
    formatEvidence: String?, version: String?, namespace: String?, recordCount: Int,
    droppedRecordCount: Int, messageCount: Int64, isComplete: Bool, day: UTCDay?,
    isAuthenticated: Bool = false, fingerprint: ContentFingerprint, deviations: [CountedDeviation]
  ) {
    self.metadata = metadata
    self.policy = policy
    self.format = format
    self.formatEvidence = formatEvidence
    self.version = version
    self.namespace = namespace
    self.recordCount = recordCount
    self.droppedRecordCount = droppedRecordCount
    self.messageCount = messageCount
    self.isComplete = isComplete
    self.day = day
    self.isAuthenticated = isAuthenticated
    self.fingerprint = fingerprint
    self.deviations = deviations
  }

  /// What becomes of it when no other copy is there.
  var outcome: IntakeOutcome {
    isComplete ? deviations.isEmpty ? .stored : .storedWithDeviations : .partial
  }

  /// Notes that another report of the same reporter and period says the same under another ID.
  mutating func noteTwin() {
    deviations.append(
      CountedDeviation(
        code: Deviation.Code.possibleDuplicate.rawValue, element: ReportElement.reportID.name,
        found: "", line: 0, occurrences: 1))
  }

  /// Notes that it and a copy of it have records in common, and each has others (reports.md 2.3, rule 4):
  /// one of the two counts, and what only the other has is in no rate.
  mutating func noteOverlap() {
    deviations.append(
      CountedDeviation(
        code: Deviation.Code.partialOverlap.rawValue, element: ReportElement.record.name,
        found: "", line: 0, occurrences: 1))
  }

  var identity: ReportIdentity {
    ReportIdentity(
      organization: metadata.organization ?? "", email: metadata.email ?? "",
      reportID: metadata.reportID ?? "", policyDomain: policy.domain,
      begin: metadata.dateRange?.begin, end: metadata.dateRange?.end)
  }
}

/// Deviations of a report that share a code, an element and what was found there.
public struct CountedDeviation: Sendable, Hashable {
  public var code: String
  public var element: String
  public var found: String
  /// The line of the first.
  public var line: Int
  public var occurrences: Int

  public init(code: String, element: String, found: String, line: Int, occurrences: Int) {
    self.code = code
    self.element = element
    self.found = found
    self.line = line
    self.occurrences = occurrences
  }
}
