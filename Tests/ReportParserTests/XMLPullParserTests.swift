import DMARC
import ReportParser
import Testing

@Suite struct XMLPullParserTests {
  private static let plain = ReadReport(ReportXML.report())

  private func declared(_ encoding: String, _ xml: String) -> String {
    xml.replacing("UTF-8", with: encoding)
  }

  @Test(arguments: ["UTF-8", "UTF-16"])
  func `UTF-16 is read in both byte orders, whatever is declared`(encoding: String) {
    let xml = declared(encoding, ReportXML.report())
    for isBigEndian in [false, true] {
      let report = ReadReport(ReportXML.utf16(xml, isBigEndian: isBigEndian))
      #expect(report.records == Self.plain.records)
      #expect(report.metadata == Self.plain.metadata)
      #expect(report.deviations == [])
    }
  }

  @Test func `windows-1252 is read as it is declared`() {
    let xml = declared(
      "windows-1252",
      ReportXML.metadata("<org_name>Caf\u{1} \u{2}M\u{3}</org_name>", instead: "org_name"))
    let bytes = Array(xml.utf8).map { [1: 0xe9, 2: 0x80, 3: 0x92][$0] ?? $0 }
    let report = ReadReport(bytes)
    #expect(report.metadata.first?.organization == "Café €M’")
    #expect(report.deviations == [])
    #expect(report.records == Self.plain.records)
  }

  @Test func `bytes that are no text in the declared encoding are not printed`() async {
    let ended = await #expect(
      processExitsWith: .success, observing: [\.standardErrorContent]
    ) {
      let xml = ReportXML.metadata("<org_name>\u{1}\u{1}\u{1} Mail</org_name>", instead: "org_name")
        .replacing("UTF-8", with: "EUC-JP")
      let report = ReadReport(Array(xml.utf8).map { $0 == 1 ? 0xff : $0 })
      precondition(report.refusal != nil || report.ending?.isWellFormed == false)
    }
    #expect(ended.map { String(decoding: $0.standardErrorContent, as: UTF8.self) } == "")
  }

  @Test func `UTF-8 that is declared to be UTF-16 is read and told`() {
    let report = ReadReport(declared("UTF-16", ReportXML.report()))
    #expect(report.records == Self.plain.records)
    #expect(report.deviations == [ReadDeviation(.wrongEncoding, .feedback, found: "UTF-16")])
  }

  @Test(arguments: [
    "unicode", "ANSI", "utf-8-sig", "UTF8-BOM", "none", "UCS-2", "UCS-4", "UTF-16LE", "UTF-32",
    "x-user-defined",
  ])
  func `UTF-8 under a name that nobody knows, or of other bytes, is read and told`(name: String) {
    let xml = ReportXML.metadata("<org_name>Grüße</org_name>", instead: "org_name")
    let report = ReadReport(declared(name, xml))
    #expect(report.metadata.first?.organization == "Grüße")
    #expect(report.records == Self.plain.records)
    #expect(report.deviations == [ReadDeviation(.wrongEncoding, .feedback, found: name)])
    #expect(report.ending?.isWellFormed == true)
  }

  @Test(arguments: [1, 4, 5, 37]) func `a name that comes in pieces is the same name`(chunk: Int) {
    let report = ReadReport(declared("unicode", ReportXML.report()), chunk: chunk)
    #expect(report.records == Self.plain.records)
    #expect(report.deviations == [ReadDeviation(.wrongEncoding, .feedback, found: "unicode")])
  }

  @Test(arguments: [true, false])
  func `UTF-16 under a name that nobody knows is read and told`(isBigEndian: Bool) {
    let xml = declared("unicode", ReportXML.report())
    let report = ReadReport(ReportXML.utf16(xml, isBigEndian: isBigEndian))
    #expect(report.records == Self.plain.records)
    #expect(report.deviations == [ReadDeviation(.wrongEncoding, .feedback, found: "unicode")])
  }

  @Test func `the document behind one of an unknown encoding has its own`() {
    var parser = ReportParser()
    _ = ReadReport(Array(declared("ANSI", ReportXML.report()).utf8), parser: &parser)
    let xml = declared(
      "ISO-8859-1", ReportXML.metadata("<org_name>Sue\u{1}o</org_name>", instead: "org_name"))
    let report = ReadReport(Array(xml.utf8).map { $0 == 1 ? 0xf1 : $0 }, parser: &parser)
    #expect(report.metadata.first?.organization == "Sueño")
    #expect(report.deviations == [])
  }

  /// reports.md D11.
  @Test func `bytes of an unknown encoding are marked where they stand`() {
    let xml = declared(
      "ANSI", ReportXML.metadata("<org_name>Sue\u{1}o</org_name>", instead: "org_name"))
    let report = ReadReport(Array(xml.utf8).map { $0 == 1 ? 0xf1 : $0 })
    #expect(report.metadata.first?.organization == "Sue\u{fffd}o")
    #expect(report.records == Self.plain.records)
    #expect(report.codes == [.notWellFormed, .wrongEncoding])
  }

  @Test func `what declares itself to be XML and is none is refused with its place`() {
    let report = ReadReport("<?xml version=\"1.0\"?>\nnothing of the kind")
    guard case .unreadable(let problem)? = report.refusal else {
      Issue.record("\(report.testDescription)")
      return
    }
    #expect(problem.line == 2)
    #expect(report.refusal?.code == "not_xml")
  }

  @Test func `no declaration and one line are normal`() {
    let line = ReportXML.report().split(separator: "\n").dropFirst().joined()
    let report = ReadReport(line)
    #expect(report.records == Self.plain.records)
    #expect(report.deviations == [])
  }

  @Test(arguments: [
    "<extra_contact_info>https://receiver.example/?a=1&b=2</extra_contact_info>",
    "<extra_contact_info>a < b</extra_contact_info>",
    "<extra_contact_info>AT&T</extra_contact_info>",
    "<extra_contact_info>&undefined;</extra_contact_info>",
  ])
  func `an unescaped character damages its text and nothing else`(element: String) {
    let report = ReadReport(ReportXML.metadata(element))
    #expect(report.records == Self.plain.records)
    #expect(report.policies == Self.plain.policies)
    #expect(report.metadata.first?.reportID == Self.plain.metadata.first?.reportID)
    #expect(report.ending?.isWellFormed == false)
    #expect(report.has(.notWellFormed, .feedback))
  }

  /// `<email><bad@x></email>`, reports.md D13
  @Test func `an address in angle brackets is lost, and the records are not`() {
    let report = ReadReport(ReportXML.metadata("<email><bad@x></email>", instead: "email"))
    #expect(report.refusal == nil)
    #expect(report.records == Self.plain.records)
    #expect(report.policies == Self.plain.policies)
    #expect(report.metadata.first?.reportID == Self.plain.metadata.first?.reportID)
    #expect(report.metadata.first?.email?.contains("bad") != true)
    #expect(report.ending?.isWellFormed == false)
  }

  @Test(arguments: [
    "<!DOCTYPE feedback>",
    #"<!DOCTYPE feedback SYSTEM "http://hostile.invalid/feedback.dtd">"#,
    #"<!DOCTYPE feedback PUBLIC "a" "file:///etc/passwd">"#,
    #"<!DOCTYPE feedback [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>"#,
    #"<!DOCTYPE feedback [<!ENTITY x SYSTEM "file:///etc/passwd">]>"#,
    "<!-- first --><!DOCTYPE feedback>",
  ])
  func `a DOCTYPE is refused before anything is read`(type: String) {
    let xml = ReportXML.report().replacing("<feedback>", with: type + "<feedback>")
    let report = ReadReport(xml)
    #expect(report.refusal == .documentType(line: 2))
    #expect(report.metadata.isEmpty && report.records.isEmpty)
  }

  @Test(arguments: ["html", "HTML", "rss"])
  func `a DOCTYPE of something else says what it is`(root: String) {
    let report = ReadReport("<!DOCTYPE \(root)>\n<\(root)><body>Sorry</body></\(root)>")
    #expect(report.refusal == .notAReport(root: root))
  }

  @Test func `a DOCTYPE of another name does not let a report pass`() {
    let xml = ReportXML.report().replacing(
      "<feedback>", with: "<!DOCTYPE x [<!ENTITY a 'b'>]><feedback>")
    #expect(ReadReport(xml).ending == nil)
  }

  @Test func `a name of megabytes ends in an answer`() {
    let name = String(repeating: "n", count: 12_000_000)
    #expect(ReadReport("<feedback><\(name)/></feedback>").ending == nil)
  }

  /// Names of many lengths, so that libxml2 has no room left for one that is as short as a report's.
  @Test func `what a document has of names is no burden to the next`() {
    var parser = ReportParser()
    let lengths = Array(repeating: (47_000, 20), count: 6)
    let fillers = [(9_000, 30), (2_000, 100), (400, 100), (90, 200), (20, 300), (10, 500)]
    var number = 0
    for (length, count) in lengths + fillers + [(5, 500)] {
      let names = (0..<count).map { _ in
        number += 1
        let name = "z" + String(number, radix: 16)
        return "<\(name)\(String(repeating: "x", count: max(0, length - name.utf8.count)))/>"
      }
      _ = ReadReport(Array("<feedback>\(names.joined())</feedback>".utf8), parser: &parser)
    }
    #expect(ReadReport(Array(ReportXML.report().utf8), parser: &parser) == Self.plain)
  }

  @Test func `attributes by the thousand are passed over`() {
    let attributes = (0..<5_000).map { " a\($0)='\($0)'" }.joined()
    let report = ReadReport(ReportXML.report(root: "<feedback\(attributes)>"))
    #expect(report.records == Self.plain.records)
    #expect(report.deviations == [])
  }
}
