import ContainerWriters
import ReportContainers
import Testing

/// Archives with fields of 64 bits (APPNOTE, 4.3.14 and 4.5.3), which some writers always use.
@Suite struct Zip64Tests {
  private static let large = sampleXML(150_000)
  private static let small = sampleXML(300, seed: 2)
  private static let members = [
    ZipMember.folder("d"), .deflated("d/a.xml", large), .stored("b.xml", small),
  ]
  private static let expected: [ReadDocument] = [
    .xml(large, member: "d/a.xml"), .xml(small, member: "b.xml"),
  ]

  /// Fields of 64 bits in the members, in the end of the directory, and in both.
  @Test(arguments: [(true, false), (false, true), (true, true)])
  func `sizes and places may have 64 bits`(inMembers: Bool, atEnd: Bool) throws {
    let members = Self.members.map { member in member.with { $0.isZip64 = inMembers } }
    let archive = ZipWriter.archive(members, isZip64: atEnd)
    #expect(try ReadFile(archive).documents == Self.expected)
    // As it streams by, without the directory.
    #expect(try ReadFile(Deflate.gzip(archive)).documents == Self.expected)
  }

  @Test(arguments: [true, false])
  func `sizes of 64 bits may follow the content`(isPacked: Bool) throws {
    let members = [
      ZipMember.deflated("a.xml", Self.large), .deflated("b.xml", Self.small),
    ].map { member in member.with { ($0.isZip64, $0.hasDescriptor) = (true, true) } }
    let archive = ZipWriter.archive(members, isZip64: true)
    let file = try ReadFile(isPacked ? Deflate.gzip(archive) : archive)
    #expect(file.failures.isEmpty)
    #expect(file.documents.map(\.bytes) == [Self.large, Self.small])
  }

  @Test func `a size of 64 bits that is not the content's is told`() throws {
    let member = ZipMember.deflated("a.xml", Self.large).with {
      ($0.isZip64, $0.size) = (true, 1 << 40)
    }
    let file = try ReadFile(ZipWriter.archive([member, .stored("b.xml", Self.small)]))
    #expect(file.documents.first?.failure?.code == "damaged_container")
    #expect(file.documents.last == .xml(Self.small, member: "b.xml"))
  }

  @Test func `more members than 16 bits can count are read`() throws {
    let empty = ZipMember.stored("", [])
    var members = (0..<65_540).map { number in empty.with { $0.name = Array("\(number)".utf8) } }
    members.append(.stored("b.xml", Self.small))
    var limits = ContainerLimits()
    limits.members = 65_541
    let file = try ReadFile(ZipWriter.archive(members, isZip64: true), limits: limits)
    #expect(file.failure == nil)
    #expect(file.documents.count == 65_541)
    #expect(file.documents.last == .xml(Self.small, member: "b.xml"))
  }
}
