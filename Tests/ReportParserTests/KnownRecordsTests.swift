import DMARC
import Testing

@testable import ReportParser

/// Records that are not parsed again, and that nobody can tell from those that were.
@Suite struct KnownRecordsTests {
  /// A reading of what was read before by the same parser, and one in which libxml2 reads every record.
  private struct Readings {
    let known: ReadReport
    let parsed: ReadReport

    init(_ document: [UInt8], after before: [[UInt8]] = [], chunk: Int = .max) {
      var knowing = ReportParser()
      for document in before { _ = ReadReport(document, parser: &knowing) }
      known = ReadReport(document, parser: &knowing, chunk: chunk)
      parsed = ReadReport(document, limits: Self.none)
    }

    private static let none: ReportParserLimits = {
      var limits = ReportParserLimits()
      limits.knownRecordBytes = 0
      return limits
    }()
  }

  private static func record(_ address: String, _ count: Int) -> String {
    ReportXML.record(
      address: "<source_ip>\(address)</source_ip>", count: "<count>\(count)</count>")
  }

  private static let repeated = ReportXML.report(
    record("192.0.2.1", 2), record("192.0.2.77", 1), record("2001:DB8::1", 1_000_000_000),
    record("198.51.100.255", 40))

  private static let bytes = Array(repeated.utf8)

  // MARK: What is known

  /// What bytes begin with.
  private func look(
    _ text: String, _ known: inout KnownRecords
  ) -> (record: Record, length: Int, extent: TextExtent)? {
    var bytes = Array(text.utf8) + [0]
    return bytes.withUnsafeMutableBufferPointer { room in
      let all = UnsafeBufferPointer(rebasing: room.dropLast())
      guard case .known(let meaning, let length, let extent) = known.look(at: all) else {
        return nil
      }
      return (meaning.record, length, extent)
    }
  }

  private static let meaning = KnownRecords.Meaning(
    record: Record(
      sourceAddress: IPAddress("192.0.2.1"), count: 2, policyEvaluated: PolicyEvaluated(),
      identifiers: Identifiers(headerFrom: TextID(number: 7)), authResults: .absent,
      overrideReasons: .absent),
    evidence: "disposition")

  private func learn(_ text: String, _ known: inout KnownRecords) {
    var bytes = Array(text.utf8) + [0]
    bytes.withUnsafeMutableBufferPointer { room in
      let all = UnsafeBufferPointer(rebasing: room.dropLast())
      guard case .unknown(let unknown) = known.look(at: all) else { return }
      known.learn(Self.meaning, unknown, all)
    }
  }

  @Test func `a record that differs in its address and count is known, with its own`() throws {
    var known = KnownRecords(limit: 10_000)
    learn(Self.record("192.0.2.1", 2), &known)
    let other = Self.record("2001:db8::99", 12_345)
    let found = try #require(look(other + "\n<record>", &known))
    #expect(found.record.sourceAddress == IPAddress("2001:db8::99"))
    #expect(found.record.count == 12_345)
    #expect(found.record.identifiers.headerFrom == TextID(number: 7))
    #expect(found.length == other.utf8.count)
    #expect(found.extent.lines == other.count { $0 == "\n" })
    #expect(found.extent.columns == "</record>".count)
  }

  @Test func `a record on one line moves the place by its length`() throws {
    var known = KnownRecords(limit: 10_000)
    let first = Self.record("192.0.2.1", 2).replacing("\n", with: "")
    learn(first, &known)
    let other = first.replacing("192.0.2.1", with: "192.0.2.123")
    let found = try #require(look(other, &known))
    #expect(found.extent == TextExtent(columns: other.utf8.count))
  }

  @Test(arguments: [
    ("s1", "s2"), ("<p", "< p"), ("example.com", "example.net"), ("<row>", "<row >"),
    ("<count>2", "<count>0"), ("<count>2", "<count> 2"), ("<count>2", "<count>1000000001"),
    ("192.0.2.1", "192.0.2.256"), ("192.0.2.1", " 192.0.2.1"), ("192.0.2.1", "[192.0.2.1]"),
    ("</record>", "</records>"), ("<record>", "<record a=''>"), ("  <row>", " <row>"),
    ("<source_ip>", "<source_ip><!-- -->"),
  ])
  func `any other difference makes it unknown`(from: String, to: String) throws {
    var known = KnownRecords(limit: 10_000)
    let first = Self.record("192.0.2.1", 2)
    learn(first, &known)
    let other = first.replacing(from, with: to)
    try #require(other != first)
    #expect(look(first, &known) != nil)
    #expect(look(other, &known) == nil)
  }

  @Test(arguments: [
    "<!-- -->", "<![CDATA[x]]>", "<?x?>",
  ])
  func `a record with more than tags and texts is not kept`(part: String) {
    var known = KnownRecords(limit: 10_000)
    let first = Self.record("192.0.2.1", 2).replacing("</row>", with: part + "</row>")
    learn(first, &known)
    #expect(look(first, &known) == nil)
  }

  @Test func `what is forgotten is the oldest that was not met again`() {
    func name(_ number: Int) -> String {
      Self.record("192.0.2.1", 2).replacing("s1", with: "s\(number)")
    }
    let size = name(10).utf8.count
    var known = KnownRecords(limit: size * 10)
    for number in 100..<105 { learn(name(number), &known) }
    for number in 200..<230 {
      #expect(look(name(100), &known) != nil)
      learn(name(number), &known)
    }
    #expect(look(name(101), &known) == nil)
    #expect(look(name(229), &known) != nil)
    known.removeAll()
    #expect(look(name(229), &known) == nil)
  }

  @Test func `nothing is known where nothing is to be kept`() {
    var known = KnownRecords(limit: 0)
    learn(Self.record("192.0.2.1", 2), &known)
    #expect(look(Self.record("192.0.2.1", 2), &known) == nil)
  }

  @Test func `of more ways to begin than are kept the last are known`() {
    var known = KnownRecords(limit: 100_000)
    func spaced(_ spaces: Int) -> String {
      Self.record("192.0.2.1", 2)
        .replacing("<source_ip>", with: String(repeating: " ", count: spaces) + "<source_ip>")
    }
    for spaces in 0..<20 { learn(spaced(spaces), &known) }
    #expect(look(spaced(19), &known) != nil)
    #expect(look(spaced(0), &known) == nil)
  }

  // MARK: What comes of documents

  /// The documents are warmed up with others, so that their first records are known as well.
  private static let documents: [(name: String, xml: String)] = [
    ("repeated", repeated),
    ("CRLF", repeated.replacing("\n", with: "\r\n")),
    ("on one line", repeated.replacing("\n", with: "")),
    ("tabs", repeated.replacing("  ", with: "\t")),
    ("no declaration", String(repeated.drop { $0 != "\n" }.dropFirst())),
    (
      "namespace",
      repeated.replacing(
        "<feedback>", with: #"<feedback xmlns="urn:ietf:params:xml:ns:dmarc-2.0">"#)
    ),
    (
      "prefix",
      repeated.replacing("<record>", with: "<x:record>").replacing("</record>", with: "</x:record>")
    ),
    (
      "extension by prefix",
      repeated.replacing("<feedback>", with: #"<feedback xmlns:x="urn:e">"#)
        .replacing("<row>", with: "<x:row/><row>")
    ),
    ("deviations", repeated.replacing("<result>pass</result>", with: "<result>Pass</result>")),
    ("RFC 9990", repeated.replacing("<disposition>none", with: "<disposition>pass")),
    (
      "test mode",
      repeated.replacing(
        "</policy_evaluated>",
        with: "<reason><type>policy_test_mode</type></reason></policy_evaluated>")
    ),
    ("comment between", repeated.replacing("</record>", with: "</record><!-- </record> -->")),
    (
      "comment inside",
      repeated.replacing("<row>", with: "<!-- <source_ip>192.0.2.9</source_ip> --><row>")
    ),
    ("text between", repeated.replacing("</record>", with: "</record>text")),
    ("entity", repeated.replacing("s1", with: "s&amp;1")),
    ("unknown entity", repeated.replacing("s1", with: "s&x;1")),
    ("attribute", repeated.replacing("<row>", with: "<row a='1'>")),
    (
      "two addresses",
      repeated.replacing("<count>", with: "<source_ip>192.0.2.3</source_ip><count>")
    ),
    ("two rows", repeated.replacing("</row>", with: "</row><row><count>9</count></row>")),
    ("no address", repeated.replacing("source_ip", with: "source")),
    ("an address that is none", repeated.replacing("192.0.2.77", with: "192.0.2.777")),
    ("counts that are none", repeated.replacing("<count>1<", with: "<count>0<")),
    (
      "policy behind",
      ReportXML.report(policy: "", record("192.0.2.1", 2), ReportXML.policy, record("192.0.2.2", 2))
    ),
    ("two policies", repeated.replacing("</record>", with: "</record>" + ReportXML.policy)),
    (
      "nested report",
      repeated.replacing("<record>", with: "<feedback><record>").replacing(
        "</record>", with: "</record></feedback>")
    ),
    (
      "in an extension",
      repeated.replacing("<record>", with: "<extension><record>").replacing(
        "</record>", with: "</record></extension>")
    ),
    ("in another root", "<root>" + repeated.drop { $0 != "\n" } + "</root>"),
    (
      "much white space",
      repeated.replacing("<record>", with: String(repeating: " \n", count: 300) + "<record>")
    ),
    ("trailing", repeated + "<record>"),
    ("without an end", String(repeated.dropLast(12))),
    ("latin-1", repeated.replacing("UTF-8", with: "ISO-8859-1")),
    ("unknown encoding", repeated.replacing("UTF-8", with: "none")),
    ("a stray end", repeated.replacing("</identifiers>", with: "</identifiers></row>")),
    ("two reports", repeated + repeated),
  ]

  @Test(arguments: documents.indices, [1, 700, 4_096, Int.max])
  func `a document comes to the same, whatever was read before`(index: Int, chunk: Int) {
    let (name, xml) = Self.documents[index]
    let bytes = Array(xml.utf8)
    let readings = Readings(bytes, after: [bytes, Self.bytes], chunk: chunk)
    #expect(readings.known == readings.parsed, "\(name)")
  }

  @Test func `UTF-16 comes to the same after UTF-8`() {
    let wide = ReportXML.utf16(Self.repeated, isBigEndian: false)
    let readings = Readings(wide, after: [Self.bytes])
    #expect(readings.known == readings.parsed)
  }

  /// Wherever the damage is, its line and its column are told as libxml2 counts them.
  @Test(arguments: ["<", "&", "\u{0}", "9", "\n", "/", ">", ""])
  func `a document that is damaged anywhere comes to the same`(damage: String) {
    let short = ReportXML.report(
      Self.record("192.0.2.1", 2), Self.record("192.0.2.9", 3), Self.record("192.0.2.10", 4))
    let whole = Array(short.utf8)
    let start = whole.count - 2 * Self.record("192.0.2.1", 2).utf8.count - 40
    for place in start..<whole.count {
      var bytes = whole
      bytes.replaceSubrange(place...place, with: damage.utf8)
      let readings = Readings(bytes, after: [whole])
      #expect(readings.known == readings.parsed, "\(damage) at \(place)")
    }
  }

  @Test func `a document that is cut anywhere comes to the same`() {
    let whole = Self.bytes
    for length in stride(from: whole.count - 1_200, to: whole.count, by: 1) {
      let readings = Readings(Array(whole[..<length]), after: [whole])
      #expect(readings.known == readings.parsed, "\(length)")
    }
  }

  @Test func `a bound on records holds for known ones`() {
    var limits = ReportParserLimits()
    limits.records = 3
    var parser = ReportParser(limits: limits)
    let lines = Self.repeated.split(separator: "\n", omittingEmptySubsequences: false)
    let line = lines.indices.filter { lines[$0].hasSuffix("</record>") }[3] + 1
    for _ in 0..<2 {
      let report = ReadReport(Self.bytes, parser: &parser)
      #expect(report.records.count == 3)
      #expect(report.refusal == .tooManyRecords(limit: 3, line: line))
    }
  }

  /// Texts are forgotten when there are too many, and with them what was known by their numbers.
  @Test func `a long report of few and of many names comes to the same`() {
    var parts: [String] = []
    for number in 0..<60_000 {
      let record = Self.record("192.0.\(number / 256).\(number % 256)", number + 1)
      parts.append(number % 3 == 0 ? record.replacing("s1", with: "s\(number)") : record)
    }
    let report = ReportXML.report(parts.joined(separator: "\n"))
    let readings = Readings(Array(report.utf8))
    #expect(readings.known.records.count == 60_000)
    #expect(readings.known == readings.parsed)
  }
}
