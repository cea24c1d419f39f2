import ContainerWriters
import ReportContainers
import Testing

@Suite struct TarHeaderTests {
  private static let large = sampleXML(150_000)
  private static let small = sampleXML(300, seed: 2)
  private static let members = [("reports/", []), ("reports/a.xml", large), ("b.xml", small)]
  private static let expected: [ReadDocument] = [
    .xml(large, member: "reports/a.xml"), .xml(small, member: "b.xml"),
  ]

  @Test func `an archive from before POSIX is read`() throws {
    let archive = ArchiveWriter.oldTar(Self.members)
    #expect(!archive[257...].starts(with: "ustar".utf8))
    #expect(try ReadFile(archive).documents == Self.expected)
    #expect(try ReadFile(Deflate.gzip(archive)).documents == Self.expected)
  }

  /// Six digits and what ends them; old writers put other things around them.
  @Test(arguments: ["DDDDDD\0 ", " DDDDDD\0", "DDDDDD  ", "0DDDDDD\0", "  DDDDDD"])
  func `its sum may be written in several ways`(form: String) throws {
    var archive = ArchiveWriter.oldTar([("b.xml", Self.small)])
    let digits = String(decoding: archive[148..<154], as: UTF8.self)
    archive.replaceSubrange(
      148..<156, with: Array(form.replacing("DDDDDD", with: digits).utf8))
    #expect(try ReadFile(archive).documents == [.xml(Self.small, member: "b.xml")])
  }

  @Test(arguments: [0, 99, 148, 155, 300, 511])
  func `a header whose sum does not fit is no archive`(place: Int) throws {
    var archive = ArchiveWriter.oldTar([("b.xml", Self.small)])
    archive[place] ^= 1
    #expect(try ReadFile(archive).documents.map(\.kind) == [.other])
  }

  @Test func `zeros, and what ends inside a header, are no archive`() throws {
    #expect(try ReadFile([UInt8](repeating: 0, count: 10_240)).documents.map(\.kind) == [.other])
    let archive = ArchiveWriter.oldTar([("b.xml", Self.small)])
    #expect(try ReadFile(Array(archive[..<511])).documents.map(\.kind) == [.other])
  }
}
