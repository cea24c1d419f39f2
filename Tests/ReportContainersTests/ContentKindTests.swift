import ContainerWriters
import ReportContainers
import Testing

@Suite struct ContentKindTests {
  private static let xml = Array("<feedback/>".utf8)

  @Test(arguments: ["report.xml", "report.xml.gz", "report.zip", "report.json", "report"])
  func `a name says nothing of what a file is`(name: String) throws {
    #expect(try ReadFile(Self.xml, name: name).documents == [.xml(Self.xml)])
    #expect(try ReadFile(Deflate.gzip(Self.xml), name: name).documents == [.xml(Self.xml)])
    #expect(try ReadFile(Deflate.zlib(Self.xml), name: name).documents == [.xml(Self.xml)])
    let zip = ZipWriter.archive([.stored("picture.png", Self.xml)])
    #expect(
      try ReadFile(zip, name: name).documents == [.xml(Self.xml, member: "picture.png")])
  }

  @Test(
    arguments: [
      Array("<feedback/>".utf8),
      Array("\r\n\t <?xml version=\"1.0\"?>".utf8),
      [0xef, 0xbb, 0xbf] + Array("<feedback/>".utf8),
      [0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf, 0x0a] + Array("<feedback/>".utf8),
      [0xff, 0xfe, 0x3c, 0x00, 0x66, 0x00],
      [0xfe, 0xff, 0x00, 0x3c, 0x00, 0x66],
      [0x00, 0x3c, 0x00, 0x66],
      [0x3c, 0x00, 0x66, 0x00],
    ] as [[UInt8]])
  func `markup is told behind white space and byte order marks`(bytes: [UInt8]) throws {
    #expect(try ReadFile(bytes).documents == [.xml(bytes)])
  }

  @Test(
    arguments: [
      ("{\"policies\":[]}", .json),
      ("\n [1]", .json),
      ("unused", .other),
      ("a,b,c\n1,2,3\n", .other),
      ("X-Unknown: 1\n\n", .other),
      ("   ", .empty),
    ] as [(String, ReportDocument.Kind)])
  func `text is told by its beginning`(text: String, kind: ReportDocument.Kind) throws {
    let documents = try ReadFile(Array(text.utf8)).documents
    #expect(documents == [ReadDocument(kind: kind, bytes: Array(text.utf8))])
  }

  @Test(arguments: [
    "Received: from a by b\r\nSubject: Report Domain: example.com\r\n\r\n", "Subject: x",
    "ARC-Seal: i=1; a=rsa-sha256; d=example.com\n\n", "ContentType: text/plain\n\nx",
  ])
  func `a message is told by its fields`(text: String) throws {
    let documents = try ReadFile(Array(text.utf8)).documents
    #expect(documents == [ReadDocument(kind: .mail(.plain), bytes: [])])
  }

  @Test(
    arguments: [
      ([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], "7z"),
      (Array("Rar!\u{1a}\u{7}".utf8), "rar"),
      ([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0], "Outlook message"),
      ([0x78, 0x9f, 0x3e, 0x22, 1, 0], "winmail.dat"),
    ] as [([UInt8], String)])
  func `a container that is not read is called by its name`(bytes: [UInt8], name: String) throws {
    #expect(try ReadFile(bytes).documents.map(\.kind) == [.unreadContainer(name)])
  }

  @Test func `a picture is something else`() throws {
    let png: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]
    #expect(try ReadFile(png).documents == [ReadDocument(kind: .other, bytes: png)])
  }

  @Test func `an empty file is an empty document`() throws {
    #expect(try ReadFile([]).documents == [ReadDocument(kind: .empty, bytes: [])])
    #expect(try ReadFile(Deflate.gzip([])).documents == [ReadDocument(kind: .empty, bytes: [])])
  }

  /// All of them are multiples of 31, as the two bytes of a zlib header are, and say that there is
  /// a preset dictionary (RFC 1950, section 2.2), which nobody could have.
  @Test(arguments: ["80 reports\n", "Hj, all!\n", "X(1)\n"])
  func `text whose letters could be a zlib header is text`(text: String) throws {
    let file = try ReadFile(Array(text.utf8))
    #expect(file.documents == [ReadDocument(kind: .other, bytes: Array(text.utf8))])
    #expect(file.failure == nil)
  }

  private static let message = "From: dmarc@receiver.example\r\nSubject: x\r\n\r\n"

  @Test(arguments: [
    "\r\n", "\n\n", "\u{feff}", "\u{feff}\r\n",
    ">From dmarc@receiver.example Tue Sep  1 08:00:00 2026\r\n",
    "X-Filter: 1\r\n\t" + String(repeating: "folded \r\n\t", count: 200) + "\r\n",
    String(repeating: "X-Filter: 1\r\n", count: 45),
    String(repeating: "X-Filter: 1\r\n", count: 200),
  ])
  func `a message is told behind what others have put before it`(before: String) throws {
    let documents = try ReadFile(before + Self.message).documents
    #expect(documents == [ReadDocument(kind: .mail(.plain), bytes: [])])
  }

  @Test(arguments: ["key: value\n", "12:00:00 begins\n", "a-key: 1\nanother line\n"])
  func `long lists of other things are no header`(line: String) throws {
    let text = String(repeating: line, count: 200)
    #expect(try ReadFile(text).documents.map(\.kind) == [.other])
  }

  /// reports.md D8.
  @Test func `other bytes in the wrapping of a report are a report that was lost`() throws {
    let unused = Array("unused".utf8)
    #expect(
      try ReadFile(Deflate.gzip(unused)).documents == [
        ReadDocument(kind: .lostReport, bytes: unused)
      ])
    let members = [
      "receiver.example!example.com!1!2.xml", "a/report.xml", "note.txt", "._report.xml",
    ]
    let archive = ZipWriter.archive(members.map { .stored($0, unused) })
    #expect(
      try ReadFile(archive).documents.map(\.kind) == [.lostReport, .lostReport, .other, .other])
  }
}
