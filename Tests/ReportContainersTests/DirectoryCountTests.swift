import ContainerWriters
import ReportContainers
import Testing

/// The directory of a zip archive is read before its first member, and kept by libarchive.
@Suite struct DirectoryCountTests {
  /// Members of a directory that are read beyond the limit, to give what came before it.
  private static let more = 50_000

  private static func archive(_ count: Int) -> [UInt8] {
    let member = ZipMember.stored("", [])
    return ZipWriter.archive(
      (0..<count).map { number in member.with { $0.name = Array("\(number)".utf8) } },
      isZip64: true)
  }

  @Test func `a directory of far more members than the limit is not read`() throws {
    var limits = ContainerLimits()
    limits.members = 10
    let file = try ReadFile(Self.archive(Self.more + 11), limits: limits)
    #expect(file.failure == .tooManyMembers(limit: 10))
    #expect(file.documents.isEmpty)
  }

  @Test func `of one with a few more members the first are handed out`() throws {
    var limits = ContainerLimits()
    limits.members = 10
    let file = try ReadFile(Self.archive(1_000), limits: limits)
    #expect(file.failure == .tooManyMembers(limit: 10))
    #expect(file.documents.map(\.member) == (0..<10).map { "\($0)" })
  }

  /// The signature of an entry, where it is none: in names and in what is stored.
  @Test func `what only looks like an entry does no harm`() throws {
    let text = String(repeating: "PK\u{1}\u{2}", count: 200)
    let content = Array(String(repeating: "PK\u{1}\u{2}", count: 60_000).utf8)
    let archive = ZipWriter.archive([.stored(text, content), .stored("b", content)])
    var limits = ContainerLimits()
    limits.members = 2
    let file = try ReadFile(archive, limits: limits)
    #expect(file.failures.isEmpty)
    #expect(file.documents.map(\.bytes) == [content, content])
  }
}
