/// Bounds on what a document may ask of the parser. Each is generous to genuine reports.
public struct ReportParserLimits: Sendable, Hashable {
  /// Elements inside each other. A report nests seven deep; extensions may add a few.
  public var depth = 64
  /// Bytes of one text. Comments and contacts are short; the rest is cut with a deviation.
  public var textLength = 8_192
  /// Records of one report. The largest genuine one known has about a million.
  public var records = 20_000_000
  /// DKIM and SPF results of one record. RFC 9990 asks reporters to stop at about 100 signatures.
  public var resultsPerRecord = 256
  /// Override reasons of one record.
  public var reasonsPerRecord = 64

  public init() {}
}
