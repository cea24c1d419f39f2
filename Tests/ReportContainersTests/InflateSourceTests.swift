import ContainerWriters
import ReportContainers
import Testing

@Suite struct InflateSourceTests {
  private static let report = sampleXML(200_000)
  private static let small = sampleXML(300)

  @Test func `gzip and zlib streams give what was packed`() throws {
    #expect(try ReadFile(Deflate.gzip(Self.report)).documents == [.xml(Self.report)])
    #expect(try ReadFile(Deflate.zlib(Self.report)).documents == [.xml(Self.report)])
    #expect(try ReadFile(Deflate.gzip(Self.small)).documents == [.xml(Self.small)])
  }

  @Test func `the optional header fields of gzip are passed over`() throws {
    let plain = Deflate.gzip(Self.small)
    // FEXTRA with two bytes, FNAME and FCOMMENT (RFC 1952, section 2.3.1)
    var bytes: [UInt8] = Array(plain[..<10])
    bytes[3] = 4 | 8 | 16
    bytes += [2, 0, 0xaa, 0xbb] + Array("report.xml\u{0}a comment\u{0}".utf8) + plain[10...]
    #expect(try ReadFile(bytes).documents == [.xml(Self.small)])
  }

  @Test func `several members are one document`() throws {
    let parts = [Self.report[..<70_000], Self.report[70_000..<70_001], Self.report[70_001...]]
    let bytes = parts.flatMap { Deflate.gzip(Array($0)) }
    #expect(try ReadFile(bytes).documents == [.xml(Self.report)])
    let withEmpty = Deflate.gzip([]) + Deflate.gzip(Self.small) + Deflate.gzip([])
    #expect(try ReadFile(withEmpty).documents == [.xml(Self.small)])
  }

  @Test(
    arguments: [
      Array("garbage".utf8), [UInt8](repeating: 0, count: 70_000), [0x0a], [0x1f],
      [0x1f, 0x00, 0x00], [0x1f, 0x20, 0x41, 0x42, 0x43, 0x44, 0x45, 0x46, 0x47, 0x48, 0x49],
    ] as [[UInt8]])
  func `what follows the last member is left alone`(garbage: [UInt8]) throws {
    #expect(try ReadFile(Deflate.gzip(Self.small) + garbage).documents == [.xml(Self.small)])
    #expect(try ReadFile(Deflate.zlib(Self.small) + garbage).documents == [.xml(Self.small)])
  }

  @Test func `twice compressed is once read`() throws {
    let twice = Deflate.gzip(Deflate.gzip(Self.report))
    #expect(try ReadFile(twice).documents == [.xml(Self.report)])
    #expect(try ReadFile(Deflate.zlib(Deflate.gzip(Self.small))).documents == [.xml(Self.small)])
  }

  @Test func `a cut stream gives what there is and is truncated`() throws {
    let bytes = Deflate.gzip(Self.report)
    let cut = try ReadFile(Array(bytes[..<(bytes.count / 2)]))
    let document = try #require(cut.documents.first)
    #expect(cut.failure == nil && cut.documents.count == 1)
    #expect(document.failure == .truncated(container: "gzip"))
    #expect(document.kind == .xml)
    #expect(document.bytes.count > 50_000)
    #expect(Self.report.starts(with: document.bytes))
  }

  @Test func `a stream cut at any byte is truncated and never damaged`() throws {
    for (bytes, name) in [(Deflate.gzip(Self.small), "gzip"), (Deflate.zlib(Self.small), "zlib")] {
      for length in 3..<bytes.count {
        let cut = try ReadFile(Array(bytes[..<length]))
        #expect(cut.failures == [.truncated(container: name)], "\(length) bytes of \(name)")
        #expect(cut.documents.allSatisfy { Self.small.starts(with: $0.bytes) })
      }
    }
  }

  @Test func `only the trailer missing gives every byte and is truncated`() throws {
    let bytes = Deflate.gzip(Self.report)
    let cut = try ReadFile(Array(bytes.dropLast(8)))
    #expect(
      cut.documents == [
        ReadDocument(
          kind: .xml, bytes: Self.report, failure: .truncated(container: "gzip"))
      ])
  }

  /// The last eight bytes of a member are its CRC-32 and its length (RFC 1952, section 2.3.1).
  @Test(arguments: 1...8)
  func `a checksum or a length that does not fit is damage`(place: Int) throws {
    var bytes = Deflate.gzip(Self.report)
    bytes[bytes.count - place] ^= 0x10
    let document = try #require(try ReadFile(bytes).documents.first)
    guard case .damaged("gzip", let reason)? = document.failure else {
      Issue.record("\(String(describing: document.failure)) at \(place)")
      return
    }
    #expect(!reason.isEmpty)
  }

  /// Files are read 65,536 bytes at a time.
  @Test(arguments: 65_530...65_548)
  func `a trailer is compared wherever a piece of the file ends`(size: Int) throws {
    let plain = Deflate.gzip(Self.small)
    // FEXTRA with as many bytes as are missing (RFC 1952, section 2.3.1)
    let extra = size - plain.count - 2
    var bytes = Array(plain[..<10]) + [UInt8(extra & 0xff), UInt8(extra >> 8)]
    bytes[3] = 4
    bytes += [UInt8](repeating: 7, count: extra) + plain[10...]
    #expect(bytes.count == size)
    #expect(try ReadFile(bytes).documents == [.xml(Self.small)])
    #expect(try ReadFile(bytes + bytes).documents == [.xml(Self.small + Self.small)])
    for place in [1, 8] {
      var wrong = bytes
      wrong[size - place] ^= 1
      #expect(try ReadFile(wrong).failures.map(\.code) == ["damaged_container"])
    }
  }

  @Test func `a wrong checksum of a document that is shorter than what is peeked at is damage`()
    throws
  {
    var bytes = Deflate.gzip(Self.small)
    bytes[bytes.count - 5] ^= 1
    let failures = try ReadFile(bytes).failures
    #expect(failures.map(\.code) == ["damaged_container"])
  }

  @Test func `a wrong checksum in the second member is damage`() throws {
    var bytes = Deflate.gzip(Self.report) + Deflate.gzip(Self.small)
    bytes[bytes.count - 5] ^= 1
    #expect(try ReadFile(bytes).failures.map(\.code) == ["damaged_container"])
  }

  @Test func `a zlib stream with a wrong Adler-32 is damage`() throws {
    var bytes = Deflate.zlib(Self.report)
    bytes[bytes.count - 1] ^= 1
    #expect(try ReadFile(bytes).failures.map(\.code) == ["damaged_container"])
  }

  @Test func `a block of a type that does not exist is damage`() throws {
    var bytes = Deflate.gzip(Self.small)
    bytes[10] |= 0b110
    #expect(try ReadFile(bytes).failures.map(\.code) == ["damaged_container"])
  }
}
