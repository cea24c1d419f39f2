import DMARC

/// What is to be said of a document as a whole.
extension DocumentState {
  /// Tells the receiver what concerns the whole document and sums it up.
  mutating func finish(
    _ input: PulledInput, _ receiver: any ReportPartReceiver
  ) -> ReportEnding {
    self.receiver = receiver
    defer { self.receiver = nil }
    // libxml2 closes an element whose end tag is cut off, as long as its name is whole.
    let lostOnlyTheLastTag = !isInRecord && !isWellFormed && input.endsInsideLastTag
    if isInRecord {
      droppedRecords += 1
      deviate(.recordDropped, .record)
    }
    if lostOnlyTheLastTag {
      deviate(.truncatedEndTag, .feedback)
    } else if !isComplete {
      deviate(.truncated, .feedback)
    } else if !isWellFormed {
      deviate(.notWellFormed, .feedback)
    }
    if hasTrailingContent { deviate(.trailingContent, .feedback) }
    if input.skippedBytes > 0, !input.skippedOnlyOneMark { deviate(.leadingBytes, .feedback) }
    if recordCount == 0, droppedRecords == 0 { deviate(.noRecords, .feedback) }
    return ReportEnding(
      version: version, namespace: scopes.root,
      format: formatEvidence == nil ? .rfc7489 : .rfc9990, formatEvidence: formatEvidence,
      records: recordCount, droppedRecords: droppedRecords, isWellFormed: isWellFormed,
      isComplete: isComplete || lostOnlyTheLastTag)
  }
}
