import Foundation
import Testing

/// Mail that is made to take time or memory.
struct HostileMailTests {
  private static let megabyte = [UInt8](repeating: UInt8(ascii: "y"), count: 1 << 20)

  private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  private static let start = "From: a@receiver.example\nSubject: x\n"
  /// A part that is a report, as the last one.
  private static let end = """

    --b
    Content-Type: text/xml; name=report.xml

    \(SampleXML.report(reportID: "behind"))
    --b--

    """

  @Test func `a thousand parts inside each other are refused`() throws {
    let folder = try HostileFolder()
    let levels = (0..<1_000).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }
    try folder.write(Self.bytes(Self.start + levels.joined() + "\n<feedback/>"), as: "deep.eml")
    let answer = try folder.run()
    #expect(
      answer.error
        == "\(folder.path)/deep.eml: parts of the mail are nested deeper than 20 "
        + "(raise with --max-part-depth)\n")
  }

  /// One field of a hundred megabytes, on one line or on many, and many fields.
  @Test(arguments: [1 << 20, 50], [true, false])
  func `a header of a hundred megabytes is refused`(length: Int, isOneField: Bool) throws {
    let folder = try HostileFolder()
    let line = String(repeating: "y", count: length)
    let lines = (isOneField ? " " : "X-Y: ") + line + (length == 1 << 20 && isOneField ? "" : "\n")
    let piece = Self.bytes(String(repeating: lines, count: max(1, (1 << 20) / length)))
    try folder.write(
      pieces: [Self.bytes(Self.start + "X-Long:")] + repeatElement(piece, count: 100),
      as: "long.eml")
    let answer = try folder.run()
    #expect(
      answer.error
        == "\(folder.path)/long.eml: a header of the mail is longer than 262144 bytes "
        + "(raise with --max-header-bytes)\n")
  }

  /// A report behind what is passed over is found.
  private func expectReport(behind pieces: some Sequence<[UInt8]>) throws {
    let folder = try HostileFolder()
    let header = Self.start + "Content-Type: multipart/mixed; boundary=b\n\n"
    try folder.write(
      pieces: [Self.bytes(header)] + Array(pieces) + [Self.bytes(Self.end)], as: "long.eml")
    let answer = try folder.run()
    #expect(answer.status == 0, "\(answer.error)")
    let row = try folder.ledger().first { $0.path.hasSuffix("/long.eml") && $0.member != nil }
    #expect(row?.outcome == "stored")
    #expect(row?.member == "report.xml")
  }

  @Test func `a line of fifty megabytes of base64 is passed over`() throws {
    let part =
      "\n--b\nContent-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n\n"
    let line = repeatElement(Self.megabyte, count: 50)
    try expectReport(behind: [Self.bytes(part)] + line)
  }

  @Test func `a report in a line of fifty megabytes of base64 is read`() throws {
    let folder = try HostileFolder()
    let header = Self.start + "Content-Type: text/xml\nContent-Transfer-Encoding: base64\n\n"
    // White space behind the report, a multiple of three bytes.
    let report = Data(SampleXML.report(reportID: "in one line").utf8)
    let padded = report + Data(repeating: 32, count: 3 - report.count % 3)
    let spaces = Data(repeating: 32, count: 3 << 18).base64EncodedData()
    try folder.write(
      pieces: [Self.bytes(header), [UInt8](padded.base64EncodedData())]
        + repeatElement([UInt8](spaces), count: 50), as: "line.eml")
    #expect(try folder.run().status == 0)
    let row = try folder.ledger().first { $0.path.hasSuffix("/line.eml") && $0.member != nil }
    #expect(row?.outcome.hasPrefix("stored") == true)
  }

  @Test(arguments: ["--a\n", "\n"])
  func `a preamble of a million lines is passed over`(line: String) throws {
    let lines = Self.bytes(String(repeating: line, count: 10_000))
    try expectReport(behind: repeatElement(lines, count: 100))
  }
}
