import DMARC
import ReportParser
import Testing

@Suite struct DocumentStateTests {
  private func nested(_ depth: Int) -> String {
    let inner = String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
    return ReportXML.report(policy: ReportXML.policy + inner)
  }

  @Test func `elements nest as deep as the limit and not one deeper`() {
    // `feedback` is the first.
    let enough = ReadReport(nested(63))
    #expect(enough.refusal == nil)
    #expect(enough.records.count == 1)
    guard case .tooDeep(64, let line)? = ReadReport(nested(64)).refusal else {
      Issue.record("it is not refused")
      return
    }
    let lines = nested(64).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(line - 1 == lines.firstIndex { $0.contains("<a>") })
  }

  @Test func `records are as many as the limit and not one more`() {
    var limits = ReportParserLimits()
    limits.records = 3
    func report(_ count: Int) -> String {
      ReportXML.report(String(repeating: ReportXML.record() + "\n", count: count))
    }
    #expect(ReadReport(report(3), limits: limits).ending?.records == 3)
    guard case .tooManyRecords(3, let line)? = ReadReport(report(4), limits: limits).refusal else {
      Issue.record("it is not refused")
      return
    }
    let lines = report(4).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(line - 1 == lines.lastIndex { $0.contains("</record>") })
  }

  @Test func `an element of ours at another place is not read`() {
    let misplaced = ReportXML.record(
      address: "<source_ip>192.0.2.1</source_ip><header_from>example.net</header_from>",
      identifiers:
        "<identifiers><count>99</count><header_from>example.com</header_from></identifiers>")
    let report = ReadReport(ReportXML.report(misplaced))
    #expect(report.records.map(\.count) == [2])
    #expect(report.records.map(\.headerFrom) == ["example.com"])
    #expect(report.deviations.map(\.found) == ["header_from", "count"])
    #expect(report.codes == [.unknownElement, .unknownElement])
  }

  @Test func `a record in a record is not counted`() {
    let inner = ReportXML.record(count: "<count>50</count>")
    let report = ReadReport(ReportXML.report(ReportXML.record(results: inner)))
    #expect(report.records.map(\.count) == [2])
  }

  @Test func `a feedback in a feedback is not read`() {
    let report = ReadReport(
      ReportXML.report(ReportXML.record(), "<feedback>\(ReportXML.record())</feedback>"))
    #expect(report.records.count == 1)
    #expect(report.metadata.count == 1)
  }

  @Test func `an unclosed wrapper does not hide the report`() {
    let wrapper = #"""
      <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://dmarc.org/x">
      """#
    let plain = ReportXML.report(ReportXML.record(), ReportXML.record())
    let report = ReadReport(plain.replacing("<feedback>", with: wrapper + "<feedback>"))
    #expect(report.records == ReadReport(plain).records)
    #expect(report.metadata == ReadReport(plain).metadata)
    #expect(report.has(.feedbackNotRoot, .feedback))
    #expect(report.ending?.isComplete == true)
  }

  @Test func `a report without a record says so`() {
    let report = ReadReport(
      "<feedback>\(ReportXML.metadata)\(ReportXML.policy)</feedback>")
    #expect(report.deviations == [ReadDeviation(.noRecords, .feedback)])
    #expect(report.ending?.records == 0)
    #expect(report.ending?.isComplete == true)
  }

  /// Names by the hundred thousand, which nobody could keep.
  @Test func `a report of made-up names is handed out whole in bounded memory`() {
    let watch = VarietyReceiver()
    let ending = watch.read(count: 100_000) {
      """
      <record><row><count>1</count><policy_evaluated><disposition>none</disposition>
      </policy_evaluated></row><identifiers><header_from>h\($0).example</header_from>
      </identifiers><auth_results><dkim><domain>d\($0).example</domain></dkim></auth_results></record>
      """
    }
    #expect(ending?.records == 100_000)
    #expect(ending?.isComplete == true)
    #expect(watch.records == 100_000)
    #expect(watch.firstWrong == nil)
    #expect(watch.forgotten > 0)
    #expect(watch.mostTexts <= RecordTexts.maximumTexts + 1_000)
  }

  @Test func `dropped records with made-up names are forgotten as well`() {
    let watch = VarietyReceiver()
    let ending = watch.read(count: 80_000) {
      """
      <record><row><count>0</count></row><identifiers><header_from>h\($0).example</header_from>
      <envelope_from>e\($0).example</envelope_from></identifiers></record>
      """
    }
    #expect(ending?.droppedRecords == 80_000)
    #expect(watch.mostTexts <= RecordTexts.maximumTexts + 1_000)
  }

  @Test func `a record of made-up results keeps no more names than results`() {
    let watch = VarietyReceiver()
    let ending = watch.read(
      count: 80_000, before: "<record><auth_results>", after: "</auth_results></record>"
    ) {
      "<dkim><domain>d\($0).example</domain><selector>s\($0)</selector></dkim>"
    }
    #expect(ending != nil)
    #expect(watch.mostTexts <= RecordTexts.maximumTexts + 1_000)
  }

  @Test func `made-up elements are told and their names forgotten`() {
    let watch = VarietyReceiver()
    let ending = watch.read(count: 160_000) { "<e\($0)/>" }
    #expect(ending?.isComplete == true)
    #expect(watch.deviations >= 160_000)
    #expect(watch.mostTexts <= RecordTexts.maximumTexts + 1_000)
  }
}
