/// A piece of a report, handed out as soon as it is complete.
public enum ReportPart {
  case metadata(ReportMetadata)
  case policyPublished(PolicyPublished)
  /// A record whose end tag was seen.
  case record(Record)
  case deviation(Deviation)
}

/// Takes the parts of a report in the order of the document, which is any order.
public protocol ReportPartReceiver: AnyObject {
  /// - Parameter texts: what the numbers in the part stand for, until ``willForgetTexts(_:)``.
  func receive(_ part: ReportPart, texts: borrowing RecordTexts)
  /// Whatever the numbers stand for is about to be forgotten, because ``RecordTexts/isFull``:
  /// records that are kept by number are to be put aside now.
  func willForgetTexts(_ texts: borrowing RecordTexts)
}
