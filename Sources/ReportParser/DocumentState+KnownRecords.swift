import DMARC

/// What is done without libxml2: records whose bytes were read before.
extension DocumentState {
  /// White space between two records that is looked at; those of one reporter have a dozen bytes.
  private static let longestSpace = 256

  /// Records of a document that may be unlike others before none is looked at: for such a one all bytes that
  /// are there may be searched.
  private static let mostUnusualRecords = 1_000

  /// Counts what was told beside records so far: with a record that has any of it, the same would have to be
  /// told again.
  private var allOddities: Int { oddities &+ problems }

  /// Remembers a record whose last tag was just read, if it was expected and nothing else was told since.
  mutating func rememberIfExpected(_ record: Record) {
    guard let expected, allOddities == expected.oddities, let input, let position,
      position.isWellFormed, let unread = position.unreadBytes,
      input.offset - unread == expected.start + expected.record.length,
      let bytes = input.bytes(from: expected.start, count: expected.record.length)
    else { return }
    known.learn(
      KnownRecords.Meaning(record: record, evidence: evidence), expected.record, bytes)
  }

  /// Behind a part of a report: takes the records that come next as long as they are known, and has libxml2
  /// go on behind them.
  mutating func takeKnownRecords() {
    expected = nil
    guard stack.context == .feedback, summary.unusualRecords < Self.mostUnusualRecords,
      let input, let position, position.isWellFormed, var unread = position.unreadBytes
    else { return }
    var passed = TextExtent()
    while summary.recordCount < limits.records,
      let bytes = input.upcoming(behind: unread, atLeast: RecordParts.longest + Self.longestSpace)
    {
      var space = 0
      var between = TextExtent()
      while space < min(bytes.count, Self.longestSpace), TextBuffer.isSpace(bytes[space]) {
        between.add(bytes[space])
        space &+= 1
      }
      switch known.look(at: UnsafeBufferPointer(rebasing: bytes[space...])) {
      case .known(let meaning, let length, let extent):
        passed = passed + between + extent
        input.move(by: space + length - unread)
        unread = 0
        if let evidence = meaning.evidence { summary.noteFormat("\(evidence)") }
        handOut(meaning.record)
        continue
      case .unknown(let record):
        expected = ExpectedRecord(
          record: record, start: input.offset - unread + space, oddities: allOddities)
      case .unusual: summary.unusualRecords += 1
      case .noRecord: break
      }
      break
    }
    if passed != TextExtent() { position.goOn(behind: passed) }
  }
}
