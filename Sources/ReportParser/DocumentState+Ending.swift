import DMARC

/// What is to be said of a document as a whole.
extension DocumentState {
  /// Whether a report was begun and neither ended nor refused.
  var isCutShort: Bool { summary.hasFeedback && !isFinished }

  /// Tells the receiver what concerns the whole document and sums it up.
  mutating func finish(
    _ input: PulledInput, _ receiver: any ReportPartReceiver
  ) -> ReportEnding {
    self.receiver = receiver
    defer { self.receiver = nil }
    let lostOnlyTheLastTag = !isInRecord && !summary.isWellFormed && summary.endTagIsCut
    if isInRecord {
      summary.droppedRecords += 1
      deviate(.recordDropped, .record)
    }
    if lostOnlyTheLastTag {
      deviate(.truncatedEndTag, .feedback)
    } else if !summary.isComplete {
      deviate(.truncated, .feedback)
    } else if !summary.isWellFormed {
      deviate(.notWellFormed, .feedback)
    }
    if let encoding = summary.ignoredEncoding {
      let name = Array(encoding.utf8)
      name.withUnsafeBufferPointer { deviate(.wrongEncoding, .feedback, found: $0) }
    }
    if summary.hasTrailingContent { deviate(.trailingContent, .feedback) }
    if input.skippedBytes > 0, !input.skippedOnlyOneMark { deviate(.leadingBytes, .feedback) }
    if summary.recordCount == 0, summary.droppedRecords == 0 { deviate(.noRecords, .feedback) }
    return ReportEnding(
      version: summary.version, namespace: scopes.root,
      format: summary.formatEvidence == nil ? .rfc7489 : .rfc9990,
      formatEvidence: summary.formatEvidence,
      records: summary.recordCount, droppedRecords: summary.droppedRecords,
      isWellFormed: summary.isWellFormed,
      isComplete: summary.isComplete || lostOnlyTheLastTag)
  }
}
