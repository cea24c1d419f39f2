import DMARC
import ReportParser
import Testing

@Suite struct PulledInputTests {
  private static let plain = ReadReport(ReportXML.report())
  private static let mark: [UInt8] = [0xef, 0xbb, 0xbf]
  private static let bytes = Array(ReportXML.report().utf8)

  /// Documents of every kind, to be fed in every portion.
  private static let documents: [(name: String, bytes: [UInt8])] = [
    ("plain", bytes),
    ("mark", mark + bytes),
    ("two marks", mark + mark + bytes),
    ("white space", Array("\r\n \t".utf8) + bytes),
    ("mark and line", mark + [0x0a] + bytes),
    ("UTF-16", ReportXML.utf16(ReportXML.report(), isBigEndian: false)),
    ("trailing", bytes + Array("\u{0}garbage".utf8)),
    ("two documents", bytes + bytes),
    ("cut", Array(bytes.dropLast(150))),
    ("cut in the last tag", Array(bytes.dropLast(4))),
    ("bad byte", badByte),
    (
      "ampersand",
      Array(ReportXML.metadata("<extra_contact_info>?a=1&b=2</extra_contact_info>").utf8)
    ),
    ("entities", Array(ReportXML.metadata("<error>&lt;&#65;<![CDATA[&]]>é</error>").utf8)),
    ("extension", Array(ReportXML.report(#"<e xmlns="urn:e"><count>1</count></e>"#).utf8)),
    ("refused", Array("<!DOCTYPE feedback [<!ENTITY a 'b'>]><feedback>&a;</feedback>".utf8)),
    ("other", Array("<rss><channel/></rss>".utf8)),
    ("no XML", Array("unused".utf8)),
  ]

  private static let badByte = Array(ReportXML.metadata("<error>Sue\u{1}o</error>").utf8)
    .map { $0 == 1 ? 0xf1 : $0 }

  @Test(arguments: documents.indices, [1, 2, 3, 7, 4_096])
  func `it does not matter in which portions the bytes come`(index: Int, chunk: Int) {
    let (name, bytes) = Self.documents[index]
    #expect(ReadReport(bytes, chunk: chunk) == ReadReport(bytes), "\(name)")
  }

  @Test func `one byte order mark is nobody's fault`() {
    #expect(ReadReport(Self.mark + Self.bytes) == Self.plain)
  }

  @Test(
    arguments: [
      Array("\n".utf8), Array(" \r\n\t ".utf8), [0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf],
      [0xef, 0xbb, 0xbf, 0x0a], Array("   ".utf8), [UInt8](repeating: 32, count: 10_000),
    ] as [[UInt8]])
  func `other bytes before the report are told and left out`(leading: [UInt8]) {
    let report = ReadReport(leading + Self.bytes)
    #expect(report.records == Self.plain.records)
    #expect(report.deviations == [ReadDeviation(.leadingBytes, .feedback)])
    #expect(report.ending == Self.plain.ending)
  }

  @Test(
    arguments: [
      Array("garbage".utf8), bytes, Array("<feedback/>".utf8), Array("</feedback>".utf8),
    ] as [[UInt8]])
  func `what follows the report is told and not read`(trailing: [UInt8]) {
    let report = ReadReport(Self.bytes + trailing)
    #expect(report.records == Self.plain.records)
    #expect(report.metadata == Self.plain.metadata)
    #expect(report.deviations == [ReadDeviation(.trailingContent, .feedback)])
    #expect(report.ending?.isComplete == true)
  }

  /// Where the bytes end that libxml2 was given is not where the document ends.
  @Test(arguments: 3_900..<4_020)
  func `another end tag behind the report is no cut, wherever it stands`(length: Int) {
    let damaged = ReportXML.metadata("<error>a & b</error>")
    let padding = String(repeating: "x", count: length - damaged.utf8.count)
    let report = ReadReport(damaged + padding + "</feedback>\n")
    #expect(report.codes == [.damagedText, .notWellFormed])
    #expect(report.ending?.isComplete == true)
  }

  @Test func `zeros behind the report cost nothing of it`() {
    let report = ReadReport(Self.bytes + [UInt8](repeating: 0, count: 5_000))
    #expect(report.records == Self.plain.records)
    #expect(report.ending?.isComplete == true)
  }

  @Test(arguments: ["\r\n\t \n", "<!-- the end -->\n", "<?end?>"])
  func `white space and comments behind the report are no deviation`(trailing: String) {
    #expect(ReadReport(Self.bytes + Array(trailing.utf8)) == Self.plain)
  }

  @Test func `bytes that cannot be had at the start refuse the document`() {
    var parser = ReportParser()
    #expect(throws: ReportRefusal.readFailed) {
      try parser.parse(receiver: CollectingReceiver()) { _ in -1 }
    }
  }

  @Test func `bytes that stop coming leave the records before`() throws {
    let receiver = CollectingReceiver()
    var parser = ReportParser()
    let text = ReportXML.report(ReportXML.record(), ReportXML.record())
    let cut = Array(text.utf8.dropLast(300))
    var isFirst = true
    let ending = try parser.parse(receiver: receiver) { buffer in
      guard isFirst else { return -1 }
      isFirst = false
      buffer.copyBytes(from: cut)
      return cut.count
    }
    #expect(receiver.records.count == 1)
    #expect(!ending.isComplete)
    #expect(receiver.deviations.contains(ReadDeviation(.truncated, .feedback)))
  }
}
