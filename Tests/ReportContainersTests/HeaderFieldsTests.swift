import ContainerWriters
import ReportContainers
import Testing

@Suite struct HeaderFieldsTests {
  private static let xml = sampleXML(300)

  private func name(_ fields: String...) throws -> String? {
    let body = MailPart.base64(Deflate.gzip(Self.xml)) + "\n"
    let part = MailPart(
      fields: fields + ["Content-Transfer-Encoding: base64"], body: Array(body.utf8))
    let documents = try ReadFile(MailPart.multipart([part]).message).documents
    #expect(documents.map(\.bytes) == [Self.xml])
    return documents.first?.member
  }

  @Test func `a name may be split or encoded`() throws {
    #expect(
      try name(
        "Content-Type: application/octet-stream",
        "Content-Disposition: attachment; filename*0=\"amazonses.com!example.com!1788220800!17\";",
        " filename*1=\"88307200.xm\"; filename*2=\"l.gz\"")
        == "amazonses.com!example.com!1788220800!1788307200.xml.gz")
    #expect(
      try name("Content-Disposition: attachment; filename*=UTF-8''r%C3%A9port.gz") == "réport.gz")
    #expect(try name("Content-Type: a/b; name=\"=?UTF-8?B?csOpcG9ydC5neg==?=\"") == "réport.gz")
  }

  @Test func `a name may be anywhere, anything, or nowhere`() throws {
    #expect(try name("Content-Type: application/gzip; name=a.gz") == "a.gz")
    #expect(
      try name("Content-Type: a/b; name=a.gz", "Content-Disposition: inline; filename=b.gz")
        == "b.gz")
    #expect(try name("X-Nothing: here") == "part 1")
    #expect(
      try name("Content-Disposition: attachment; filename=\"../../etc/a\u{1b}[31m.gz\"")
        == "../../etc/a?[31m.gz")
  }

  @Test(arguments: [
    "Content-Type: nonsense", "Content-Type:", "Content-Type: text/html", "Content-Type: /",
    "Content-Type: image/png; name=", "Content-Type: application/gzip; name=\"a",
    "content-TYPE : application/x-zip-compressed",
  ])
  func `a content type may be missing, wrong or broken`(field: String) throws {
    #expect(try name(field) != nil)
  }

  /// Trustwave MailMarshal writes `ContentType:`.
  @Test func `the fields of MIME may lack their hyphen`() throws {
    let part = MailPart.attachment(Deflate.gzip(Self.xml), name: "a.xml.gz")
    let unhyphened = MailPart(
      fields: part.fields.map { $0.replacing("Content-", with: "Content") }, body: part.body)
    let whole = MailPart.multipart([.text("report"), unhyphened])
    let message = MailPart(
      fields: whole.fields.map { $0.replacing("Content-Type", with: "ContentType") },
      body: whole.body)
    #expect(try ReadFile(message.message).documents == [.xml(Self.xml, member: "a.xml.gz")])
    #expect(try ReadFile(unhyphened.message).documents == [.xml(Self.xml, member: "a.xml.gz")])
  }

  @Test func `the first field of a name counts, and folding does not`() throws {
    let body = MailPart.base64(Deflate.gzip(Self.xml))
    let message = """
      From: a@example.com
      Content-Type:
      \tapplication/gzip;
       name=first.gz
      Content-Type: text/plain; name=second.gz
      Content-Transfer-Encoding:
       base64

      \(body)
      """
    #expect(try ReadFile(message).documents == [.xml(Self.xml, member: "first.gz")])
  }
}
