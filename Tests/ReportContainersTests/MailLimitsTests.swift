import ReportContainers
import Testing

@Suite struct MailLimitsTests {
  private static let xml = sampleXML(300)

  private func limits(_ change: (inout ContainerLimits) -> Void) -> ContainerLimits {
    var limits = ContainerLimits()
    change(&limits)
    return limits
  }

  @Test func `a header is as long as the limit and not a byte longer`() throws {
    let message = MailPart.attachment(Self.xml).message
    let body = try #require(MailPart.attachment(Self.xml).bytes.split(separator: [10, 10]).last)
    let length = message.count - body.count - 1
    #expect(
      try ReadFile(message, limits: limits { $0.headerBytes = length }).documents.map(\.bytes)
        == [Self.xml])
    #expect(
      try ReadFile(message, limits: limits { $0.headerBytes = length - 1 }).failures
        == [.headerTooLarge(limit: length - 1)])
  }

  @Test func `the header of a part is as long as the limit and not a byte longer`() throws {
    // Longer than the one of the message.
    let part = MailPart.attachment(Self.xml, name: String(repeating: "n", count: 500))
    let length = part.fields.reduce(0) { $0 + $1.utf8.count + 1 }
    let message = MailPart.multipart([part]).message
    #expect(
      try ReadFile(message, limits: limits { $0.headerBytes = length }).documents.map(\.bytes)
        == [Self.xml])
    #expect(
      try ReadFile(message, limits: limits { $0.headerBytes = length - 1 }).failures
        == [.headerTooLarge(limit: length - 1)])
  }

  @Test func `a message takes no longer than the limit, alone or in a mailbox`() throws {
    let message = MailPart.attachment(Self.xml).message
    let none = limits { $0.seconds = 0 }
    #expect(try ReadFile(message, limits: none).failures == [.tookTooLong(limit: 0)])
    let line = Array("From a@receiver.example Tue Sep  1 06:00:00 2026\n".utf8)
    let failures = try ReadFile(line + message, limits: none).failures
    #expect(failures.allSatisfy { $0 == .tookTooLong(limit: 0) } && !failures.isEmpty)
  }

  @Test func `a message has as many parts as the limit and not one more`() throws {
    let parts = (1...5).map { MailPart.attachment(Self.xml, name: "\($0)") }
    let message = MailPart.multipart(parts).message
    #expect(try ReadFile(message, limits: limits { $0.parts = 5 }).failures.isEmpty)
    let file = try ReadFile(message, limits: limits { $0.parts = 4 })
    #expect(file.documents.map(\.member) == ["1", "2", "3", "4"])
    #expect(file.failures == [.tooManyParts(limit: 4)])
  }

  @Test func `parts and messages are inside each other as deep as the limit and not deeper`()
    throws
  {
    func nested(_ depth: Int) -> MailPart {
      (1..<depth).reduce(.attachment(Self.xml)) { part, level in
        level.isMultiple(of: 2)
          ? .multipart([part], boundary: "=_\(level)")
          : MailPart(fields: ["Content-Type: message/rfc822"], body: part.message)
      }
    }
    let seven = limits { $0.partDepth = 7 }
    #expect(try ReadFile(nested(7).message, limits: seven).documents.map(\.bytes) == [Self.xml])
    let failures = try ReadFile(nested(8).message, limits: seven).failures
    #expect(failures == [.partsTooDeep(limit: 7)])
  }

  @Test(.timeLimit(.minutes(1)), arguments: [true, false])
  func `a thousand parts inside each other are refused`(areMessages: Bool) throws {
    var message = "From: a@example.com\n"
    for level in 0..<1_000 {
      message +=
        areMessages
        ? "Content-Type: message/rfc822\n\nFrom: a@example.com\n"
        : "Content-Type: multipart/mixed; boundary=b\(level)\n\n--b\(level)\n"
    }
    let failures = try ReadFile(message + "\n<feedback/>").failures
    #expect(failures == [.partsTooDeep(limit: 20)])
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["X: ", "X: y\n ", "From: <", "Content-Type: a/b; c="])
  func `a header of many megabytes is refused at once`(start: String) throws {
    let line = String(repeating: "y", count: 1 << 20)
    let text = "Subject: x\n" + start + String(repeating: line, count: 20)
    #expect(try ReadFile(text).failures == [.headerTooLarge(limit: 256 << 10)])
  }

  @Test func `a field is kept as far as the limit and not a byte further`() throws {
    let value = "mx.example.com; none"
    let field = Array("Authentication-Results:\(value)\n".utf8)
    let message = field + MailPart.attachment(Self.xml).message
    for (length, kept) in [(value.utf8.count, value), (19, "mx.example.com; non")] {
      let file = try ReadFile(message, limits: limits { $0.fieldBytes = length })
      #expect(file.carriers.first??.authenticationResults == [kept])
    }
  }

  @Test func `as many fields of servers on the way are kept as the limit`() throws {
    let fields = (1...3).map { "Authentication-Results: mx\($0).example; none\n" }.joined()
    let message = Array(fields.utf8) + MailPart.attachment(Self.xml).message
    for count in 2...3 {
      let file = try ReadFile(message, limits: limits { $0.tracedFields = count })
      #expect(file.carriers.first??.authenticationResults.count == count)
    }
  }

  /// Values on which a parser could spend time that grows faster than they do, or recurse.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "From: " + String(repeating: "a:", count: 100_000),
      "From: " + String(repeating: "(", count: 200_000),
      "From: " + String(repeating: "<", count: 200_000),
      "From: " + String(repeating: "=?utf-8?q?", count: 20_000),
      "Date: " + String(repeating: "1 ", count: 100_000),
      "Message-ID: " + String(repeating: "<", count: 200_000),
      "Content-Type: a/b" + String(repeating: "; a*0*=x", count: 25_000),
      "Content-Type: a/b" + (0..<10_000).map { "; a*\($0)=x" }.joined(),
      "Content-Type: multipart/mixed; boundary=" + String(repeating: "b", count: 200_000),
      "Content-Disposition: attachment; filename*=" + String(repeating: "%", count: 200_000),
      "Content-Disposition: " + String(repeating: "\"", count: 200_000),
    ])
  func `fields that are made to take time or memory do not`(field: String) throws {
    let file = try ReadFile("Subject: x\n\(field)\n\n<feedback/>")
    #expect(file.failure == nil)
    #expect(file.documents.count == 1)
  }
}
