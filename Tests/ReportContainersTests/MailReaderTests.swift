import ContainerWriters
import ReportContainers
import Testing

@Suite struct MailReaderTests {
  private static let xml = sampleXML(5_000)
  private static let hello = MailPart.text(
    "Dear all,\n\nsee attachment.\n", "Content-Type: text/plain")

  /// Reads the same with both line ends.
  private func read(_ part: MailPart) throws -> ReadFile {
    let file = try ReadFile(part.message)
    var withReturns = try ReadFile(withCRLF(part.message))
    for index in withReturns.documents.indices {
      withReturns.documents[index].bytes.removeAll { $0 == 13 }
    }
    #expect(withReturns.documents == file.documents)
    #expect(withReturns.failure == file.failure)
    return file
  }

  @Test func `an attachment of a message is a document, and its text is none`() throws {
    let file = try read(.multipart([Self.hello, .attachment(Self.xml)]))
    #expect(file.documents == [.xml(Self.xml, member: "report.xml")])
    #expect(file.failure == nil)
  }

  @Test func `a report may be the body itself`() throws {
    let name = "Content-Type: application/gzip; name=\"a.xml.gz\""
    let encoded = MailPart.base64(Deflate.gzip(Self.xml)) + "\n"
    let file = try read(.text(encoded, name, "Content-Transfer-Encoding: base64"))
    #expect(file.documents == [.xml(Self.xml, member: "a.xml.gz")])
    let bare = try read(.text("<feedback>\n</feedback>\n"))
    #expect(bare.documents.map(\.kind) == [.xml])
    #expect(bare.documents.map(\.member) == ["part 1"])
  }

  @Test func `all reports of a message are handed out, in any depth`() throws {
    let second = sampleXML(700, seed: 2)
    let inner = MailPart.multipart(
      [
        .text("<html><p>see below</html>", "Content-Type: text/html"),
        .attachment(second, name: "2"),
      ],
      type: "multipart/related", boundary: "=_b_inner")
    let zip = ZipWriter.archive([.deflated("3a", Self.xml), .stored("3b", second)])
    let file = try read(
      .multipart([
        Self.hello, .attachment(Self.xml, name: "1"), inner,
        .attachment(zip, name: "3.zip", type: "application/gzip"),
      ]))
    #expect(
      file.documents == [
        .xml(Self.xml, member: "1"), .xml(second, member: "2"),
        .xml(Self.xml, member: "3.zip/3a"), .xml(second, member: "3.zip/3b"),
      ])
  }

  @Test func `a message in a message is read, attached or encoded`() throws {
    let carried = MailPart.multipart([Self.hello, .attachment(Self.xml)], boundary: "=_carried")
    let plain = MailPart(fields: ["Content-Type: message/rfc822"], body: carried.message)
    #expect(
      try read(.multipart([Self.hello, plain])).documents == [
        .xml(Self.xml, member: "part 2/report.xml")
      ])
    let encoded = MailPart.attachment(carried.message, name: "forwarded.eml")
    #expect(
      try ReadFile(MailPart.multipart([encoded]).message).documents == [
        .xml(Self.xml, member: "forwarded.eml/report.xml")
      ])
    // Some are forwarded with the line of the mailbox that they lay in.
    let quoted = MailPart(
      fields: ["Content-Type: message/rfc822"], body: Array(">From a@b\n".utf8) + carried.message)
    #expect(try read(.multipart([quoted])).documents.map(\.bytes) == [Self.xml])
  }

  @Test func `a message without a report is one document`() throws {
    let html = MailPart.text("<!DOCTYPE html><html></html>", "Content-Type: text/html")
    let picture = MailPart.attachment([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a], name: "logo.png")
    for part in [
      Self.hello, html, .text(""), .multipart([Self.hello, html, picture]), .multipart([]),
      .text("[EXTERNAL] hello {\n"), .text("From: me\nSubject: forwarded by hand\n\nhi"),
      .multipart([
        Self.hello, MailPart(fields: ["Content-Type: message/rfc822"], body: Self.hello.message),
      ]),
    ] {
      #expect(try read(part).documents == [.mail()])
    }
  }

  @Test func `an empty or a broken attachment is told`() throws {
    var damaged = Deflate.gzip(Self.xml)
    damaged[10] |= 0b110
    let file = try read(
      .multipart([
        .attachment([], name: "a.xml"), .attachment(damaged, name: "b.gz"),
        .attachment(Self.xml, name: "c.xml"),
      ]))
    #expect(file.documents.map(\.member) == ["a.xml", "b.gz", "c.xml"])
    #expect(file.documents[0] == ReadDocument(member: "a.xml", kind: .empty, bytes: []))
    #expect(file.documents[1].failure?.code == "damaged_container")
    #expect(file.documents[2] == .xml(Self.xml, member: "c.xml"))
  }

  @Test func `a multipart that is not closed, or closed too early, gives its parts`() throws {
    let open = MailPart.multipart([Self.hello, .attachment(Self.xml)])
    let cut = MailPart(fields: open.fields, body: open.body.dropLast("\n--=_b--\n".utf8.count))
    #expect(try read(cut).documents == [.xml(Self.xml, member: "report.xml")])
    var inner = MailPart.multipart([.attachment(Self.xml, name: "1")], boundary: "=_inner")
    inner.body.removeLast("\n--=_inner--\n".utf8.count)
    let file = try read(.multipart([inner, .attachment(Self.xml, name: "2")]))
    #expect(
      file.documents == [.xml(Self.xml, member: "1"), .xml(Self.xml, member: "2")])
  }

  @Test func `what stands before the first delimiter and behind the last is no part`() throws {
    var part = MailPart.multipart([.attachment(Self.xml)])
    part.body = Array("<feedback/>\n--=_c\n\n<feedback/>\n".utf8) + part.body
    part.body += Array("<feedback/>\n--=_b\n\n<feedback/>\n".utf8)
    #expect(try read(part).documents == [.xml(Self.xml, member: "report.xml")])
  }

  @Test func `a delimiter may end in white space and is no prefix of a line`() throws {
    let xml = "<feedback>\n--=_bc\n--=_b x\n --=_b\n-- \n</feedback>"
    let body = "--=_b \t\n\n\(xml)\n--=_b-- \n"
    let file = try read(.text(body, "Content-Type: multipart/mixed; boundary=\"=_b\""))
    #expect(file.documents.count == 1)
    #expect(
      file.documents.first?.bytes == Array(xml.utf8))
  }

  @Test func `an archive of messages is read, and each message without a report told`() throws {
    let archive = ZipWriter.archive([
      .stored("1.eml", MailPart.attachment(Self.xml).message),
      .stored("2.eml", Self.hello.message),
    ])
    #expect(
      try ReadFile(archive).documents == [
        .xml(Self.xml, member: "1.eml/report.xml"), .mail(member: "2.eml"),
      ])
  }

  @Test func `a document knows the message that it came with`() throws {
    let file = try read(.multipart([.attachment(Self.xml)]))
    let carrier = try #require(file.carriers.first ?? nil)
    #expect(carrier.from == "dmarc@receiver.example")
    #expect(carrier.date == 1_788_242_400)
    #expect(carrier.messageID == "1@receiver.example")
    #expect(try ReadFile(Self.xml).carriers == [nil])
  }

  @Test(arguments: [
    "\n", "\n\n", "\u{feff}", ">From a@receiver.example Tue Sep  1 08:00:00 2026\n",
  ])
  func `what stands before a message hides nothing of it, wherever the message is`(
    before: String
  ) throws {
    let message =
      Array(before.utf8) + MailPart.multipart([Self.hello, .attachment(Self.xml)]).message
    #expect(try ReadFile(message).documents == [.xml(Self.xml, member: "report.xml")])
    for type in ["message/rfc822", "application/octet-stream"] {
      let part = MailPart(fields: ["Content-Type: \(type)"], body: message)
      let file = try ReadFile(MailPart.multipart([Self.hello, part], boundary: "=_outer").message)
      #expect(file.documents == [.xml(Self.xml, member: "part 2/report.xml")])
    }
  }

  /// reports.md D8 and 2.2.
  @Test(arguments: [
    ("application/gzip", "a.gz", true), ("application/zip", "a", true), ("text/xml", "a", true),
    ("application/octet-stream", "receiver.example!example.com!1!2.xml.gz", true),
    ("application/octet-stream", "a.bin", false), ("application/pdf", "a.xml", false),
  ])
  func `a part of a report's type or name that is none is a report that was lost`(
    type: String, name: String, isLost: Bool
  ) throws {
    let part = MailPart.attachment(Array("unused".utf8), name: name, type: type)
    let documents = try ReadFile(MailPart.multipart([Self.hello, part]).message).documents
    #expect(documents.map(\.kind) == [isLost ? .lostReport : .mail(.plain)])
  }
}
