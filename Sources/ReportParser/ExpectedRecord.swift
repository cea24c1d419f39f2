/// A record that libxml2 reads next, to be remembered when it has.
struct ExpectedRecord {
  let record: KnownRecords.Unknown
  /// In the document, as ``PulledInput/offset`` counts.
  let start: Int
  /// What had been told until then.
  let oddities: Int
}
