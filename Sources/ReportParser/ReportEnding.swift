public import DMARC

/// What is known of a report when its document has been read to the end.
public struct ReportEnding: Sendable, Hashable {
  /// The element `version` as it stands there: `1.0`, `0.1`, `2.0`, …
  public var version: String?
  /// The namespace of `feedback`.
  public var namespace: String?
  public var format: ReportFormat
  /// What told the format: a namespace, or the name of an element that only RFC 9990 has.
  public var formatEvidence: String?
  /// Records handed out.
  public var records: Int
  /// Records that were begun and could not be counted.
  public var droppedRecords: Int
  /// Whether every byte was XML as the standard has it; otherwise libxml2 recovered what it could,
  /// and free texts may be damaged.
  public var isWellFormed: Bool
  /// `false` when the document ends before the report does: more records may have been there.
  public var isComplete: Bool
}
