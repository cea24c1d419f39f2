import ReportContainers
import Testing

@Suite struct MultipartTests {
  private static let report = MailPart.attachment(sampleXML(500))

  @Test func `the parts of a digest are messages unless they say otherwise`() throws {
    let digest = MailPart.multipart(
      [
        MailPart(fields: [], body: Self.report.message),
        MailPart(fields: [], body: Self.report.message),
      ],
      type: "multipart/digest")
    #expect(
      try ReadFile(digest.message).documents.map(\.member)
        == ["part 1/report.xml", "part 2/report.xml"])
  }

  @Test func `a multipart without a boundary is asked what is between its parts`() throws {
    var part = MailPart.multipart([.text("Hello."), Self.report])
    for type in ["multipart/mixed", "multipart/mixed; boundary=\"\"", "multipart/mixed; charset=x"]
    {
      part.fields = ["Content-Type: \(type)"]
      #expect(try ReadFile(part.message).documents.map(\.kind) == [.xml])
    }
  }

  @Test func `a multipart without a boundary or delimiter lines is plain mail`() throws {
    for body in ["Hello.\n", "--\n", "-- \nA signature\n", "--\u{1}\n"] {
      let part = MailPart.text(body, "Content-Type: multipart/mixed")
      #expect(try ReadFile(part.message).documents == [.mail()])
    }
  }

  @Test func `reading can be stopped between messages and members`() throws {
    let separator = Array("From a@receiver.example Tue Sep  1 06:00:00 2026\n".utf8)
    let folder = try TemporaryFolder()
    let path = try folder.write(
      (0..<5).flatMap { _ in separator + Self.report.message + [10] }, as: "mbox")
    var read = 0
    #expect(throws: ContainerError.interrupted) {
      try ReportFile(path: path).forEachDocument(isInterrupted: { read == 2 }) { _ in read += 1 }
    }
    #expect(read == 2)
  }
}
