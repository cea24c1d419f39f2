import ContainerWriters
import ReportContainers
import Testing

@Suite struct ZstdSourceTests {
  private static let report = sampleXML(200_000)
  private static let small = sampleXML(300)

  /// Without a checksum, and with a window of its own.
  private static func zstd(_ bytes: [UInt8]) -> [UInt8] { ArchiveWriter.packed(bytes, .zstd) }

  @Test func `a zstd frame gives what was packed`() throws {
    for packed in [Self.zstd(Self.report), Zstd.frame(Self.report)] {
      #expect(try ReadFile(packed).documents == [.xml(Self.report)])
    }
    #expect(try ReadFile(Zstd.frame(Self.small)).documents == [.xml(Self.small)])
    #expect(try ReadFile(Zstd.frame([])).documents == [ReadDocument(kind: .empty, bytes: [])])
  }

  @Test func `several frames are one document, and some are skipped`() throws {
    let parts = [Self.report[..<70_000], [], Self.report[70_000..<70_001], Self.report[70_001...]]
    let frames = parts.map { Zstd.frame(Array($0)) }
    #expect(try ReadFile(frames.flatMap { $0 }).documents == [.xml(Self.report)])
    for length in [0, 1, 200_000] {
      let skipped = Zstd.skippable([UInt8](repeating: 0x3c, count: length))
      #expect(try ReadFile(frames.flatMap { $0 + skipped }).documents == [.xml(Self.report)])
    }
  }

  @Test func `frames without content take no longer than they may`() throws {
    var limits = ContainerLimits()
    limits.seconds = 0
    let frames = Zstd.frame([]) + repeatElement(Zstd.skippable([]), count: 1_000).joined()
    #expect(try ReadFile(frames, limits: limits).failures == [.tookTooLong(limit: 0)])
  }

  @Test(
    arguments: [
      Array("garbage".utf8), [UInt8](repeating: 0, count: 70_000), [0x28], [0x28, 0xb5, 0x2f],
      [0x28, 0xb5, 0x2f, 0x00, 0x00], [0x60, 0x2a, 0x4d, 0x18, 0, 0, 0, 0],
    ] as [[UInt8]])
  func `what follows the last frame is left alone`(garbage: [UInt8]) throws {
    for content in [Self.report, Self.small] {
      #expect(try ReadFile(Self.zstd(content) + garbage).documents == [.xml(content)])
      #expect(try ReadFile(Zstd.frame(content) + garbage).documents == [.xml(content)])
    }
  }

  @Test func `a cut frame gives what there is and is truncated`() throws {
    let bytes = Zstd.frame(Self.report)
    let cut = try ReadFile(Array(bytes.dropLast(100)))
    let document = try #require(cut.documents.first)
    #expect(cut.failure == nil && cut.documents.count == 1)
    #expect(document.failure == .truncated(container: "zstd"))
    #expect(document.bytes.count > 100_000)
    #expect(Self.report.starts(with: document.bytes))
  }

  @Test func `a frame cut at any byte is truncated and never damaged`() throws {
    for bytes in [Self.zstd(Self.small), Zstd.frame(Self.small)] {
      for length in 4..<bytes.count {
        let cut = try ReadFile(Array(bytes[..<length]))
        #expect(cut.failures == [.truncated(container: "zstd")], "\(length) bytes")
        #expect(cut.documents.allSatisfy { Self.small.starts(with: $0.bytes) })
      }
    }
    let skippable = Zstd.frame(Self.small) + Zstd.skippable([1, 2, 3])
    #expect(
      try ReadFile(Array(skippable.dropLast())).documents == [
        ReadDocument(kind: .xml, bytes: Self.small, failure: .truncated(container: "zstd"))
      ])
  }

  /// The last four bytes of a frame (RFC 8878, section 3.1.1).
  @Test(arguments: 1...4)
  func `a checksum that does not fit is damage`(place: Int) throws {
    for content in [Self.report, Self.small] {
      var bytes = Zstd.frame(content)
      bytes[bytes.count - place] ^= 0x10
      for bytes in [bytes, Zstd.frame(content) + bytes] {
        let failures = try ReadFile(bytes).failures
        #expect(
          failures == [
            .damaged(container: "zstd", reason: "Restored data doesn't match checksum")
          ])
      }
    }
  }

  /// A block of the type that does not exist (RFC 8878, section 3.1.1.2.2).
  @Test func `a block that cannot be is damage`() throws {
    var bytes = Self.zstd(Self.small)
    bytes[6] |= 0b110
    #expect(try ReadFile(bytes).failures.map(\.code) == ["damaged_container"])
  }

  @Test func `a window is taken up to the limit, and none beyond it`() throws {
    var limits = ContainerLimits()
    limits.dictionaryBytes = 1 << 20
    let bytes = Self.zstd(Self.report)
    let atLimit = DictionarySize.zstd(bytes, exponent: 20)
    #expect(try ReadFile(atLimit, limits: limits).documents == [.xml(Self.report)])
    let refusal = ContainerError.dictionaryTooLarge(container: "zstd", limit: 1 << 20)
    let beyond = DictionarySize.zstd(bytes, exponent: 20, eighths: 1)
    #expect(try ReadFile(beyond, limits: limits).failures == [refusal])
    limits.dictionaryBytes -= 1
    #expect(try ReadFile(atLimit, limits: limits).failures.map(\.code) == [refusal.code])
  }

  @Test(arguments: [1, Int64.max]) func `a limit may be any number`(bytes: Int64) throws {
    var limits = ContainerLimits()
    limits.dictionaryBytes = bytes
    for packed in [Self.zstd(Self.report), ArchiveWriter.packed(Self.report, .xz)] {
      let failures = try ReadFile(packed, limits: limits).failures.map(\.code)
      #expect(failures == (bytes == 1 ? ["dictionary_too_large"] : []))
    }
  }

  @Test func `a window that is too large in a later frame is told behind the first`() throws {
    let beyond = DictionarySize.zstd(Self.zstd(Self.small), exponent: 24)
    let file = try ReadFile(Self.zstd(Self.report) + beyond)
    #expect(
      file.documents == [
        ReadDocument(
          kind: .xml, bytes: Self.report,
          failure: .dictionaryTooLarge(container: "zstd", limit: 8 << 20))
      ])
  }
}
