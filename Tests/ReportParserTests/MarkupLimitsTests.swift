import DMARC
import ReportParser
import Testing

/// What the markup of a document may take of libxml2, whatever it says.
@Suite struct MarkupLimitsTests {
  private static let plain = ReadReport(report())

  private func limits(_ change: (inout ReportParserLimits) -> Void) -> ReportParserLimits {
    var limits = ReportParserLimits()
    change(&limits)
    return limits
  }

  /// Long enough that libxml2 asks for more behind the tag of the root.
  private static func report(root: String = "<feedback>", _ extra: String = "") -> String {
    let records = String(repeating: ReportXML.record() + "\n", count: 50)
    return ReportXML.report(root: root, policy: ReportXML.policy + extra, records)
  }

  /// Pools of 1,000, 4,000 and 16,000 bytes are 21,000; a fourth one is begun or not.
  @Test func `names have as much room as the limit, and none beyond it`() {
    let names = (0..<4_000).map { "<n\(10_000_000 + $0)/>" }.joined()
    let xml = Self.report(names)
    let enough = ReadReport(xml, limits: limits { $0.nameBytes = 21_000 })
    #expect(enough.records == Self.plain.records)
    #expect(enough.codes == Array(repeating: .unknownElement, count: 4_000))
    let short = ReadReport(xml, limits: limits { $0.nameBytes = 20_999 })
    #expect(short.refusal == .tooManyNames(limit: 20_999, line: 13))
  }

  /// Room for 22 names and values is doubled nine times by the 2,816th attribute, and by no fewer.
  @Test func `a tag has as many attributes as the limit, and not one more`() {
    let attributes = (0..<2_816).map { " a\($0)=''" }.joined()
    let xml = Self.report(root: "<feedback\(attributes)>")
    let enough = ReadReport(xml, limits: limits { $0.attributes = 2_816 })
    #expect(enough.records == Self.plain.records)
    #expect(enough.deviations == [])
    let short = ReadReport(xml, limits: limits { $0.attributes = 2_815 })
    #expect(short.refusal == .tooManyAttributes(limit: 2_815))
  }

  /// What is read at a time is held with it.
  @Test func `a tag is as long as the limit, and not longer`() {
    let gap = String(repeating: " ", count: 100_000)
    let xml = Self.report(root: "<feedback\(gap)>")
    let enough = ReadReport(xml, limits: limits { $0.markupBytes = 100_000 + 8_192 })
    #expect(enough.records == Self.plain.records)
    #expect(enough.deviations == [])
    let short = ReadReport(xml, limits: limits { $0.markupBytes = 100_000 - 8_192 })
    #expect(short.ending == nil)
    let later = ReadReport(
      Self.report("<x\(gap)/>"), limits: limits { $0.markupBytes = 100_000 - 8_192 })
    #expect(later.refusal == .markupTooLong(limit: 100_000 - 8_192, line: 13))
  }

  /// They are held as long as libxml2 never asks for more just behind one of them, which hangs on their
  /// length.
  @Test(arguments: [27, 60, 100], [46_000, 46_997, 47_000])
  func `a report among long names is whole, or refused for what it is`(count: Int, length: Int) {
    let names = (0..<count).map { number in
      "<n\(1_000 + number)\(String(repeating: "n", count: length - 5))/>"
    }
    let report = ReadReport(Self.report(names.joined()))
    switch report.refusal {
    case .markupTooLong(limit: 1 << 20, line: 13), .tooManyNames(limit: 1 << 20, line: 13): break
    default:
      #expect(report.refusal == nil)
      #expect(report.ending?.isComplete == true)
      #expect(report.records == Self.plain.records)
    }
  }

  @Test(arguments: ["<html %></html>", "<html><body %></body></html>"])
  func `a document that is no report is told as that, however long its tags are`(xml: String) {
    let gap = String(repeating: " ", count: 2 << 20)
    #expect(ReadReport(xml.replacing("%", with: gap)).refusal == .notAReport(root: "html"))
  }

  @Test func `behind its end a report may have anything`() {
    let gap = String(repeating: " ", count: 2 << 20)
    let xml = ReportXML.report()
    #expect(ReadReport(xml + gap).records == ReadReport(xml).records)
    #expect(ReadReport(xml + "<x \(gap)/>").refusal == nil)
  }

  @Test func `as many namespaces are kept as the limit`() {
    let record = ReportXML.record(count: "<c:count>2</c:count>")
    let root = #"<feedback xmlns:a="urn:example:a" xmlns:b="urn:example:b">"#
    let xml = ReportXML.report(root: root, record)
    #expect(ReadReport(xml, limits: limits { $0.namespaces = 2 }).records.count == 1)
    #expect(ReadReport(xml, limits: limits { $0.namespaces = 1 }).records.count == 0)
  }
}
