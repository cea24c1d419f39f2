public import ReportStore

/// What became of everything that an import has read so far. Each file and each document is counted
/// under exactly one outcome.
public struct IngestTotals: Sendable, Equatable {
  public var files: [IntakeOutcome: Int] = [:]
  /// Files among the duplicates whose bytes the store had before anything of them was parsed.
  public var knownFiles = 0
  public var documents: [IntakeOutcome: Int] = [:]
  /// Records of the reports read, counted or not.
  public var records = 0
  public var messages: Int64 = 0
  /// Bytes of the files that were read, as they lie there.
  public var bytes: Int64 = 0
  /// Bytes of the file that is being read, as far as it was.
  public var bytesInHand: Int64 = 0

  public init() {}

  /// Whether the import ended because it took too long (``IngestSettings/seconds``).
  public internal(set) var tookTooLong = false

  mutating func end(_ file: IntakeFile) {
    bytes += file.bytes ?? 0
    bytesInHand = 0
  }

  public var fileCount: Int { files.values.reduce(0, +) }

  /// Aggregate reports, whatever became of them.
  public var reportCount: Int {
    documents.filter { $0.key.isReport }.values.reduce(0, +)
  }

  /// Whether a report came in part, whatever became of it: a whole copy may be there, and its file is
  /// damaged all the same.
  public internal(set) var hasCutReports = false

  /// Whether there are files and documents of which something was not taken.
  public var hasRefusals: Bool {
    hasCutReports
      || [IntakeOutcome.refused, .partial].contains { (files[$0] ?? 0) + (documents[$0] ?? 0) > 0 }
  }
}
