import ContainerWriters
import ReportContainers
import Testing

@Suite struct ReportFileTests {
  private static let xml = sampleXML(2_000)

  private func limits(_ change: (inout ContainerLimits) -> Void) -> ContainerLimits {
    var limits = ContainerLimits()
    change(&limits)
    return limits
  }

  private func nested(_ layers: Int) -> [UInt8] {
    (0..<layers).reduce(Self.xml) { bytes, _ in Deflate.gzip(bytes) }
  }

  @Test func `containers nest as deep as the limit and not one deeper`() throws {
    #expect(try ReadFile(nested(3)).documents == [.xml(Self.xml)])
    #expect(try ReadFile(nested(4)).failures == [.nestedTooDeep(limit: 3)])
    let one = limits { $0.nesting = 1 }
    #expect(try ReadFile(nested(1), limits: one).documents == [.xml(Self.xml)])
    #expect(try ReadFile(nested(2), limits: one).failures == [.nestedTooDeep(limit: 1)])
  }

  @Test func `archives count as containers, and one too deep does not hide the next member`()
    throws
  {
    let inner = ZipWriter.archive([.stored("b.xml", Self.xml)])
    let archive = ZipWriter.archive([
      .stored("deep.zip", ZipWriter.archive([.stored("inner.zip", inner)])),
      .stored("a.xml", Self.xml),
    ])
    #expect(
      try ReadFile(archive).documents == [
        .xml(Self.xml, member: "deep.zip/inner.zip/b.xml"), .xml(Self.xml, member: "a.xml"),
      ])
    let file = try ReadFile(archive, limits: limits { $0.nesting = 2 })
    #expect(file.failure == nil)
    #expect(file.failures == [.nestedTooDeep(limit: 2)])
    #expect(file.documents.last == .xml(Self.xml, member: "a.xml"))
  }

  @Test func `a file expands to as many bytes as the limit and not one more`() throws {
    let count = Int64(Self.xml.count)
    for packed in [Deflate.gzip(Self.xml), ZipWriter.archive([.deflated("a.xml", Self.xml)])] {
      let enough = try ReadFile(packed, limits: limits { $0.expandedBytes = count })
      #expect(enough.documents.map(\.bytes) == [Self.xml])
      #expect(enough.failures.isEmpty)
      let short = try ReadFile(packed, limits: limits { $0.expandedBytes = count - 1 })
      #expect(short.failures == [.expandsTooFar(limit: count - 1)])
    }
  }

  @Test func `the bytes of all documents count together`() throws {
    let archive = ZipWriter.archive([
      .stored("a.xml", Self.xml), .stored("b.xml", Self.xml), .stored("c.xml", Self.xml),
    ])
    let two = Int64(Self.xml.count * 2)
    let file = try ReadFile(archive, limits: limits { $0.expandedBytes = two })
    #expect(file.documents.prefix(2).map(\.bytes) == [Self.xml, Self.xml])
    #expect(file.failures == [.expandsTooFar(limit: two)])
  }

  @Test func `a file expands to as many times its size as the limit and not a byte more`() throws {
    // 50 bytes are behind the gzip member, so that the file has a size of our choosing.
    func file(_ count: Int) throws -> [UInt8] {
      let packed = Deflate.gzip(Array("<".utf8) + [UInt8](repeating: 32, count: count - 1))
      try #require(packed.count <= 100)
      return packed + [UInt8](repeating: 0, count: 100 - packed.count)
    }
    let ten = limits { ($0.ratio, $0.ratioFreeBytes) = (10, 0) }
    #expect(try ReadFile(file(1_000), limits: ten).failures.isEmpty)
    #expect(try ReadFile(file(1_001), limits: ten).failures == [.ratioTooHigh(limit: 10)])
    #expect(try ReadFile(file(1_200), limits: ten).failures == [.ratioTooHigh(limit: 10)])
  }

  @Test func `below the free bytes no ratio is looked at`() throws {
    let spaces = Array("<".utf8) + [UInt8](repeating: 32, count: 99_999)
    let packed = Deflate.gzip(spaces)
    let free = limits { ($0.ratio, $0.ratioFreeBytes) = (2, 100_000) }
    #expect(try ReadFile(packed, limits: free).documents == [.xml(spaces)])
    let less = limits { ($0.ratio, $0.ratioFreeBytes) = (2, 99_999) }
    #expect(try ReadFile(packed, limits: less).failures == [.ratioTooHigh(limit: 2)])
  }

  @Test func `an archive has as many members as the limit and not one more`() throws {
    let archive = ZipWriter.archive(
      [.folder("d")] + (1...4).map { .stored("\($0).xml", Self.xml) })
    let enough = try ReadFile(archive, limits: limits { $0.members = 5 })
    #expect(enough.documents.count == 4)
    #expect(enough.failures.isEmpty)
    let short = try ReadFile(archive, limits: limits { $0.members = 4 })
    #expect(short.documents == (1...3).map { .xml(Self.xml, member: "\($0).xml") })
    #expect(short.failures == [.tooManyMembers(limit: 4)])
  }

  @Test(arguments: [true, false])
  func `a file takes no longer than the limit, in a container or not`(isPacked: Bool) throws {
    let bytes = isPacked ? Deflate.gzip(Self.xml) : Self.xml
    let file = try ReadFile(bytes, limits: limits { $0.seconds = 0 })
    #expect(file.failures == [.tookTooLong(limit: 0)])
  }

  @Test(arguments: [Deflate.Framing.gzip, .zlib])
  func `a bomb ends in seconds, and little of it has come out`(framing: Deflate.Framing) throws {
    // 256 MiB in a quarter of a megabyte
    let spaces = [UInt8](repeating: 32, count: 1 << 20)
    let bomb = Deflate.stream(Array("<".utf8) + spaces, framing, copies: 256)
    var file: ReadFile?
    let time = try ContinuousClock().measure { file = try ReadFile(bomb, keeping: 0) }
    #expect(file?.failures == [.ratioTooHigh(limit: 200)])
    #expect(file?.byteCount ?? .max <= Int(ContainerLimits().ratioFreeBytes) + bomb.count * 201)
    #expect(time < .seconds(20))
  }

  @Test func `a bomb in an archive ends the file`() throws {
    let spaces = Array("<".utf8) + [UInt8](repeating: 32, count: 40 << 20)
    let archive = ZipWriter.archive([
      .deflated("bomb.xml", spaces), .stored("a.xml", Self.xml),
    ])
    let file = try ReadFile(archive, keeping: 0)
    #expect(file.failures.contains(.ratioTooHigh(limit: 200)))
    #expect(file.byteCount < 32 << 20)
  }

  @Test func `archives in archives multiply nothing`() throws {
    // Each layer holds the one before ten times: 10,000 documents in a few kilobytes.
    var archive = ZipWriter.archive([.stored("a.xml", Self.xml)])
    for _ in 0..<3 {
      archive = ZipWriter.archive((0..<10).map { .deflated("\($0).zip", archive) })
    }
    let file = try ReadFile(archive, limits: limits { $0.members = 50 }, keeping: 0)
    #expect(file.documents.count <= 50)
    #expect(file.failures.contains(.tooManyMembers(limit: 50)))
  }

  @Test func `documents that are not read by the receiver do not disturb the next ones`() throws {
    let folder = try TemporaryFolder()
    let archive = ZipWriter.archive([
      .stored("a.xml", sampleXML(200_000)), .deflated("b.xml.gz", Deflate.gzip(Self.xml)),
      .deflated("c.xml", Self.xml),
    ])
    let file = try ReportFile(path: folder.write(archive))
    var members: [String?] = []
    var last: [UInt8] = []
    try file.forEachDocument { document in
      members.append(document.member)
      guard document.member == "c.xml" else { return }
      var buffer = [UInt8](repeating: 0, count: 512)
      while case let count = buffer.withUnsafeMutableBytes({ document.read(into: $0) }), count > 0 {
        last += buffer[..<count]
      }
    }
    #expect(members == ["a.xml", "b.xml.gz", "c.xml"])
    #expect(last == Self.xml)
  }
}
