/// Bounds on what a document may ask of the parser. Each is generous to genuine reports. A message that
/// reports one names its option; those that no report ever comes near have none.
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
  /// Bytes of room for the names of one document, beyond which none is added. libxml2 quadruples it each
  /// time; a report's names take five thousand. Its own bound is ten times this, and takes a hundred
  /// megabytes.
  public var nameBytes = 1 << 20
  /// Bytes of markup that are held at once: a tag, the white space between two, or tags that are little
  /// but their names. Those of genuine reports have some ten.
  public var markupBytes = 1 << 20
  /// Attributes of one tag, which libxml2 compares each with each. What is bounded is their room, which
  /// it doubles, so up to twice as many may pass. Genuine tags have some ten.
  public var attributes = 5_000
  /// Bytes of records that are kept to be known again, twice (``ReportParser``); 0 has libxml2 read every
  /// record. Some 3,500 find room; half as much again took no less time and four megabytes more.
  public var knownRecordBytes = 896 << 10
  /// Namespace declarations in force that are kept: all of them are looked through for each element with a
  /// prefix. Inside one more, elements with a prefix are nobody's. Genuine reports have up to five.
  public var namespaces = 100

  public init() {}
}
