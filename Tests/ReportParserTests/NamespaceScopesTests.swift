import DMARC
import ReportParser
import Testing

@Suite struct NamespaceScopesTests {
  private static let plain = ReadReport(ReportXML.report())

  /// Whether a report was read as if the foreign elements were not there.
  private func expectPlain(_ report: ReadReport, _ location: SourceLocation = #_sourceLocation) {
    #expect(report.refusal == nil, sourceLocation: location)
    #expect(report.metadata == Self.plain.metadata, sourceLocation: location)
    #expect(report.policies == Self.plain.policies, sourceLocation: location)
    #expect(report.records == Self.plain.records, sourceLocation: location)
    #expect(report.ending?.droppedRecords == 0, sourceLocation: location)
    #expect(report.deviations == [], sourceLocation: location)
  }

  private static let content = """
    <record><row><count>900</count></row></record><count>7</count>
    <policy_published><domain>evil.example</domain><p>none</p></policy_published>
    """

  @Test(arguments: [
    #"<extension xmlns="urn:example:x">\#(content)</extension>"#,
    #"<extension><y xmlns="urn:example:x">\#(content)</y></extension>"#,
    #"<extension>\#(content)</extension>"#,
    #"<x:extension xmlns:x="urn:example:x">\#(content)</x:extension>"#,
    #"<x:record xmlns:x="urn:example:x"><x:row><x:count>9</x:count></x:row></x:record>"#,
    #"<record xmlns="urn:example:x"><row><count>9</count></row></record>"#,
    #"<extension xmlns="urn:example:x"/>"#,
  ])
  func `an extension of a report is passed over with everything in it`(element: String) {
    expectPlain(ReadReport(ReportXML.report(policy: ReportXML.policy + element)))
    expectPlain(ReadReport(ReportXML.report(policy: element + ReportXML.policy)))
  }

  @Test(arguments: [
    #"<y xmlns="urn:example:x">\#(content)</y>"#,
    #"<x:row xmlns:x="urn:example:x"><x:count>9</x:count></x:row>"#,
    #"<row xmlns="urn:example:x"><count>9</count></row>"#,
  ])
  func `an extension of a record is passed over with everything in it`(element: String) {
    expectPlain(
      ReadReport(ReportXML.report(ReportXML.record(results: ReportXML.results + element))))
    expectPlain(
      ReadReport(ReportXML.report(ReportXML.record(identifiers: element + ReportXML.identifiers))))
  }

  @Test(arguments: [
    #"<x:count xmlns:x="urn:example:x">900</x:count><count>2</count>"#,
    #"<count xmlns="urn:example:x">900</count><count>2</count>"#,
  ])
  func `a foreign count beside ours is not ours`(count: String) {
    expectPlain(ReadReport(ReportXML.report(ReportXML.record(count: count))))
  }

  private func declarations(_ count: Int) -> String {
    (0..<count).map { #" xmlns:a\#($0)="urn:example:x""# }.joined()
  }

  @Test func `prefixes are foreign among more declarations than are kept`() {
    let record = ReportXML.record(count: "<b:count>2</b:count>")
    let kept = ReadReport(ReportXML.report(root: "<feedback\(declarations(100))>", record))
    expectPlain(kept)
    let tooMany = ReadReport(ReportXML.report(root: "<feedback\(declarations(101))>", record))
    #expect(tooMany.metadata == Self.plain.metadata)
    #expect(tooMany.records == [])
  }

  @Test func `more declarations than are kept concern the element that has them alone`() {
    let foreign = "<x\(declarations(101))><b:count>900</b:count></x>"
    let record = ReportXML.record(count: "<b:count>2</b:count>")
    expectPlain(ReadReport(ReportXML.report(policy: ReportXML.policy + foreign, record)))
  }

  @Test func `a prefix may be declared far above`() {
    let root = #"<feedback xmlns:x="urn:example:x">"#
    let extra = "<x:count>900</x:count>"
    let record = ReportXML.record(count: extra + "<count>2</count>")
    expectPlain(ReadReport(ReportXML.report(root: root, record)))
  }

  @Test func `a prefixed report is a report`() throws {
    let prefixed = ReportXML.report()
      .replacing("</", with: "</d:").replacing("<", with: "<d:").replacing("<d:/d:", with: "</d:")
      .replacing("<d:?xml", with: "<?xml")
      .replacing("<d:feedback>", with: #"<d:feedback xmlns:d="urn:ietf:params:xml:ns:dmarc-2.0">"#)
    try #require(prefixed.contains("<d:count>2</d:count>"))
    let report = ReadReport(prefixed)
    expectPlain(report)
    #expect(report.ending?.namespace == "urn:ietf:params:xml:ns:dmarc-2.0")
    #expect(report.ending?.format == .rfc9990)
  }

  @Test func `elements without a namespace are ours in a report that has one`() {
    let report = ReadReport(
      ReportXML.report(root: #"<d:feedback xmlns:d="urn:ietf:params:xml:ns:dmarc-2.0">"#)
        .replacing("</feedback>", with: "</d:feedback>"))
    expectPlain(report)
  }

  @Test(arguments: ["http://dmarc.org/dmarc-xml/0.1", "urn:ietf:params:xml:ns:dmarc-2.0", ""])
  func `a known namespace or none is no deviation`(namespace: String) {
    let report = ReadReport(ReportXML.report(root: #"<feedback xmlns="\#(namespace)">"#))
    expectPlain(report)
    #expect(report.ending?.namespace == namespace)
  }

  @Test(arguments: [
    "http//dmarc.org/dmarc-xml/0.1", "http://dmarc.org/dmarc-xml/0.2", "urn:example:own",
  ])
  func `a misspelt namespace is told, and the report is read`(namespace: String) {
    let report = ReadReport(ReportXML.report(root: #"<feedback xmlns="\#(namespace)">"#))
    #expect(report.records == Self.plain.records)
    #expect(
      report.deviations == [ReadDeviation(.unexpectedNamespace, .feedback, found: namespace)])
    #expect(report.ending?.format == .rfc7489)
  }

  @Test(arguments: [
    #"<feedback xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="urn:instance">"#,
    #"<feedback xmlns:ns1="urn:example:a" ns1:schemaLocation="urn:example:a b.xsd">"#,
  ])
  func `declarations that nothing uses are no deviation`(root: String) {
    expectPlain(ReadReport(ReportXML.report(root: root)))
  }

  @Test func `a namespace holds until the end of its element`() {
    let foreign =
      #"<y xmlns="urn:example:x" xmlns:x="urn:example:y"><z xmlns="urn:example:z"/></y>"#
    let report = ReadReport(
      ReportXML.report(policy: foreign + ReportXML.policy + foreign, ReportXML.record(), foreign))
    expectPlain(report)
  }

  @Test func `a prefix that nobody declared is let pass`() {
    let record = ReportXML.record(count: "<n:count>2</n:count>")
    #expect(ReadReport(ReportXML.report(record)).records == Self.plain.records)
  }
}
