public import ReportContainers
public import ReportParser

/// How an import is done.
public struct IngestSettings: Sendable {
  /// Threads that read and parse; the writer has another.
  public var readers = 2
  public var containerLimits = ContainerLimits()
  public var parserLimits = ReportParserLimits()
  /// Seconds that one import may take; it ends behind what is in hand then. A year's reports of a
  /// large organization take minutes.
  public var seconds: Int64 = 86_400
  /// The name of the server whose Authentication-Results are believed (RFC 8601, section 2.5); `nil`
  /// for none.
  public var trustedServer: String?
  /// Whether files are read that are as they were when they were taken, by their stamps.
  public var readsKnownFiles = false
  /// Where copies of what cannot be read are put.
  public var quarantine: Quarantine?
  /// Epoch seconds.
  public var now: Int64

  public init(now: Int64) { self.now = now }
}
