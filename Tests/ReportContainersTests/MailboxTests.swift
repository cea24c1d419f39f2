import ContainerWriters
import ReportContainers
import Testing

@Suite struct MailboxTests {
  private static let first = sampleXML(3_000)
  private static let second = sampleXML(300, seed: 2)
  private static let line = "From reports@receiver.example Tue Sep  1 06:00:00 2026\n"

  private func mailbox(_ messages: [[UInt8]]) -> [UInt8] {
    messages.flatMap { Array(Self.line.utf8) + $0 + [10] }
  }

  @Test func `each message of a mailbox is read, and its number is in the name`() throws {
    let bytes = mailbox([
      MailPart.attachment(Self.first).message, MailPart.text("hello").message,
      MailPart.multipart([.attachment(Self.second), .attachment(Self.first)]).message,
    ])
    let expected: [ReadDocument] = [
      .xml(Self.first, member: "message 1/report.xml"), .mail(member: "message 2"),
      .xml(Self.second, member: "message 3/report.xml"),
      .xml(Self.first, member: "message 3/report.xml"),
    ]
    #expect(try ReadFile(bytes).documents == expected)
    #expect(try ReadFile(withCRLF(bytes)).documents == expected)
    #expect(try ReadFile(Deflate.gzip(bytes)).documents == expected)
  }

  @Test(arguments: [
    "From MAILER-DAEMON Tue Sep  1 06:00:00 2026\n", "From - Tue Sep 01 06:00:00 2026\n",
    "From 1775@xxx Tue Sep 01 06:00:00 +0000 2026\n",
    "From a at example.com  Tue Sep 1 6:00 2026\n",
  ])
  func `a message begins with a line that has a time and a year`(line: String) throws {
    let message = MailPart.attachment(Self.first).message
    let file = try ReadFile(Array(line.utf8) + message + Array(line.utf8) + message)
    #expect(file.documents.map(\.member) == ["message 1/report.xml", "message 2/report.xml"])
  }

  @Test func `other lines that begin with From are text, and quoted ones lose one mark`() throws {
    let xml = "<feedback>\nFrom here on\nFrom 9:30 on\n>From me\n>>From you\n> From us\n</feedback>"
    let part = MailPart.text(xml, "Content-Type: text/xml")
    let unquoted =
      "<feedback>\nFrom here on\nFrom 9:30 on\nFrom me\n>From you\n> From us\n</feedback>"
    #expect(
      try ReadFile(mailbox([part.message])).documents.map(\.bytes) == [
        Array((unquoted + "\n").utf8)
      ])
    // Outside a mailbox nothing was quoted.
    #expect(try ReadFile(part.message).documents.map(\.bytes) == [Array(xml.utf8)])
  }

  @Test func `a message that is cut does not hide the next`() throws {
    let cut = MailPart.multipart([.attachment(Self.first)]).message.dropLast(30)
    let file = try ReadFile(mailbox([Array(cut), MailPart.attachment(Self.second).message]))
    #expect(file.documents.map(\.member) == ["message 1/report.xml", "message 2/report.xml"])
    #expect(file.documents.last?.bytes == Self.second)
  }

  @Test func `a message beyond a limit is told and the next is read`() throws {
    var limits = ContainerLimits()
    limits.headerBytes = 2_000
    limits.expandedBytes = 3_000
    limits.parts = 2
    let long = MailPart.text("x", "X-Long: " + String(repeating: "y", count: 3_000))
    let file = try ReadFile(
      mailbox([
        long.message, MailPart.attachment(Deflate.gzip(sampleXML(3_001))).message,
        MailPart.multipart([.text("1"), .text("2"), .text("3")]).message,
        MailPart.attachment(Deflate.gzip(Self.second)).message,
      ]), limits: limits)
    #expect(file.failure == nil)
    #expect(
      file.failures == [
        .headerTooLarge(limit: 2_000), .expandsTooFar(limit: 3_000), .tooManyParts(limit: 2),
      ])
    #expect(file.documents.last == .xml(Self.second, member: "message 4/report.xml"))
  }

  @Test func `a mailbox has as many messages as the limit and not one more`() throws {
    let bytes = mailbox((1...4).map { MailPart.text("hello \($0)").message })
    var limits = ContainerLimits()
    limits.messages = 4
    #expect(try ReadFile(bytes, limits: limits).failures.isEmpty)
    limits.messages = 3
    let file = try ReadFile(bytes, limits: limits)
    #expect(file.documents == (1...3).map { .mail(member: "message \($0)") })
    #expect(file.failure == .tooManyMessages(limit: 3))
  }

  @Test func `the messages of a mailbox may expand to more together than one may`() throws {
    var limits = ContainerLimits()
    limits.expandedBytes = 3_100
    limits.members = 2
    let message = MailPart.attachment(
      ZipWriter.archive([.deflated("a", Self.first), .stored("b", [60])])
    ).message
    let bytes = mailbox([message, message, message])
    #expect(try ReadFile(bytes, limits: limits).failures.isEmpty)
    // In an archive they count together: they may be copies of each other.
    let packed = try ReadFile(Deflate.gzip(bytes), limits: limits)
    #expect(packed.failures.contains(.expandsTooFar(limit: 3_100)))
  }
}
