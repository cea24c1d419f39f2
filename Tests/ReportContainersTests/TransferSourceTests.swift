import ContainerWriters
import ReportContainers
import Testing

/// RFC 2045, section 6.
@Suite struct TransferSourceTests {
  private static let packed = Deflate.gzip(xml)
  private static let xml = sampleXML(100_000)

  private func read(_ body: [UInt8], _ fields: String...) throws -> [UInt8]? {
    let part = MailPart(fields: fields, body: body)
    let documents = try ReadFile(
      MailPart.multipart([.text("see attachment"), part]).message
    ).documents
    #expect(documents.count == 1)
    #expect(documents.allSatisfy { $0.failure == nil && $0.kind == .xml })
    return documents.first?.bytes
  }

  @Test(arguments: [76, 998, 4, 1, nil] as [Int?])
  func `base64 is read in lines of any length, or in one`(lineLength: Int?) throws {
    let body = Array(MailPart.base64(Self.packed, lineLength: lineLength).utf8)
    #expect(try read(body, "Content-Transfer-Encoding: base64") == Self.xml)
    #expect(try read(withCRLF(body), "Content-Transfer-Encoding: BASE64 ") == Self.xml)
  }

  @Test(arguments: [1, 2, 3, 4, 5])
  func `base64 ends with any padding`(length: Int) throws {
    let text = Array("<feedback>".utf8) + [UInt8](repeating: 0x61, count: length)
    let body = Array(MailPart.base64(text).utf8)
    #expect(try read(body, "Content-Transfer-Encoding: base64") == text)
    let unpadded = body.filter { $0 != UInt8(ascii: "=") }
    let decoded = try #require(try read(unpadded, "Content-Transfer-Encoding: base64"))
    #expect(text.starts(with: decoded) && decoded.count >= text.count - 2)
  }

  @Test func `quoted-printable is read`() throws {
    let body = "=3Cfeedback>caf=C3=A9 =\n and=20more=\n</feedback>"
    #expect(
      try read(Array(body.utf8), "Content-Transfer-Encoding: quoted-printable")
        == Array("<feedback>café  and more</feedback>".utf8))
  }

  @Test(arguments: ["7bit", "8bit", "binary", "nonsense"])
  func `bytes that stand for themselves are left alone`(encoding: String) throws {
    let body = Array("<feedback>\u{0}\u{ff}\r\n.\r\n</feedback>".utf8) + [0xff, 0xfe]
    #expect(try read(body, "Content-Transfer-Encoding: \(encoding)") == body)
  }

  @Test func `gzip as it is, in a part that says binary, is read`() throws {
    let fields = ["Content-Type: application/gzip", "Content-Transfer-Encoding: binary"]
    let part = MailPart(fields: fields, body: Self.packed)
    let file = try ReadFile(MailPart.multipart([part]).message)
    #expect(file.documents.map(\.bytes) == [Self.xml])
  }

  @Test func `base64 that nobody announced is known by its beginning`() throws {
    for content in [Self.packed, ZipWriter.archive([.deflated("a", Self.xml)]), Self.xml] {
      let body = Array(MailPart.base64(content).utf8)
      #expect(try read(body, "Content-Type: application/octet-stream; name=a") == Self.xml)
    }
  }
}
