import DMARC
import ReportParser
import Testing

/// The rows of reports.md 5.3 that concern a record.
@Suite struct DocumentStateRecordTests {
  @Test(
    arguments: [
      ("1", 1), ("1000000000", 1_000_000_000), (" 12\t\r\n", 12), ("007", 7),
    ] as [(String, Int64)])
  func `a count is a whole number`(text: String, count: Int64) {
    let report = ReadReport(ReportXML.report(ReportXML.record(count: "<count>\(text)</count>")))
    #expect(report.records.map(\.count) == [count])
    #expect(report.deviations == [])
    #expect(report.ending?.droppedRecords == 0)
  }

  @Test(arguments: [
    "0", "-1", "1000000001", "9223372036854775807", "9223372036854775808",
    "18446744073709551617", "1.0", "1,000", "1e3", "0x10", "ten", "", " ", "1 2", "١", "-",
  ])
  func `a record whose count is none is dropped and told`(text: String) {
    let report = ReadReport(
      ReportXML.report(
        ReportXML.record(), ReportXML.record(count: "<count>\(text)</count>"), ReportXML.record()))
    #expect(report.records.map(\.count) == [2, 2])
    #expect(report.ending?.records == 2)
    #expect(report.ending?.droppedRecords == 1)
    #expect(report.codes == [.invalidCount])
  }

  @Test func `a record without a count is dropped and told`() {
    let report = ReadReport(ReportXML.report(ReportXML.record(count: ""), ReportXML.record()))
    #expect(report.records.count == 1)
    #expect(report.ending?.droppedRecords == 1)
    #expect(report.deviations == [ReadDeviation(.invalidCount, .count)])
  }

  @Test(arguments: [
    ("192.0.2.9", "192.0.2.9"), (" 192.0.2.9\t", "192.0.2.9"),
    ("192.0.2.9 (mail.example.com)", "192.0.2.9"), ("[2001:DB8:0::1]", "2001:db8::1"),
    ("fe80::1%eth0", "fe80::1"), ("::ffff:192.0.2.9", "192.0.2.9"), ("10.0.0.1", "10.0.0.1"),
  ])
  func `an address is read as reporters write it`(text: String, expected: String) {
    let report = ReadReport(
      ReportXML.report(ReportXML.record(address: "<source_ip>\(text)</source_ip>")))
    #expect(report.records.first?.address?.description == expected)
    #expect(report.deviations == [])
  }

  @Test(
    arguments: [
      ("<source_ip>X.X.X.X</source_ip>", .withheldAddress, "X.X.X.X"),
      ("<source_ip>xxx.xxx.xxx.xxx</source_ip>", .withheldAddress, "xxx.xxx.xxx.xxx"),
      ("<source_ip/>", .empty, nil),
      ("<source_ip>mail.example.com</source_ip>", .invalidAddress, "mail.example.com"),
      ("<source_ip>192.0.2.256</source_ip>", .invalidAddress, "192.0.2.256"),
      ("", .missing, nil),
    ] as [(String, Deviation.Code, String?)])
  func `a withheld address keeps the record`(
    element: String, code: Deviation.Code, found: String?
  ) throws {
    let report = ReadReport(ReportXML.report(ReportXML.record(address: element)))
    let record = try #require(report.records.first)
    #expect(record.address == nil)
    #expect(record.count == 2)
    #expect(report.deviations == [ReadDeviation(code, .sourceIP, found: found)])
  }

  private func evaluated(_ children: String) throws -> (ReadRecord, [ReadDeviation]) {
    let evaluated = "<policy_evaluated>\(children)</policy_evaluated>"
    let report = ReadReport(ReportXML.report(ReportXML.record(evaluated: evaluated)))
    return (try #require(report.records.first), report.deviations)
  }

  @Test(
    arguments: [
      ("pass", .pass, nil), ("fail", .fail, nil), (" Pass\t", .pass, .letterCase),
      ("FAIL", .fail, .letterCase), ("", .fail, .empty), ("none", .fail, .unusualValue),
      ("softfail", .fail, .unusualValue), ("neutral", .fail, .unusualValue),
      ("temperror", .fail, .unusualValue), ("hardfail", .fail, .unusualValue),
      ("15", nil, .unknownValue), ("passed", nil, .unknownValue), ("pass fail", nil, .unknownValue),
    ] as [(String, MechanismResult?, Deviation.Code?)])
  func `only the word pass is a pass`(
    text: String, value: MechanismResult?, code: Deviation.Code?
  ) throws {
    let (first, deviations) = try evaluated(
      "<disposition>none</disposition><dkim>\(text)</dkim><spf>fail</spf>")
    #expect(first.dkim == value)
    #expect(first.dkimWord == text.trimmed.lowercased())
    #expect(deviations.map(\.code) == [code].compactMap { $0 })
    let (second, _) = try evaluated(
      "<disposition>none</disposition><dkim>fail</dkim><spf>\(text)</spf>")
    #expect(second.spf == value)
    #expect(second.spfWord == text.trimmed.lowercased())
  }

  @Test func `a leaked template is no verdict, and its text is kept`() throws {
    let leak = "Mail::DMARC::Result=HASH(0x39f1520)->dkim"
    let (record, deviations) = try evaluated(
      "<disposition>none</disposition><dkim>\(leak.replacing(">", with: "&gt;"))</dkim><spf/>")
    #expect(record.dkim == nil)
    #expect(record.dkimWord == leak.lowercased())
    #expect(record.spf == .fail)
    #expect(deviations.contains { $0.code == .unknownValue && $0.element == .dkim })
  }

  @Test func `an absent verdict is told from an empty one, and neither is a pass`() throws {
    let (absent, deviations) = try evaluated("<disposition>none</disposition><spf>pass</spf>")
    #expect(absent.isEvaluated)
    #expect(absent.dkim != .pass && absent.dkimWord == nil)
    #expect(deviations == [ReadDeviation(.missing, .dkim)])
    let (empty, _) = try evaluated("<disposition>none</disposition><dkim/><spf>pass</spf>")
    #expect(empty.dkim != .pass && empty.dkimWord == "")
  }

  @Test func `a record without an evaluation is kept and says so`() throws {
    let report = ReadReport(ReportXML.report(ReportXML.record(evaluated: "")))
    let record = try #require(report.records.first)
    #expect(!record.isEvaluated)
    #expect(record.dkim != .pass && record.spf != .pass)
    #expect(report.deviations == [ReadDeviation(.missing, .policyEvaluated)])
  }

  /// libxml2 gives the text before a child and after it; neither alone is what was written.
  @Test(arguments: ["pass<b>no</b>", "pass<b/>ed", "<b>no</b>pass"])
  func `a verdict with elements in it is no pass`(content: String) throws {
    let (record, deviations) = try evaluated(
      "<disposition>none</disposition><dkim>\(content)</dkim><spf>fail</spf>")
    #expect(record.dkim != .pass)
    #expect(!deviations.isEmpty)
  }

  @Test func `a count with an element in it is none`() {
    let report = ReadReport(ReportXML.report(ReportXML.record(count: "<count>1<b/>0</count>")))
    #expect(report.records == [])
    #expect(report.ending?.droppedRecords == 1)
  }

  @Test(
    arguments: [
      ("none", Disposition.none, nil), ("pass", .pass, nil), ("quarantine", .quarantine, nil),
      (" REJECT", .reject, .letterCase), ("softfail", nil, .unknownValue),
      ("15", nil, .unknownValue),
      ("", nil, .empty),
    ] as [(String, Disposition?, Deviation.Code?)])
  func `a disposition of the reporter's own is unknown, and the verdicts stand`(
    text: String, disposition: Disposition?, code: Deviation.Code?
  ) throws {
    let (record, deviations) = try evaluated(
      "<disposition>\(text)</disposition><dkim>pass</dkim><spf>fail</spf>")
    #expect(record.disposition == disposition)
    #expect(record.dispositionWord == text.trimmed.lowercased())
    #expect(record.dkim == .pass)
    #expect(deviations.map(\.code) == [code].compactMap { $0 })
  }

  @Test(
    arguments: [
      ("<header_from>Mail.EXAMPLE.com</header_from>", "mail.example.com", nil),
      ("<header_from>example.com.</header_from>", "example.com", nil),
      ("<header_from>\n example.com\t</header_from>", "example.com", nil),
      ("<header_from>BÜCHER.example.</header_from>", "xn--bcher-kva.example", nil),
      ("<header_from/>", "", .empty),
      ("", nil, .missing),
    ] as [(String, String?, Deviation.Code?)])
  func `an Author Domain has its one form, and empty is not absent`(
    element: String, expected: String?, code: Deviation.Code?
  ) throws {
    let report = ReadReport(
      ReportXML.report(ReportXML.record(identifiers: "<identifiers>\(element)</identifiers>")))
    #expect(try #require(report.records.first).headerFrom == expected)
    #expect(report.codes == [code].compactMap { $0 })
  }

  @Test(
    arguments: [
      ("", nil), ("<envelope_from/>", ""), ("<envelope_from> </envelope_from>", ""),
      ("<envelope_from>&lt;&gt;</envelope_from>", ""),
      ("<envelope_from>Bounce.Example.com.</envelope_from>", "bounce.example.com"),
    ] as [(String, String?)])
  func `an envelope sender is absent, null, or a domain`(element: String, expected: String?) throws
  {
    let identifiers =
      "<identifiers><header_from>example.com</header_from>\(element)</identifiers>"
    let report = ReadReport(ReportXML.report(ReportXML.record(identifiers: identifiers)))
    #expect(try #require(report.records.first).envelopeFrom == expected)
    #expect(report.deviations == [])
  }
}

extension String {
  /// Without white space around it.
  var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }

  @Test func `of a repeated element of a record the first counts and the others are told`() {
    let record = ReportXML.record(
      address: "<source_ip>192.0.2.1</source_ip><source_ip>192.0.2.2</source_ip>",
      count: "<count>2</count><count>9</count>")
    let report = ReadReport(ReportXML.report(record))
    #expect(report.records == ReadReport(ReportXML.report()).records)
    #expect(
      report.deviations == [
        ReadDeviation(.repeatedElement, .sourceIP, found: "192.0.2.2"),
        ReadDeviation(.repeatedElement, .count, found: "9"),
      ])
    let results = """
      <auth_results><spf><domain>example.com</domain><result>fail</result><result>pass</result></spf>
      </auth_results>
      """
    let result = ReadReport(ReportXML.report(ReportXML.record(results: results)))
    #expect(result.records.first?.results.spf.map(\.value) == [.fail])
    #expect(result.deviations == [ReadDeviation(.repeatedElement, .result, found: "pass")])
  }

  @Test func `a second row of a record is a record that is lost, and is told`() {
    let second = "</row><row><source_ip>192.0.2.9</source_ip><count>7</count></row>"
    let record = ReportXML.record().replacing("</row>", with: second)
    let report = ReadReport(ReportXML.report(record, ReportXML.record()))
    #expect(
      report.records == ReadReport(ReportXML.report(ReportXML.record(), ReportXML.record())).records
    )
    #expect(report.deviations == [ReadDeviation(.repeatedElement, .row)])
    #expect(report.ending?.droppedRecords == 1)
  }

  /// reports.md D11: what damage has made of a name is nobody's.
  @Test(arguments: [
    "exa<br/>mple.com", "user@example.com", "a b.example.com", "Sue\u{fffd}o.example.com",
    "example.com…", "*.example.com", "https://example.com", "a,,b", ",", "a\u{2028}b.example",
  ])
  func `a name that no host can have is absent and told, and the record stays`(text: String) {
    let report = ReadReport(
      ReportXML.report(
        ReportXML.record(
          identifiers: "<identifiers><header_from>\(text)</header_from></identifiers>",
          results: """
            <auth_results><dkim><domain>\(text)</domain><selector>s</selector><result>pass</result>
            </dkim></auth_results>
            """)))
    #expect(report.records.map(\.count) == [2])
    #expect(report.records.first?.headerFrom == nil)
    #expect(report.records.first?.results.dkim.map(\.domain) == [nil])
    #expect(report.codes == [.invalidDomain, .invalidDomain])
    #expect(report.has(.invalidDomain, .headerFrom) && report.has(.invalidDomain, .domain))
  }

  /// One reporter lists the authors of mail with several of them.
  @Test(arguments: [
    "_spf.example.com", "a-1.example", "pages.example.com, example.com", "Bücher.example",
  ])
  func `names that real reports have stay`(text: String) {
    let identifiers = "<identifiers><header_from>\(text)</header_from></identifiers>"
    let report = ReadReport(
      ReportXML.report(
        ReportXML.record(identifiers: identifiers), ReportXML.record(identifiers: identifiers)))
    #expect(report.records.allSatisfy { $0.headerFrom != nil })
    #expect(report.deviations == [])
  }

  @Test func `a name that was read as another text first is looked at all the same`() {
    let results = """
      <auth_results><dkim><domain>example.com</domain><selector>a b</selector><result>pass</result>
      </dkim><dkim><domain>a b</domain><selector>a b</selector><result>pass</result></dkim>
      </auth_results>
      """
    let report = ReadReport(ReportXML.report(ReportXML.record(results: results)))
    #expect(report.records.first?.results.dkim.map(\.domain) == ["example.com", nil])
    #expect(report.deviations == [ReadDeviation(.invalidDomain, .domain, found: "a b")])
  }
}
