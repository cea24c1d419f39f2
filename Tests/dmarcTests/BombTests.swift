import ContainerWriters
import Testing

/// Small files that expand to ten gigabytes.
struct BombTests {
  private static let megabyte = [UInt8](repeating: 32, count: 1 << 20)
  private static let count = 10_240
  private static let tooHigh =
    "it expands to more than 200 times its size (raise with --max-ratio)"

  private static func gzipBomb(_ start: String, in folder: HostileFolder) throws {
    let rest = repeatElement(Deflate.gzip(megabyte), count: count)
    try folder.write(pieces: [Deflate.gzip(Array(start.utf8))] + rest, as: "bomb.gz")
  }

  @Test(arguments: ["<feedback>", "<feedback><!-- ", "<feedback><report_metadata><org_name>"])
  func `a gzip bomb is refused, whatever it expands to`(start: String) throws {
    let folder = try HostileFolder()
    try Self.gzipBomb(start, in: folder)
    let answer = try folder.run()
    #expect(answer.status == 1)
    #expect(answer.error == "\(folder.path)/bomb.gz: \(Self.tooHigh)\n")
    #expect(try folder.ledger().map(\.reason).contains("ratio_too_high"))
  }

  /// What no report begins with is not read on.
  @Test(arguments: ["\n", "<", "<feedback a=\"", "<feedback><?a ", "<feedback><![CDATA["])
  func `a gzip bomb that cannot be a report is none`(start: String) throws {
    let folder = try HostileFolder()
    try Self.gzipBomb(start, in: folder)
    _ = try folder.run()
    let row = try folder.ledger().first { $0.path.hasSuffix("/bomb.gz") }
    let reasons = ["incomplete", "not_a_report", "not_xml", "markup_too_long"]
    #expect(reasons.contains(row?.reason ?? ""), "\(row?.reason ?? "")")
  }

  /// With a zip64 extra field, as a size beyond four gigabytes needs it.
  private static func zipBomb(_ name: String = "bomb.xml") -> ZipMember {
    var packed = Deflate.blocks(Array("<feedback>".utf8))
    let block = Deflate.blocks(megabyte)
    for _ in 0..<count { packed += block }
    return ZipMember.stored(name, []).with {
      $0.packed = packed + Deflate.lastBlock
      $0.method = 8
      $0.size = UInt64(count) << 20
      $0.isZip64 = true
    }
  }

  @Test func `a zip bomb is refused, and a report beside it is read`() throws {
    let folder = try HostileFolder()
    let report = ZipMember.stored("report.xml", Array(SampleXML.report(reportID: "in").utf8))
    try folder.write(ZipWriter.archive([Self.zipBomb(), report]), as: "bomb.zip")
    let answer = try folder.run()
    #expect(answer.error == "\(folder.path)/bomb.zip/bomb.xml: \(Self.tooHigh)\n")
    let rows = try folder.ledger().filter { $0.path.hasSuffix("/bomb.zip") && $0.member != nil }
    #expect(rows.map(\.member) == ["bomb.xml", "report.xml"])
    #expect(rows.map(\.outcome) == ["refused", "stored"])
  }

  @Test func `a bomb that may have any ratio ends at its bytes`() throws {
    let folder = try HostileFolder()
    let megabyte = Self.megabyte
    try folder.write(
      pieces: [Deflate.gzip(Array("<feedback>".utf8))]
        + repeatElement(Deflate.gzip(megabyte), count: 300),
      as: "bomb.gz")
    let answer = try folder.run("--max-ratio", "1000000", "--max-expanded-bytes", "\(200 << 20)")
    #expect(
      answer.error == "\(folder.path)/bomb.gz: it expands to more than \(200 << 20) bytes "
        + "(raise with --max-expanded-bytes)\n")
  }

  /// Sixteen archives in each of sixteen archives, and so on: a million bombs in forty kilobytes.
  private static func archives(_ levels: Int) -> [UInt8] {
    let spaces = Array("<".utf8) + [UInt8](repeating: 32, count: 4 << 20)
    var archive = ZipWriter.archive([.deflated("bomb.xml", spaces)])
    for _ in 1..<levels {
      archive = ZipWriter.archive((0..<16).map { .deflated("\($0).zip", archive) })
    }
    return archive
  }

  @Test func `archives in archives are opened three deep`() throws {
    let folder = try HostileFolder()
    try folder.write(Self.archives(5), as: "42.zip")
    let answer = try folder.run()
    #expect(answer.status == 1)
    let rows = try folder.ledger().filter { $0.path.hasSuffix("/42.zip") && $0.member != nil }
    #expect(rows.count == 16 * 16 * 16)
    #expect(Set(rows.map(\.reason)) == ["nested_too_deep"])
    #expect(answer.error.contains("containers are nested deeper than 3 (raise with --max-nesting)"))
  }

  @Test func `archives in archives that may be deeper end at what they expand to`() throws {
    let folder = try HostileFolder()
    try folder.write(Self.archives(5), as: "42.zip")
    let answer = try folder.run("--max-nesting", "10")
    #expect(answer.error.hasSuffix("/42.zip: \(Self.tooHigh)\n"))
  }

  @Test(arguments: [4, 30]) func `gzip in gzip is opened three deep`(layers: Int) throws {
    let folder = try HostileFolder()
    let start = Array(SampleXML.report().utf8)
    try folder.write((0..<layers).reduce(start) { bytes, _ in Deflate.gzip(bytes) }, as: "a.gz")
    let answer = try folder.run()
    #expect(
      answer.error
        == "\(folder.path)/a.gz: containers are nested deeper than 3 (raise with --max-nesting)\n")
  }

  /// A member that nobody wants is still expanded to get behind it.
  @Test func `a tar archive of zeros in gzip is refused`() throws {
    let folder = try HostileFolder()
    let zeros = [UInt8](repeating: 0, count: 1 << 20)
    var tar = ArchiveWriter.tar([("zeros", zeros)])
    // Ten gigabytes, in octal digits.
    tar.replaceSubrange(124..<136, with: Array("120000000000".utf8))
    var sum = 0
    for (place, byte) in tar[..<512].enumerated() {
      sum += (148..<156).contains(place) ? 32 : Int(byte)
    }
    let digits = String(sum, radix: 8)
    tar.replaceSubrange(
      148..<156,
      with: Array((String(repeating: "0", count: 6 - digits.count) + digits + "\0 ").utf8))
    try folder.write(
      pieces: [Deflate.gzip(Array(tar[..<512]))]
        + repeatElement(Deflate.gzip(zeros), count: Self.count), as: "zeros.tar.gz")
    let answer = try folder.run()
    #expect(answer.status == 1)
    #expect(answer.error.contains(Self.tooHigh))
  }
}
