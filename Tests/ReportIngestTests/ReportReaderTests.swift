import DMARC
import Foundation
import ReportContainers
import ReportIngest
import ReportParser
import Testing

@Suite struct ReportReaderTests {
  private static let record = """
    <record><row><source_ip>192.0.2.1</source_ip><count>2</count><policy_evaluated>
    <disposition>none</disposition><dkim>pass</dkim><spf>fail</spf></policy_evaluated></row>
    <identifiers><header_from>example.com</header_from></identifiers></record>

    """
  private static let head = """
    <feedback><report_metadata><org_name>receiver.example</org_name>
    <email>dmarc@receiver.example</email><report_id>1</report_id>
    <date_range><begin>1788134400</begin><end>1788220799</end></date_range></report_metadata>
    <policy_published><domain>example.com</domain><p>none</p></policy_published>
    """
  private static let report =
    head + String(repeating: record, count: 1_000) + "</feedback>"

  private func read(
    _ bytes: [UInt8], limits: ContainerLimits = ContainerLimits()
  ) throws -> TotalsReceiver {
    let path = NSTemporaryDirectory() + "dmarc-tests-" + UUID().uuidString
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let receiver = TotalsReceiver()
    receiver.read(path, limits: limits)
    return receiver
  }

  private func outcome(_ text: String) throws -> ReadOutcome {
    let receiver = try read(Array(text.utf8))
    #expect(receiver.thrown == nil)
    try #require(receiver.documents.count == 1)
    return receiver.documents[0]
  }

  @Test func `a report is a report, packed or not`() throws {
    for bytes in [Array(Self.report.utf8), StoredGzip.packed(Array(Self.report.utf8))] {
      let receiver = try read(bytes)
      #expect(receiver.thrown == nil)
      #expect(receiver.documents.map(\.outcome) == ["aggregate"])
      let report = try #require(receiver.documents.first)
      #expect(report.isWhole)
      #expect(report.member == nil)
      #expect(report.totals.records == 1_000)
      #expect(report.totals.messages == 2_000)
      #expect(report.policy?.domain == "example.com")
    }
  }

  /// RFC 8460, section 4.4, and what Microsoft and Postfix leave out of it.
  @Test(arguments: [
    #"{"organization-name":"A","report-id":"1","policies":[]}"#,
    "\r\n {\n \"policies\": [],\n \"report-id\": \"1\",\n \"contact-info\": null }",
    #"{"organization-name":"A","policies":[{"policy":{"policy-type":"no-policy-found"}}]}"#,
  ])
  func `a TLS report is one, packed or not`(json: String) throws {
    #expect(try outcome(json).outcome == "tls_report")
    let packed = try read(StoredGzip.packed(Array(json.utf8)))
    #expect(packed.documents.map(\.outcome) == ["tls_report"])
  }

  @Test(arguments: [
    "{}", "[1, 2]", #"{"policies":[]}"#, #"{"organization-name":"A"}"#,
    #"{"a":"it has policies and an organization-name"}"#,
  ])
  func `other JSON is no report`(json: String) throws {
    let document = try outcome(json)
    #expect(document.outcome == "not_a_report")
    #expect(document.refusal == .otherContent)
  }

  @Test(arguments: [
    "From: reports@receiver.example\r\nSubject: Report Domain: example.com\r\n\r\nbody",
    "From reports@receiver.example Mon Aug 31 00:00:00 2026\nTo: a@example.com\n\nbody",
  ])
  func `mail without a report is no report`(mail: String) throws {
    let document = try outcome(mail)
    #expect(document.outcome == "not_a_report")
    #expect(document.refusal == .mail(.plain))
  }

  @Test func `a failure report is one and nothing more`() throws {
    let document = try outcome("Content-Type: message/feedback-report\n\nFeedback-Type: x\n")
    #expect(document.outcome == "failure_report")
    #expect(document.refusal == nil)
  }

  @Test(arguments: [
    ("<html><body>Sorry</body></html>", "html"),
    (
      "<!DOCTYPE html>\n<html><head><meta charset=utf-8></head><body><p>Sorry</body></html>", "html"
    ),
    ("<?xml version='1.0'?><rss version='2.0'/>", "rss"),
  ])
  func `other markup is no report and says what it is`(text: String, root: String) throws {
    let document = try outcome(text)
    #expect(document.outcome == "not_a_report")
    #expect(document.refusal == .report(.notAReport(root: root)))
  }

  @Test func `other content is told apart`() throws {
    #expect(try outcome("unused").refusal == .otherContent)
    #expect(try outcome("").refusal == .report(.empty))
    #expect(try outcome("").outcome == "refused")
    #expect(try outcome("Rar!\u{1a}\u{7}").refusal == .unreadContainer("rar"))
    #expect(try outcome("Rar!\u{1a}\u{7}").outcome == "refused")
    // A report that was lost (reports.md D8).
    let lost = try read(StoredGzip.packed(Array("unused".utf8)))
    #expect(lost.documents.map(\.refusal) == [.report(.notXML)])
    #expect(lost.documents.map(\.outcome) == ["refused"])
    let packed = try read(StoredGzip.packed([]))
    #expect(packed.documents.map(\.refusal) == [.report(.empty)])
  }

  @Test func `a report that nothing can be attributed to is refused`() throws {
    let type = try outcome("<!DOCTYPE feedback>\n" + Self.report)
    #expect(type.outcome == "refused")
    #expect(type.refusal == .report(.documentType(line: 1)))
    let hollow = try outcome("<feedback/>")
    #expect(hollow.refusal == .report(.missing(.reportMetadata, problem: nil)))
  }

  @Test func `a cut gzip of a report gives its complete records and says so`() throws {
    let packed = StoredGzip.packed(Array(Self.report.utf8))
    let receiver = try read(Array(packed[..<(packed.count / 2)]))
    #expect(receiver.thrown == nil)
    let report = try #require(receiver.documents.first)
    #expect(report.outcome == "aggregate")
    #expect(report.failure == .truncated(container: "gzip"))
    #expect(report.ending?.isComplete == false)
    #expect(report.ending?.records == report.totals.records)
    // Half of the bytes, less the head and the gzip framing, hold about half of the records.
    #expect((490...500).contains(report.totals.records))
    #expect(report.metadata?.organization == "receiver.example")
  }

  @Test func `a gzip that lacks its checksum only gives every record and says so`() throws {
    let receiver = try read(Array(StoredGzip.packed(Array(Self.report.utf8)).dropLast(8)))
    let report = try #require(receiver.documents.first)
    #expect(report.outcome == "aggregate")
    #expect(report.failure == .truncated(container: "gzip"))
    #expect(report.ending?.isComplete == true)
    #expect(report.totals.records == 1_000)
  }

  @Test func `a gzip that is cut in the head of a report is refused for that`() throws {
    let receiver = try read(Array(StoredGzip.packed(Array(Self.report.utf8))[..<100]))
    #expect(receiver.documents.map(\.outcome) == ["refused"])
    #expect(receiver.documents.map(\.refusal) == [.container(.truncated(container: "gzip"))])
  }

  @Test(arguments: [1, 5]) func `a damaged gzip of a report is refused`(place: Int) throws {
    var packed = StoredGzip.packed(Array(Self.report.utf8))
    packed[packed.count - place] ^= 1
    let receiver = try read(packed)
    #expect(receiver.documents.map(\.outcome) == ["refused"])
    #expect(receiver.documents.first?.refusal?.code == "damaged_container")
  }

  /// A source gives what it has, which may be little at a time.
  @Test(arguments: [1, 3, 100]) func `a report in many small gzip members is read whole`(size: Int)
    throws
  {
    let record = Self.record.replacing(">pass<", with: "><![CDATA[pass]]><")
    let bytes = Array((Self.head + String(repeating: record, count: 20) + "</feedback>").utf8)
    let packed = stride(from: 0, to: bytes.count, by: size).flatMap { start in
      StoredGzip.packed(Array(bytes[start..<min(start + size, bytes.count)]))
    }
    let report = try #require(try read(packed).documents.first)
    #expect(report.outcome == "aggregate")
    #expect(report.isWhole)
    #expect(report.ending?.isWellFormed == true)
    #expect(report.totals.records == 20)
    #expect(report.totals.dkimAligned == 40)
  }

  @Test func `a limit that is reached in a report refuses it`() throws {
    var limits = ContainerLimits()
    limits.expandedBytes = 10_000
    let receiver = try read(StoredGzip.packed(Array(Self.report.utf8)), limits: limits)
    #expect(receiver.documents.map(\.refusal) == [.container(.expandsTooFar(limit: 10_000))])
    #expect(receiver.documents.map(\.outcome) == ["refused"])
  }

  @Test func `each document of an archive begins and ends once`() {
    let receiver = TotalsReceiver()
    receiver.read(SampleReports.folder.appendingPathComponent("deviating/with-readme.zip").path)
    #expect(receiver.thrown == nil)
    #expect(receiver.documents.count > 1)
    #expect(receiver.documents.allSatisfy { $0.member?.isEmpty == false })
    #expect(receiver.documents.filter { $0.outcome == "aggregate" }.count == 1)
    #expect(receiver.documents.filter { $0.outcome == "not_a_report" }.count >= 1)
  }

  @Test func `a reader reads on after files that it refused`() {
    func path(_ name: String) -> String { SampleReports.folder.appendingPathComponent(name).path }
    var reader = ReportReader()
    for name in [
      "corrupt.zip", "entity-bomb.xml", "truncated.gz", "picture.png", "deep-nesting.xml.gz",
    ] {
      let refused = TotalsReceiver()
      refused.read(path("hostile/" + name), &reader)
      #expect(refused.outcome != "aggregate", "\(name)")
      let receiver = TotalsReceiver()
      receiver.read(path("deviating/bom.xml"), &reader)
      #expect(receiver.documents.map(\.totals.messages) == [20], "after \(name)")
    }
  }

  @Test(
    arguments: [
      (.mail(.plain), "mail", "it is a mail message without a report"),
      (.mail(.bounce), "bounce", "it is a bounce: mail that was not delivered"),
      (
        .mail(.sizeLimitError), "size_limit_error",
        "it tells of a report that was not sent because it was too large"
      ),
      (
        .unreadContainer("7z"), "unread_container",
        "it is 7z data; unpack it and read what is in it"
      ),
      (.otherContent, "other_content", "it is no XML, no archive and no mail"),
      (.report(.empty), "empty", "it is empty"),
      (.container(.notAFile), "not_a_file", "it is neither a file nor a folder"),
    ] as [(Refusal, String, String)])
  func `a refusal has a word for the ledger and a sentence for people`(
    refusal: Refusal, code: String, sentence: String
  ) {
    #expect(refusal.code == code)
    #expect(refusal.description == sentence)
  }
}

/// Gzip without compression (RFC 1952; RFC 1951, section 3.2.4), so that a cut falls where it is
/// meant to.
private enum StoredGzip {
  static func packed(_ bytes: [UInt8]) -> [UInt8] {
    var packed: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]
    var rest = bytes[...]
    repeat {
      let block = rest.prefix(0xffff)
      rest = rest.dropFirst(block.count)
      packed.append(rest.isEmpty ? 1 : 0)
      packed += number(UInt32(block.count), 2) + number(~UInt32(block.count), 2) + block
    } while !rest.isEmpty
    return packed + number(checksum(bytes), 4) + number(UInt32(bytes.count), 4)
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { crc, byte in
      (0..<8).reduce(crc ^ UInt32(byte)) { crc, _ in crc >> 1 ^ (crc & 1) * 0xedb8_8320 }
    }
  }

  private static func number(_ value: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt32($0 * 8)) }
  }
}
