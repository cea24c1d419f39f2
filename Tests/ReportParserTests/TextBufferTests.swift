import DMARC
import ReportParser
import Testing

@Suite struct TextBufferTests {
  @Test(arguments: [
    ("a&amp;b&lt;c&gt;d&quot;e&apos;f", "a&b<c>d\"e'f"),
    ("&#65;&#x42;&#x1F600;", "AB😀"),
    ("<![CDATA[a<b]]>&amp;c", "a<b&c"),
    ("one<!-- not this -->two<?nor this?>three", "onetwothree"),
    ("\t\r\n  between \n", "between"),
    ("Grüße, 報告", "Grüße, 報告"),
  ])
  func `a text is all its pieces`(text: String, expected: String) {
    let report = ReadReport(ReportXML.metadata("<org_name>\(text)</org_name>", instead: "org_name"))
    #expect(report.metadata.first?.organization == expected)
    #expect(report.deviations == [])
  }

  @Test(arguments: [
    "exam<![CDATA[ple]]>.c&#111;m", "<![CDATA[example.com]]>", "example<!-- x -->.com",
  ])
  func `values are read from pieces as well`(text: String) {
    let identifiers = "<identifiers><header_from>\(text)</header_from></identifiers>"
    let record = ReportXML.record(
      count: "<count>1<!-- x -->2&#51;</count>", identifiers: identifiers)
    let report = ReadReport(ReportXML.report(record))
    #expect(report.records.map(\.headerFrom) == ["example.com"])
    #expect(report.records.map(\.count) == [123])
  }

  private func limits(_ length: Int) -> ReportParserLimits {
    var limits = ReportParserLimits()
    limits.textLength = length
    return limits
  }

  @Test func `a text is as long as the limit and the rest is cut and told`() {
    let name = String(repeating: "n", count: 100)
    let xml = ReportXML.metadata("<org_name>\(name)</org_name>", instead: "org_name")
    let fitting = ReadReport(xml, limits: limits(100))
    #expect(fitting.metadata.first?.organization == name)
    #expect(fitting.deviations == [])
    let cut = ReadReport(xml, limits: limits(99))
    #expect(cut.metadata.first?.organization == String(name.dropLast()))
    #expect(cut.deviations == [ReadDeviation(.textCut, .organization)])
  }

  @Test func `a text of megabytes is cut at the default limit`() {
    let comment = String(repeating: "c", count: 3_000_000)
    let report = ReadReport(ReportXML.metadata("<error>\(comment)</error>"))
    #expect(report.metadata.first?.errors.map(\.utf8.count) == [8_192])
    #expect(report.has(.textCut, .error))
    #expect(report.records.count == 1)
  }

  @Test(arguments: [98, 99, 100, 101])
  func `a text that is cut is UTF-8`(length: Int) {
    let text = String(repeating: "報", count: 100)
    let results = """
      <auth_results><spf><domain>example.com</domain><result>pass</result>
      <human_result>\(text)</human_result></spf></auth_results>
      """
    let report = ReadReport(
      ReportXML.report(ReportXML.record(results: results)), limits: limits(length))
    #expect(report.has(.textCut, .humanResult))
    #expect(report.isUTF8)
  }

  @Test func `the name of an element that nobody knows is shown in UTF-8`() {
    let name = "x" + String(repeating: "報", count: 100)
    let report = ReadReport(ReportXML.report("<\(name)/>", ReportXML.record()))
    #expect(report.has(.unknownElement, .unknown))
    #expect(report.isUTF8)
  }

  /// What is behind the cut may say the contrary.
  @Test func `a value that was cut is no value`() {
    let blank = String(repeating: " ", count: 9_000)
    let evaluated = """
      <policy_evaluated><disposition>none</disposition><dkim>pass\(blank)not</dkim><spf>fail</spf>
      </policy_evaluated>
      """
    let verdict = ReadReport(ReportXML.report(ReportXML.record(evaluated: evaluated)))
    #expect(verdict.has(.textCut, .dkim))
    #expect(verdict.records.map(\.dkim) != [.pass])
    let count = "<count>5\(blank)000</count>"
    let counted = ReadReport(ReportXML.report(ReportXML.record(count: count)))
    #expect(counted.has(.textCut, .count))
    #expect(counted.records == [])
  }

  @Test func `bytes that are not UTF-8 are replaced, and the report is not well-formed`() throws {
    let xml = ReportXML.report(
      metadata: ReportXML.metadata.replacing("receiver.example</org", with: "Sue\u{1}o</org"),
      ReportXML.record(
        results: """
          <auth_results><spf><domain>example.com</domain><result>pass</result>
          <human_result>\u{1}quoted\u{2}</human_result></spf></auth_results>
          """), ReportXML.record())
    let bytes = Array(xml.utf8).map { $0 == 1 ? 0xf1 : $0 == 2 ? 0x92 : $0 }
    let report = ReadReport(bytes)
    #expect(report.metadata.first?.organization == "Sue\u{fffd}o")
    #expect(report.records.first?.results.spf.first?.humanResult == "\u{fffd}quoted\u{fffd}")
    #expect(report.records.count == 2)
    #expect(report.isUTF8)
    #expect(report.codes == [.notWellFormed])
    #expect(report.ending?.isWellFormed == false)
    #expect(report.ending?.isComplete == true)
  }

  /// libxml2 leaves out what it does not understand, and the rest would be another value (reports.md 5,
  /// contract d and e, and D13).
  @Test(arguments: ["1&x;2", "1&x 2", "1\u{1}2", "1&#1;2", "1<2"])
  func `a count that was glued together is none`(text: String) {
    let record = ReportXML.record(count: "<count>\(text)</count>")
    let report = ReadReport(ReportXML.report(record, ReportXML.record()))
    #expect(report.records.map(\.count) == [2])
    #expect(report.ending?.droppedRecords == 1)
    #expect(report.has(.damagedText, .count))
    #expect(report.has(.invalidCount, .count))
  }

  @Test func `a pass, an address and a name that were glued together are none`() {
    let evaluated = """
      <policy_evaluated><disposition>none</disposition><dkim>pass&x</dkim><spf>pa&x;ss</spf>
      <reason>sampled_&x;out</reason></policy_evaluated>
      """
    let record = ReportXML.record(
      address: "<source_ip>192.0.2.1&x;23</source_ip>", evaluated: evaluated,
      identifiers: "<identifiers><header_from>shop&example.com</header_from></identifiers>")
    let results = ReportXML.results.replacing("s1", with: "s&x;1")
    let selector = ReadReport(ReportXML.report(ReportXML.record(results: results)))
    #expect(selector.records.first?.results.dkim.map(\.selector) == [nil])
    let report = ReadReport(ReportXML.report(record, ReportXML.record()))
    let damaged = report.records.first
    #expect(report.records.count == 2)
    #expect(damaged?.address == nil && damaged?.count == 2)
    #expect(damaged?.dkim == nil && damaged?.spf == nil)
    #expect(damaged?.headerFrom == nil)
    #expect(damaged?.reasons.map(\.type) != ["sampled_out"])
    for element in [ReportElement.sourceIP, .dkim, .spf, .reason, .headerFrom] {
      #expect(report.has(.damagedText, element))
    }
    // What comes behind the damage is whole.
    #expect(report.records.last == ReadReport(ReportXML.report()).records.first)
  }

  @Test func `a policy domain that was glued together refuses the report`() {
    let report = ReadReport(
      ReportXML.policy("<domain>shop&example.com</domain>", instead: "domain"))
    guard case .missing(.domain, _?)? = report.refusal else {
      Issue.record("\(report.testDescription)")
      return
    }
  }

  @Test(arguments: ["org_name", "email", "report_id"])
  func `a text for people that was glued together is blank, and the report counts`(name: String) {
    let report = ReadReport(
      ReportXML.metadata("<\(name)>AT&T</\(name)>", instead: name))
    let metadata = report.metadata.first
    #expect([metadata?.organization, metadata?.email, metadata?.reportID].count { $0 == nil } == 1)
    #expect(report.records == ReadReport(ReportXML.report()).records)
    #expect(report.codes == [.damagedText, .empty, .notWellFormed])
  }
}
