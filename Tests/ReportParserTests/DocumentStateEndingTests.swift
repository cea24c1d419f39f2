import DMARC
import ReportParser
import Testing

/// A report that ends before it should: reports.md 5.2, D10, and the general contract (f).
@Suite struct DocumentStateEndingTests {
  private static let report = ReportXML.report(
    ReportXML.record(), ReportXML.record(count: "<count>3</count>"),
    ReportXML.record(count: "<count>4</count>"))
  private static let bytes = Array(report.utf8)
  private static let whole = ReadReport(bytes)

  /// How many times a text is whole in a prefix.
  private func occurrences(of text: String, in prefix: ArraySlice<UInt8>) -> Int {
    String(decoding: prefix, as: UTF8.self).ranges(of: text).count
  }

  @Test func `a report cut at any byte gives the records that had ended and no other`() throws {
    try #require(Self.whole.records.map(\.count) == [2, 3, 4])
    let complete = Self.bytes.count - 1  // The last byte is a line feed.
    for length in 0..<complete {
      let prefix = Self.bytes[..<length]
      let cut = ReadReport(Array(prefix))
      let hasHead = occurrences(of: "</policy_published>", in: prefix) == 1
      guard let summary = cut.ending else {
        #expect(!hasHead, "\(length) bytes are refused: \(String(describing: cut.refusal))")
        continue
      }
      let ended = occurrences(of: "</record>", in: prefix)
      // libxml2 takes the first two bytes of an end tag for the tag; nothing of the record is
      // missing then.
      let ending = occurrences(of: "</auth_results>\n</", in: prefix)
      #expect((ended...ending).contains(cut.records.count), "\(length) bytes")
      #expect(cut.records == Array(Self.whole.records.prefix(cut.records.count)))
      #expect(summary.records == cut.records.count)
      #expect(cut.metadata == Self.whole.metadata)
      #expect(cut.policies == Self.whole.policies)
      #expect(!summary.isWellFormed)
      #expect(cut.has(.truncated, .feedback) != cut.has(.truncatedEndTag, .feedback))
      let isInRecord = occurrences(of: "<record", in: prefix) > cut.records.count
      #expect(summary.droppedRecords == (isInRecord ? 1 : 0), "\(length) bytes")
      #expect(cut.has(.recordDropped, .record) == isInRecord)
    }
  }

  /// One reporter's always do. `</` can be no other tag's, where nothing but `feedback` is open.
  @Test(arguments: 1...9)
  func `a report that lost only bytes of its last tag is complete`(count: Int) {
    let cut = ReadReport(Array(Self.bytes.dropLast(count + 1)))
    #expect(cut.records == Self.whole.records)
    #expect(cut.codes == [.truncatedEndTag])
    #expect(cut.ending?.isComplete == true)
    #expect(cut.ending?.isWellFormed == false)
  }

  @Test func `a report that lost its last tag is incomplete`() {
    // `<` alone may be the beginning of another record.
    for count in [11, 12, 13] {
      let cut = ReadReport(Array(Self.bytes.dropLast(count)))
      #expect(cut.records == Self.whole.records)
      #expect(cut.codes == [.truncated])
      #expect(cut.ending?.isComplete == false)
    }
  }

  @Test func `a cut in a value hands out no record with that value`() {
    // The count of the second record would be 1 instead of 12.
    let text = ReportXML.report(ReportXML.record(), ReportXML.record(count: "<count>12</count>"))
    let end = text.firstRange(of: "<count>1")?.upperBound ?? text.startIndex
    let cut = ReadReport(String(text[..<end]))
    #expect(cut.records.map(\.count) == [2])
  }

  /// Children may come in any order, and nothing can be attributed without these two. Once the last
  /// end tag has begun, all that it ends was there.
  @Test func `a report that is cut in its metadata or policy is refused, wherever they stand`() {
    let records = ReportXML.record() + ReportXML.record()
    for (first, last) in [
      (ReportXML.policy, ReportXML.metadata), (ReportXML.metadata, ReportXML.policy),
    ] {
      let head = Array("<feedback>\(first)\(records)".utf8)
      let whole = head + Array(last.utf8)
      let endTag = whole.lastIndex(of: UInt8(ascii: "<")) ?? whole.count
      let accepted = (head.count...endTag).filter { length in
        ReadReport(Array(whole[..<length])).ending != nil
      }
      #expect(accepted.isEmpty)
      let complete = ReadReport(whole + Array("</feedback>".utf8))
      #expect(complete.ending?.records == 2)
      #expect(complete.metadata.count == 1 && complete.policies.count == 1)
    }
  }

  /// libxml2 lets the next end tag close it, and everything after it is one level too deep.
  @Test func `an unclosed element makes the report incomplete, and its record no pass`() {
    let broken = ReportXML.record(count: "<count>5")
    let report = ReadReport(ReportXML.report(ReportXML.record(), broken, ReportXML.record()))
    #expect(report.records.first == Self.whole.records.first)
    #expect(report.records.dropFirst().allSatisfy { $0.dkim != .pass })
    #expect(report.ending?.isWellFormed == false)
    #expect(report.ending?.isComplete == false)
    #expect(report.has(.truncated, .feedback))
  }
}
