public import ReportContainers
public import ReportParser

/// How an import is done.
public struct IngestSettings: Sendable {
  /// Threads that read and parse; the writer has another.
  public var readers = 2
  public var containerLimits = ContainerLimits()
  public var parserLimits = ReportParserLimits()
  /// Epoch seconds.
  public var now: Int64

  public init(now: Int64) { self.now = now }
}
