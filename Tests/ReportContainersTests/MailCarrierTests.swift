import ReportContainers
import Testing

@Suite struct MailCarrierTests {
  private static let report = MailPart.attachment(sampleXML(500))

  private static func stamped(_ part: MailPart, _ results: String...) -> [UInt8] {
    results.flatMap { Array("Authentication-Results: \($0)\n".utf8) } + part.message
  }

  @Test func `a report knows the message that carried it`() throws {
    let carrier = try #require(try ReadFile(Self.report.message).carriers.first ?? nil)
    #expect(carrier.from == "dmarc@receiver.example")
    #expect(carrier.date == 1_788_242_400)
    #expect(carrier.messageID == "1@receiver.example")
    #expect(carrier.place == nil)
    #expect(carrier.offset == nil)
    #expect(carrier.authenticationResults == [])
  }

  @Test func `Authentication-Results are kept from the top down, unfolded`() throws {
    let file = try ReadFile(
      Self.stamped(Self.report, "mx.example.com;\n\tdmarc=pass", "other.example; none"))
    #expect(
      file.carriers.map { $0?.authenticationResults } == [
        ["mx.example.com;\tdmarc=pass", "other.example; none"]
      ])
  }

  @Test func `a header of nothing but Authentication-Results is bounded`() throws {
    let many = (0..<100).map { "mx\($0).example; none" }
    let bytes = many.flatMap { Array("Authentication-Results: \($0)\n".utf8) } + Self.report.message
    #expect(
      try ReadFile(bytes).carriers.first??.authenticationResults == Array(many.prefix(8)))
  }

  @Test func `what a message inside another says of its authentication is not believed`() throws {
    let inner = MailPart(
      fields: ["Content-Type: message/rfc822"],
      body: Self.stamped(Self.report, "mx.example.com; dmarc=pass"))
    let file = try ReadFile(MailPart.multipart([.text("see below"), inner]).message)
    #expect(file.carriers.map { $0?.authenticationResults } == [[]])
    #expect(file.carriers.map { $0?.messageID } == ["1@receiver.example"])
  }

  @Test func `messages of a mailbox know where they begin, and can be taken out as they are`()
    throws
  {
    let separator = Array("From dmarc@receiver.example Tue Sep  1 06:00:00 2026\n".utf8)
    let quoted = MailPart.text(">From here on\nFrom nobody\n").message
    let messages = [Self.report.message, quoted, Self.report.message].map { separator + $0 + [10] }
    let folder = try TemporaryFolder()
    let path = try folder.write(messages.flatMap(\.self), as: "mbox")
    let carriers = ReadFile(path: path).carriers.compactMap(\.self)
    #expect(carriers.map(\.place) == ["message 1", "message 2", "message 3"])
    #expect(
      carriers.map(\.offset) == [
        0, Int64(messages[0].count), Int64(messages[0].count + messages[1].count),
      ])
    let file = try ReportFile(path: path)
    for (carrier, message) in zip(carriers, messages) {
      var bytes: [UInt8] = []
      try file.forEachByte(ofMessageAt: carrier.offset) { buffer in
        bytes += buffer
        return true
      }
      #expect(bytes == message)
    }
    var all = 0
    try file.forEachByte(ofMessageAt: nil) { buffer in
      all += buffer.count
      return true
    }
    #expect(Int64(all) == file.size)
  }
}
