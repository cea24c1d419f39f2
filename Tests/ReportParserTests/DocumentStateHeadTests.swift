import DMARC
import ReportParser
import Testing

@Suite struct DocumentStateHeadTests {
  @Test(arguments: [
    ("<report_id>1737770612.289931</report_id>", "1737770612.289931"),
    ("<report_id>&lt;a@b&gt;</report_id>", "a@b"),
    ("<report_id> &lt;a@b&gt;\t</report_id>", "a@b"),
    ("<report_id>&lt;&lt;a&gt;&gt;</report_id>", "<a>"),
    ("<report_id>a&lt;b&gt;</report_id>", "a<b>"),
    ("<report_id>d32950$02d8105=f740@esa1.example</report_id>", "d32950$02d8105=f740@esa1.example"),
    ("<report_id>Example.COM:1788134400</report_id>", "Example.COM:1788134400"),
  ])
  func `a report ID is opaque but for one pair of brackets`(element: String, expected: String) {
    let report = ReadReport(ReportXML.metadata(element, instead: "report_id"))
    #expect(report.metadata.first?.reportID == expected)
    #expect(report.deviations == [])
  }

  @Test(arguments: [
    ("report_id", ReportElement.reportID), ("org_name", .organization), ("email", .email),
  ])
  func `what is missing or empty is none, and the two are told apart`(
    name: String, element: ReportElement
  ) throws {
    for (text, code) in [("", Deviation.Code.missing), ("<\(name)> </\(name)>", .empty)] {
      let report = ReadReport(ReportXML.metadata(text, instead: name))
      let metadata = try #require(report.metadata.first)
      let value =
        switch element {
        case .reportID: metadata.reportID
        case .organization: metadata.organization
        default: metadata.email
        }
      #expect(value == nil)
      #expect(report.deviations == [ReadDeviation(code, element)])
      #expect(report.records.count == 1)
    }
  }

  @Test(
    arguments: [
      ("1788134400", 1_788_134_400, nil),
      ("\t1788134400\r\n", 1_788_134_400, nil),
      ("0", 0, nil),
      ("-5", -5, nil),
      ("1788134400.123456", 1_788_134_400, .fractionalTime),
      ("1788134400123", 1_788_134_400, .millisecondTime),
      ("100000000000", 100_000_000, .millisecondTime),
      ("99999999999", 99_999_999_999, nil),
      ("2026-08-31T00:00:00Z", 1_788_134_400, .dateText),
      ("2026-08-31T02:00:00+02:00", 1_788_134_400, .dateText),
      ("2026-08-30T18:30:00.25-05:30", 1_788_134_400, .dateText),
    ] as [(String, Int64, Deviation.Code?)])
  func `a time is read in seconds`(text: String, seconds: Int64, code: Deviation.Code?) {
    let report = ReadReport(ReportXML.metadata("<begin>\(text)</begin>", instead: "begin"))
    #expect(report.metadata.first?.dateRange == DateRange(begin: seconds, end: 1_788_220_799))
    #expect(report.codes == [code].compactMap { $0 })
  }

  @Test(
    arguments: [
      ("<end/>", .empty), ("", nil), ("<end>soon</end>", .invalidNumber),
      ("<end>2026-08-31T00:00:00</end>", .invalidNumber), ("<end>2026-08-31</end>", .invalidNumber),
      ("<end>9223372036854775808</end>", .invalidNumber), ("<end>1e9</end>", .invalidNumber),
      ("<end>1,788,134,400</end>", .invalidNumber), ("<end>.5</end>", .invalidNumber),
      ("<end>1.2.3</end>", .invalidNumber),
    ] as [(String, Deviation.Code?)])
  func `without a time that can be read there is no period`(
    element: String, code: Deviation.Code?
  ) throws {
    let report = ReadReport(ReportXML.metadata(element, instead: "end"))
    #expect(try #require(report.metadata.first).dateRange == nil)
    #expect(report.has(.invalidDateRange, .dateRange))
    #expect(report.codes.filter { $0 != .invalidDateRange } == [code].compactMap { $0 })
    #expect(report.records.count == 1)
  }

  /// `sp` stands for `np` and `p`, which are read alike.
  @Test(
    arguments: [
      ("", nil, nil),
      ("<sp/>", nil, .empty),
      ("<sp>nil</sp>", nil, .unusualValue),
      ("<sp>quarantine</sp>", .quarantine, nil),
      ("<sp> Reject\t</sp>", .reject, .letterCase),
      ("<sp>pass</sp>", nil, .unknownValue),
      ("<sp>15</sp>", nil, .unknownValue),
    ] as [(String, Policy?, Deviation.Code?)])
  func `a subdomain policy is known, absent, empty or unknown`(
    element: String, policy: Policy?, code: Deviation.Code?
  ) throws {
    let report = ReadReport(ReportXML.policy(element, instead: "sp"))
    #expect(try #require(report.policies.first).subdomainPolicy == policy)
    #expect(report.codes == [code].compactMap { $0 })
    let np = ReadReport(
      ReportXML.policy(
        element.replacing("sp>", with: "np>")
          .replacing("<sp/", with: "<np/")))
    #expect(try #require(np.policies.first).nonexistentSubdomainPolicy == policy)
    #expect(np.codes == [code].compactMap { $0 })
  }

  @Test(
    arguments: [
      ("", nil, nil), ("<aspf/>", nil, .empty), ("<aspf>r</aspf>", .relaxed, nil),
      ("<aspf>S</aspf>", .strict, .letterCase), ("<aspf>x</aspf>", nil, .unknownValue),
    ] as [(String, AlignmentMode?, Deviation.Code?)])
  func `an alignment mode is known, absent, empty or unknown`(
    element: String, mode: AlignmentMode?, code: Deviation.Code?
  ) throws {
    let report = ReadReport(ReportXML.policy(element, instead: "aspf"))
    #expect(try #require(report.policies.first).spfAlignment == mode)
    #expect(report.codes == [code].compactMap { $0 })
  }

  @Test(
    arguments: [
      ("", nil, nil), ("<pct>0</pct>", 0, nil), ("<pct>100</pct>", 100, nil),
      ("<pct>101</pct>", nil, .invalidNumber), ("<pct>-1</pct>", nil, .invalidNumber),
      ("<pct>all</pct>", nil, .invalidNumber), ("<pct/>", nil, .empty),
      ("<pct>99.5</pct>", nil, .invalidNumber),
    ] as [(String, Int?, Deviation.Code?)])
  func `a percentage is a number from 0 to 100 or none, and never invented`(
    element: String, percentage: Int?, code: Deviation.Code?
  ) throws {
    let report = ReadReport(ReportXML.policy(element, instead: "pct"))
    #expect(try #require(report.policies.first).percentage == percentage)
    #expect(report.codes == [code].compactMap { $0 })
  }

  @Test(
    arguments: [
      ("y", true, nil), ("n", false, nil), ("Y", true, .letterCase), ("maybe", nil, .unknownValue),
    ] as [(String, Bool?, Deviation.Code?)])
  func `testing is y or n`(text: String, isTesting: Bool?, code: Deviation.Code?) throws {
    let report = ReadReport(ReportXML.policy("<testing>\(text)</testing>"))
    #expect(try #require(report.policies.first).isTesting == isTesting)
    #expect(report.codes == [code].compactMap { $0 })
  }

  @Test(arguments: ["0:1", "1:d:s", "d:s"])
  func `failure options are text`(text: String) {
    let report = ReadReport(ReportXML.policy("<fo>\(text)</fo>", instead: "fo"))
    #expect(report.policies.first?.failureOptions == text)
    #expect(report.deviations == [])
  }

  @Test(arguments: ["1", "1.0", "0.1", "2.0"])
  func `a version is text`(text: String) {
    let report = ReadReport(ReportXML.report(version: "<version>\(text)</version>"))
    #expect(report.ending?.version == text)
    #expect(report.deviations == [])
  }

  @Test(arguments: [
    ("EXAMPLE.com.", "example.com"), ("Bücher.Example", "xn--bcher-kva.example"),
  ])
  func `a policy domain has its one form`(text: String, expected: String) {
    let report = ReadReport(ReportXML.policy("<domain>\(text)</domain>", instead: "domain"))
    #expect(report.policies.first?.domain == expected)
  }

  @Test func `of several policies the first is used`() {
    let second = "<policy_published><domain>example.net</domain><p>none</p></policy_published>"
    let report = ReadReport(ReportXML.report(policy: ReportXML.policy + second))
    #expect(report.policies.map(\.domain) == ["example.com"])
    #expect(
      report.deviations == [
        ReadDeviation(.severalPolicies, .policyPublished, found: "example.net: v=DMARC1; p=none")
      ])
    #expect(report.records.count == 1)
  }

  @Test(arguments: ["rf", "ri", "v", "rua", "version_published"])
  func `an element that nobody defined is named`(name: String) {
    let report = ReadReport(ReportXML.policy("<\(name)>1</\(name)>"))
    #expect(report.deviations == [ReadDeviation(.unknownElement, .unknown, found: name)])
    #expect(report.records.count == 1)
  }

  @Test func `a deviation says the line where it was noticed`() {
    let report = ReadReport("<feedback>\n\n<oddity/>" + ReportXML.metadata + ReportXML.policy)
    let place = report.deviations.firstIndex { $0.code == .unknownElement }
    #expect(place.map { report.lines[$0] } == 3)
  }

  @Test func `a second report_metadata says nothing of the report's own`() {
    let second = "<report_metadata><org_name>other.example</org_name></report_metadata>"
    let report = ReadReport(ReportXML.report(metadata: ReportXML.metadata + second))
    #expect(report.metadata.map(\.organization) == ["receiver.example"])
    #expect(report.deviations == [ReadDeviation(.severalMetadata, .reportMetadata)])
  }

  @Test func `of a repeated element the first counts and the others are told`() {
    let metadata = ReadReport(ReportXML.metadata("<org_name>other.example</org_name>"))
    #expect(metadata.metadata.first?.organization == "receiver.example")
    #expect(
      metadata.deviations == [
        ReadDeviation(.repeatedElement, .organization, found: "other.example")
      ])
    let policy = ReadReport(ReportXML.policy("<p>none</p>"))
    #expect(policy.policies.first?.policy == .reject)
    #expect(policy.deviations == [ReadDeviation(.repeatedElement, .policy, found: "none")])
    let version = ReadReport(
      ReportXML.report(version: "<version>1.0</version><version>2</version>"))
    #expect(version.ending?.version == "1.0")
    #expect(version.deviations == [ReadDeviation(.repeatedElement, .version)])
    let errors = ReadReport(ReportXML.metadata("<error>one</error><error>two</error>"))
    #expect(errors.metadata.first?.errors == ["one", "two"])
    #expect(errors.deviations == [])
  }

  /// Everything would be about a name that nobody has (reports.md D11).
  @Test(arguments: [
    "*", "mailto:x", "exa<br/>mple.com", "shop&amp;example.com", "a b.example",
    "Sue\u{fffd}o.example",
  ])
  func `a policy domain that no host can have refuses the report`(text: String) {
    let report = ReadReport(ReportXML.policy("<domain>\(text)</domain>", instead: "domain"))
    #expect(report.refusal == .missing(.domain, problem: nil))
    #expect(report.has(.invalidDomain, .domain))
  }

  @Test(arguments: ["_dmarc.example.com", "a-1.example", "\u{a0}Bücher.Example."])
  func `a policy domain may have what names in reports have`(text: String) {
    let report = ReadReport(ReportXML.policy("<domain>\(text)</domain>", instead: "domain"))
    #expect(report.refusal == nil)
    #expect(report.deviations == [])
  }
}
