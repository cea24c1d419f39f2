import ContainerWriters
import ReportContainers
import Testing

@Suite struct XzSourceTests {
  private static let report = sampleXML(200_000)
  private static let small = sampleXML(300)

  private static func xz(_ bytes: [UInt8]) -> [UInt8] { ArchiveWriter.packed(bytes, .xz) }

  @Test func `an xz stream gives what was packed`() throws {
    #expect(try ReadFile(Self.xz(Self.report)).documents == [.xml(Self.report)])
    #expect(try ReadFile(Self.xz(Self.small)).documents == [.xml(Self.small)])
    #expect(
      try ReadFile(Self.xz([])).documents == [ReadDocument(kind: .empty, bytes: [])])
  }

  /// Streams may have zeros between them (The .xz File Format, section 2.2).
  @Test(arguments: [0, 4, 65_536, 131_076])
  func `several streams are one document`(padding: Int) throws {
    let zeros = [UInt8](repeating: 0, count: padding)
    let parts = [Self.report[..<70_000], [], Self.report[70_000..<70_001], Self.report[70_001...]]
    let bytes = parts.flatMap { Self.xz(Array($0)) + zeros }
    #expect(try ReadFile(bytes).documents == [.xml(Self.report)])
  }

  @Test func `streams without content take no longer than they may`() throws {
    var limits = ContainerLimits()
    limits.seconds = 0
    let zeros = [UInt8](repeating: 0, count: 100_000)
    let file = try ReadFile(Self.xz([]) + zeros + Self.xz([]), limits: limits)
    #expect(file.failures == [.tookTooLong(limit: 0)])
  }

  @Test(
    arguments: [
      Array("garbage".utf8), [UInt8](repeating: 0, count: 70_000), [0, 0x0a], [0xfd],
      [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x01, 0x00],
    ] as [[UInt8]])
  func `what follows the last stream is left alone`(garbage: [UInt8]) throws {
    #expect(try ReadFile(Self.xz(Self.small) + garbage).documents == [.xml(Self.small)])
    #expect(try ReadFile(Self.xz(Self.report) + garbage).documents == [.xml(Self.report)])
  }

  @Test func `a cut stream gives what there is and is truncated`() throws {
    let bytes = Self.xz(Self.report)
    let cut = try ReadFile(Array(bytes[..<(bytes.count / 2)]))
    let document = try #require(cut.documents.first)
    #expect(cut.failure == nil && cut.documents.count == 1)
    #expect(document.failure == .truncated(container: "xz"))
    #expect(document.bytes.count > 90_000)
    #expect(Self.report.starts(with: document.bytes))
  }

  @Test func `a stream cut at any byte is truncated and never damaged`() throws {
    let bytes = Self.xz(Self.small)
    for length in 6..<bytes.count {
      let cut = try ReadFile(Array(bytes[..<length]))
      #expect(cut.failures == [.truncated(container: "xz")], "\(length) bytes")
      #expect(cut.documents.allSatisfy { Self.small.starts(with: $0.bytes) })
    }
  }

  /// Behind the content: its CRC-64, an index of twelve bytes and a footer of twelve, each with a
  /// CRC-32 (The .xz File Format, sections 2.1.2, 3.4 and 4).
  @Test(arguments: [1, 12, 13, 20, 25, 32])
  func `a checksum or an index that does not fit is damage`(place: Int) throws {
    for content in [Self.report, Self.small] {
      var bytes = Self.xz(content)
      bytes[bytes.count - place] ^= 1
      let file = try ReadFile(bytes)
      #expect(file.failures.map(\.code) == ["damaged_container"])
      #expect(file.documents.allSatisfy { $0.bytes == content })
    }
  }

  /// The stream's header and the block's, and their CRC-32.
  @Test(arguments: [6, 8, 14, 20])
  func `a header that does not fit is damage`(place: Int) throws {
    var bytes = Self.xz(Self.small)
    bytes[place] ^= 0x10
    #expect(try ReadFile(bytes).failures.map(\.code) == ["damaged_container"])
  }

  @Test func `content that cannot be is damage`() throws {
    var bytes = Self.xz(Self.report)
    bytes[bytes.count / 2] ^= 1
    #expect(try ReadFile(bytes).failures.map(\.code) == ["damaged_container"])
  }

  @Test func `damage in the second stream is told behind all of the first`() throws {
    var second = Self.xz(Self.small)
    second[second.count - 40] ^= 1
    let file = try ReadFile(Self.xz(Self.report) + second)
    #expect(file.failures.map(\.code) == ["damaged_container"])
    #expect(file.documents.first?.bytes.starts(with: Self.report) == true)
  }

  @Test func `a dictionary is taken up to the limit, and none beyond it`() throws {
    var limits = ContainerLimits()
    limits.dictionaryBytes = 1 << 20
    let bytes = Self.xz(Self.report)
    let atLimit = DictionarySize.xz(bytes, exponent: 20)
    #expect(try ReadFile(atLimit, limits: limits).documents == [.xml(Self.report)])
    let beyond = DictionarySize.xz(bytes, exponent: 21)
    let refusal = ContainerError.dictionaryTooLarge(container: "xz", limit: 1 << 20)
    #expect(try ReadFile(beyond, limits: limits).failures == [refusal])
    limits.dictionaryBytes -= 1
    #expect(try ReadFile(atLimit, limits: limits).failures.map(\.code) == [refusal.code])
  }

  @Test func `a dictionary that is too large in a later stream is told behind the first`() throws {
    let beyond = DictionarySize.xz(Self.xz(Self.small), exponent: 24)
    let file = try ReadFile(Self.xz(Self.report) + beyond)
    #expect(
      file.documents == [
        ReadDocument(
          kind: .xml, bytes: Self.report,
          failure: .dictionaryTooLarge(container: "xz", limit: 8 << 20))
      ])
  }

  @Test func `a dictionary that is too large is told of its member alone`() throws {
    let beyond = DictionarySize.xz(Self.xz(Self.small), exponent: 30)
    let file = try ReadFile(
      ZipWriter.archive([.stored("a.xz", beyond), .stored("b.xml", Self.small)]))
    #expect(file.failures == [.dictionaryTooLarge(container: "xz", limit: 8 << 20)])
    #expect(file.documents.last == .xml(Self.small, member: "b.xml"))
  }
}
