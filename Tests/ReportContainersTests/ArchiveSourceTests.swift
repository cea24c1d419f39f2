import ContainerWriters
import ReportContainers
import Testing

@Suite struct ArchiveSourceTests {
  private static let large = sampleXML(150_000)
  private static let small = sampleXML(300, seed: 2)
  private static let members = [
    ("reports/", []), ("reports/a.xml", large), ("b.xml.gz", Deflate.gzip(small)),
    ("c.zip", ZipWriter.archive([.stored("d.xml", small)])),
  ]
  private static let expected: [ReadDocument] = [
    .xml(large, member: "reports/a.xml"), .xml(small, member: "b.xml.gz"),
    .xml(small, member: "c.zip/d.xml"),
  ]

  @Test func `a tar archive is read member by member`() throws {
    #expect(try ReadFile(ArchiveWriter.tar(Self.members)).documents == Self.expected)
  }

  @Test(arguments: [ArchiveWriter.Filter.bzip2, .xz, .zstd])
  func `a compressed tar archive and a compressed report are read`(
    filter: ArchiveWriter.Filter
  ) throws {
    #expect(try ReadFile(ArchiveWriter.tar(Self.members, filter)).documents == Self.expected)
    let packed = ArchiveWriter.packed(Self.large, filter)
    #expect(try ReadFile(packed).documents == [.xml(Self.large)])
    let cut = try ReadFile(Array(packed[..<(packed.count / 2)]))
    #expect(cut.failures.count == 1)
    #expect(cut.documents.allSatisfy { Self.large.starts(with: $0.bytes) })
  }

  @Test func `a tar archive in gzip is read`() throws {
    let packed = Deflate.gzip(ArchiveWriter.tar(Self.members))
    #expect(try ReadFile(packed).documents == Self.expected)
  }

  @Test func `each layer counts`() throws {
    var limits = ContainerLimits()
    limits.nesting = 2
    let packed = Deflate.gzip(ArchiveWriter.tar([("a.xml", Self.small)]))
    #expect(try ReadFile(packed, limits: limits).documents == [.xml(Self.small, member: "a.xml")])
    let deeper = Deflate.gzip(ArchiveWriter.tar([("a.xz", ArchiveWriter.packed(Self.small, .xz))]))
    #expect(try ReadFile(deeper, limits: limits).failures == [.nestedTooDeep(limit: 2)])
  }

  @Test func `an archive that is cut gives what came before`() throws {
    let archive = ArchiveWriter.tar([("a.xml", Self.small), ("b.xml", Self.large)])
    let file = try ReadFile(Array(archive[..<100_000]))
    #expect(file.documents.first == .xml(Self.small, member: "a.xml"))
    #expect(Set(file.failures) == [.truncated(container: "tar")])
  }

  @Test(arguments: [ArchiveWriter.Filter.bzip2, .xz, .zstd])
  func `a bomb ends in seconds`(filter: ArchiveWriter.Filter) throws {
    let spaces = Array("<".utf8) + [UInt8](repeating: 32, count: 64 << 20)
    let file = try ReadFile(ArchiveWriter.packed(spaces, filter), keeping: 0)
    #expect(file.failures == [.ratioTooHigh(limit: 200)])
    #expect(file.byteCount < 32 << 20)
  }

  @Test func `messages in an archive are read`() throws {
    let archive = ArchiveWriter.tar([
      ("cur/1", MailPart.attachment(Deflate.gzip(Self.small), name: "a.xml.gz").message),
      ("cur/2", MailPart.text("hello").message),
    ])
    #expect(
      try ReadFile(Deflate.gzip(archive)).documents == [
        .xml(Self.small, member: "cur/1/a.xml.gz"), .mail(member: "cur/2"),
      ])
  }
}
