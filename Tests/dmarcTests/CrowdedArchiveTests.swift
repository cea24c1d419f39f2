import ContainerWriters
import Foundation
import Testing

/// Archives with more members than anybody sends, and with names that mean other places.
struct CrowdedArchiveTests {
  /// A hundred thousand members, every other one empty, and a report at the end.
  private static let archive = {
    let empty = ZipMember.stored("", [])
    let tiny = ZipMember.stored("", [0x78])
    var members = (0..<99_999).map { number in
      (number.isMultiple(of: 2) ? empty : tiny).with { $0.name = Array("\(number)".utf8) }
    }
    members.append(.stored("report.xml", Array(SampleXML.report(reportID: "inside").utf8)))
    return ZipWriter.archive(members, isZip64: true)
  }()

  @Test func `a hundred thousand members are too many`() throws {
    let folder = try HostileFolder()
    try folder.write(Self.archive, as: "crowd.zip")
    let answer = try folder.run()
    #expect(answer.status == 1)
    #expect(
      answer.error.hasSuffix(
        "/crowd.zip: the archive has more than 10000 members (raise with --max-members)\n"))
    let rows = try folder.ledger().filter { $0.path.hasSuffix("/crowd.zip") }
    #expect(rows.map(\.reason) == ["too_many_members"])
  }

  @Test func `a hundred thousand members are looked at if they may be`() throws {
    let folder = try HostileFolder()
    try folder.write(Self.archive, as: "crowd.zip")
    _ = try folder.run("--max-members", "100000")
    let rows = try folder.ledger().filter { $0.path.hasSuffix("/crowd.zip") && $0.member != nil }
    #expect(rows.count == 100_000)
    #expect(rows.count { $0.reason == "empty" } == 50_000)
    #expect(rows.filter { $0.outcome == "stored" }.map(\.member) == ["report.xml"])
  }

  // MARK: Names

  private static let names = [
    "../../escaped.xml", "/tmp/dmarc-tests-absolute.xml", "C:\\..\\..\\escaped.xml",
    "..\\escaped.xml",
    "a/../../../escaped.xml", "new\nline.xml", "\u{1b}]0;title\u{7}.xml", "nul\0.xml", "~/.bashrc",
    "\u{202e}lmx.xml", "-rf", "",
  ]

  /// Everything below a folder, with its size and when it was changed.
  private static func listing(_ folder: String) throws -> [String: String] {
    var found: [String: String] = [:]
    let files = FileManager.default.enumerator(atPath: folder)
    while let name = files?.nextObject() as? String {
      let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/" + name)
      found[name] = "\(attributes[.size] ?? "") \(attributes[.modificationDate] ?? "")"
    }
    return found
  }

  /// - Parameter slash: libarchive takes a backslash in a zip for one.
  private static func shown(_ slash: String) -> [String] {
    [
      "../../escaped.xml", "/tmp/dmarc-tests-absolute.xml",
      "C:\(slash)..\(slash)..\(slash)escaped.xml",
      "..\(slash)escaped.xml", "a/../../../escaped.xml", "new?line.xml", "?]0;title?.xml", "nul",
      "~/.bashrc", "?lmx.xml", "-rf", "",
    ]
  }

  @Test(arguments: [true, false])
  func `names of members that mean other places are shown and nothing is written there`(isZip: Bool)
    throws
  {
    let folder = try HostileFolder()
    let members = Self.names.enumerated().map { number, name in
      (name, Array(SampleXML.report(reportID: "member \(number)").utf8))
    }
    try folder.write(
      isZip ? ZipWriter.archive(members.map { .stored($0, $1) }) : ArchiveWriter.tar(members),
      as: "names")
    let before = try Self.listing(folder.store.folder.path)
    #expect(before.count == 4)
    #expect(try folder.parse("names").status == 0)
    #expect(try Self.listing(folder.store.folder.path) == before)

    #expect(try folder.run().status == 0)
    let after = try Self.listing(folder.store.folder.path).filter {
      !$0.key.hasPrefix("reports.sqlite")
    }
    #expect(after == before)
    #expect(!FileManager.default.fileExists(atPath: "/tmp/dmarc-tests-absolute.xml"))
    let rows = try folder.ledger().filter { $0.path.hasSuffix("/names") }
    #expect(Set(rows.compactMap(\.member)) == Set(Self.shown(isZip ? "/" : "\\")))
  }
}
