import ContainerWriters
import ReportContainers
import Testing

@Suite struct ZipArchiveTests {
  private static let large = sampleXML(150_000)
  private static let small = sampleXML(300, seed: 2)

  private func read(_ members: [ZipMember]) throws -> ReadFile {
    try ReadFile(ZipWriter.archive(members))
  }

  @Test(arguments: [300, 150_000])
  func `stored and deflated members are read`(size: Int) throws {
    let content = sampleXML(size)
    #expect(try read([.stored("a.xml", content)]).documents == [.xml(content, member: "a.xml")])
    #expect(try read([.deflated("a.xml", content)]).documents == [.xml(content, member: "a.xml")])
  }

  @Test func `every member is handed out, in its order, and folders are not`() throws {
    let file = try read([
      .folder("reports"), .deflated("reports/a.xml", Self.large),
      .stored("reports/b.xml", Self.small), .stored("note.txt", Array("hello".utf8)),
      .stored("empty.xml", []), .deflated("c.xml", Self.small),
    ])
    #expect(file.failure == nil)
    #expect(
      file.documents == [
        .xml(Self.large, member: "reports/a.xml"), .xml(Self.small, member: "reports/b.xml"),
        ReadDocument(member: "note.txt", kind: .other, bytes: Array("hello".utf8)),
        ReadDocument(member: "empty.xml", kind: .empty, bytes: []),
        .xml(Self.small, member: "c.xml"),
      ])
  }

  @Test func `sizes may follow the content`() throws {
    let members = [
      ZipMember.deflated("a.xml", Self.large).with { $0.hasDescriptor = true },
      ZipMember.deflated("b.xml", Self.small).with { $0.hasDescriptor = true },
    ]
    let expected: [ReadDocument] = [
      .xml(Self.large, member: "a.xml"), .xml(Self.small, member: "b.xml"),
    ]
    #expect(try read(members).documents == expected)
    // Inside another container there is no going back to a directory at the end.
    #expect(
      try ReadFile(Deflate.gzip(ZipWriter.archive(members))).documents.map(\.bytes)
        == expected.map(\.bytes))
  }

  @Test func `a container in an archive is opened and keeps its place`() throws {
    let inner = ZipWriter.archive([.stored("b.xml", Self.small)])
    let file = try read([
      .stored("a.xml.gz", Deflate.gzip(Self.large)), .deflated("inner.zip", inner),
      .stored("c.xml", Self.small),
    ])
    #expect(file.failure == nil)
    #expect(
      file.documents == [
        .xml(Self.large, member: "a.xml.gz"), .xml(Self.small, member: "inner.zip/b.xml"),
        .xml(Self.small, member: "c.xml"),
      ])
  }

  @Test func `an archive in gzip is read as it streams by`() throws {
    let zip = ZipWriter.archive([
      .folder("d"), .stored("d/a.xml", Self.large), .deflated("b.xml", Self.small),
    ])
    #expect(
      try ReadFile(Deflate.gzip(zip)).documents == [
        .xml(Self.large, member: "d/a.xml"), .xml(Self.small, member: "b.xml"),
      ])
  }

  @Test func `an archive without a file is empty`() throws {
    #expect(try read([]).failures == [.noMembers(container: "zip")])
    #expect(try read([.folder("d"), .folder("e")]).failures == [.noMembers(container: "zip")])
  }

  @Test(arguments: [300, 150_000])
  func `a member with a wrong checksum is damaged and the next one is read`(size: Int) throws {
    let content = sampleXML(size, seed: 3)
    for member in [ZipMember.stored("a.xml", content), .deflated("a.xml", content)] {
      let file = try read([member.with { $0.crc ^= 1 }, .deflated("b.xml", Self.small)])
      #expect(file.failure == nil)
      #expect(file.documents.map(\.member) == ["a.xml", "b.xml"])
      #expect(file.documents.first?.failure?.code == "damaged_container")
      #expect(file.documents.last == .xml(Self.small, member: "b.xml"))
    }
  }

  @Test(arguments: [300, 150_000])
  func `a member whose deflate stream is broken is damaged and the next one is read`(size: Int)
    throws
  {
    let broken = ZipMember.deflated("a.xml", sampleXML(size, seed: 3)).with {
      // A block of the type that does not exist (RFC 1951, section 3.2.3).
      $0.packed[0] |= 0b110
    }
    let file = try read([broken, .deflated("b.xml", Self.small)])
    #expect(file.failure == nil)
    #expect(file.documents.map(\.member) == ["a.xml", "b.xml"])
    #expect(file.documents.first?.failure?.code == "damaged_container")
    #expect(file.documents.last == .xml(Self.small, member: "b.xml"))
  }

  @Test func `a damaged container in an archive is told and the next member is read`() throws {
    var damaged = Deflate.gzip(Self.small)
    damaged[10] |= 0b110
    let cut = Array(Deflate.gzip(Self.small)[..<12])
    let file = try read([
      .stored("a.gz", damaged), .stored("b.gz", cut), .stored("c.xml", Self.small),
    ])
    #expect(file.failure == nil)
    #expect(file.documents.map(\.member) == ["a.gz", "b.gz", "c.xml"])
    #expect(file.documents.map(\.kind) == [.empty, .empty, .xml])
    #expect(file.documents[0].failure?.code == "damaged_container")
    #expect(file.documents[1].failure == .truncated(container: "gzip"))
    #expect(file.documents[2] == .xml(Self.small, member: "c.xml"))
  }

  @Test func `an encrypted member is told`() throws {
    let encrypted = ZipMember.stored("a.xml", Self.small).with { $0.isEncrypted = true }
    #expect(try read([encrypted]).failures == [.encrypted(container: "zip")])
  }

  @Test func `a member that is not encrypted is read behind one that is`() throws {
    let encrypted = ZipMember.stored("a.xml", Self.small).with { $0.isEncrypted = true }
    let file = try read([encrypted, .stored("b.xml", Self.small)])
    #expect(file.failures == [.encrypted(container: "zip")])
    #expect(file.documents.last == .xml(Self.small, member: "b.xml"))
  }

  /// APPNOTE, 4.4.5: what is read, and not, by its method.
  @Test(
    arguments: [
      (1, "shrinking"), (9, "deflation-64-bit"), (14, "lzma"), (93, "zstd"), (95, "xz"),
      (98, "ppmd-1"), (7, "reserved"), (20, "one without a name"), (65_535, "one without a name"),
    ] as [(UInt16, String)])
  func `a member of a method that is not read is told and the next one is read`(
    method: UInt16, name: String
  ) throws {
    let unread = ZipMember.stored("a.xml", Self.large).with { $0.method = method }
    let follows = unread.with { $0.hasDescriptor = true }
    for member in [unread, follows] {
      let archive = ZipWriter.archive([member, .deflated("b.xml", Self.small)])
      for bytes in [archive, Deflate.gzip(archive)] {
        let file = try ReadFile(bytes)
        #expect(file.failure == nil)
        #expect(
          file.documents == [
            .refused(.unreadMethod(name), member: "a.xml"), .xml(Self.small, member: "b.xml"),
          ])
      }
    }
  }

  @Test func `a member packed with bzip2 is read`() throws {
    let member = ZipMember.stored("a.xml", Self.large).with {
      $0.packed = ArchiveWriter.packed(Self.large, .bzip2)
      $0.method = 12
    }
    let archive = ZipWriter.archive([member, .stored("b.xml", Self.small)])
    for bytes in [archive, Deflate.gzip(archive)] {
      #expect(
        try ReadFile(bytes).documents == [
          .xml(Self.large, member: "a.xml"), .xml(Self.small, member: "b.xml"),
        ])
    }
  }

  @Test func `an archive cut in a member is truncated and gives the members before it`() throws {
    let archive = ZipWriter.archive([.stored("a.xml", Self.small), .stored("b.xml", Self.large)])
    let cut = Array(archive[..<100_000])
    for bytes in [cut, Deflate.gzip(cut)] {
      let file = try ReadFile(bytes)
      #expect(file.documents.first == .xml(Self.small, member: "a.xml"))
      #expect(Set(file.failures) == [.truncated(container: "zip")])
    }
  }

  @Test func `a member named for another place is only shown so`() throws {
    let folder = try TemporaryFolder()
    let archive = ZipWriter.archive([
      .stored("../escaped.xml", Self.small), .stored("/etc/absolute.xml", Self.small),
    ])
    let path = try folder.write(archive, as: "a.zip")
    let file = ReadFile(path: path)
    #expect(file.documents.map(\.bytes) == [Self.small, Self.small])
    #expect(file.documents.map(\.member) == ["../escaped.xml", "/etc/absolute.xml"])
  }

  @Test func `control characters in a name are replaced and long names are cut`() throws {
    let long = String(repeating: "x", count: 300)
    let file = try read([
      .stored("a\u{1b}[31m\n\r\u{7}\u{7f}b.xml", Self.small), .stored(long, Self.small),
    ])
    #expect(file.documents.first?.member == "a?[31m????b.xml")
    #expect(file.documents.last?.member == String(long.prefix(255)))
  }

  /// Names are UTF-8 when bit 11 of the flags says so (APPNOTE, appendix D); the process may have
  /// any locale.
  @Test func `a name has the letters that it has, and a C1 control character is replaced`() throws {
    let file = try read([
      .stored("Zürich.xml", Self.small), .stored("報告.xml", Self.small),
      .stored("a\u{9b}b.xml", Self.small),
    ])
    #expect(file.documents.map(\.member) == ["Zürich.xml", "報告.xml", "a?b.xml"])
  }
}
