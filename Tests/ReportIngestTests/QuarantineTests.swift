import Foundation
import ReportContainers
import ReportIngest
import ReportStore
import Testing

@Suite struct QuarantineTests {
  private static let whole = SentReport(.number(1), .number(2))
  private static let cut = Self.whole.with { $0.reportID = "cut" }.cut(inRecord: 1)

  private static func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  private static func message(_ name: String, _ report: [UInt8]) -> [UInt8] {
    let head = """
      From dmarc@receiver.example Fri Oct  2 03:00:00 2026
      From: dmarc@receiver.example
      Message-ID: <\(name)@receiver.example>
      Content-Type: text/xml


      """
    return Array(head.utf8) + report + [10]
  }

  @Test func `what was refused or came in part is copied with a note, and nothing else`() throws {
    let folder = try ImportFolder()
    let quarantine = try Quarantine(folder: folder.path + "/a/b/kept")
    try folder.write(Self.whole, as: "good.xml")
    try folder.write(Self.cut, as: "cut.xml")
    try folder.write(Array("<!DOCTYPE feedback><feedback/>".utf8), as: "hos\u{1b}tile \n.xml")
    try folder.write(Array("plain text".utf8), as: "other.txt")
    try folder.run(quarantine: quarantine)
    let names = try Self.names(in: folder.path + "/a/b/kept")
    let copies = names.filter { !$0.hasSuffix(".quarantine-note") }
    #expect(quarantine.copies == 2)
    #expect(quarantine.failure == nil)
    #expect(copies.count == 2)
    #expect(names == copies.flatMap { [$0, $0 + ".quarantine-note"] }.sorted())
    #expect(copies.contains { $0.hasSuffix("-cut.xml") })
    #expect(copies.contains { $0.hasSuffix("-hos_tile__.xml") })
    for name in copies where name.hasSuffix("-cut.xml") {
      let path = folder.path + "/a/b/kept/" + name
      #expect(try Array(Data(contentsOf: URL(fileURLWithPath: path))) == Self.cut)
      let note = try String(contentsOfFile: path + ".quarantine-note", encoding: .utf8)
      #expect(note.contains(folder.files + "/cut.xml\nSHA-256 "))
      #expect(note.contains("Refused 2026-10-10T12:00:00Z"))
      #expect(
        note.contains("the document ends before the report does, after 1 records (truncated)"))
    }
  }

  @Test func `importing the folder tries again, and copies nothing of it into itself`() throws {
    let folder = try ImportFolder()
    let kept = folder.path + "/kept"
    try folder.write(Self.cut, as: "cut.xml")
    try folder.run(quarantine: Quarantine(folder: kept))
    let before = try Self.names(in: kept)
    let quarantine = try Quarantine(folder: kept)
    let again = try folder.run(kept, quarantine: quarantine)
    // The note is not among what is read.
    #expect(again.fileCount == 1)
    #expect(quarantine.copies == 0)
    #expect(try Self.names(in: kept) == before)
    #expect(try folder.faults() == [])
  }

  @Test func `of a mailbox, the messages concerned are copied and can be read by themselves`()
    throws
  {
    let folder = try ImportFolder()
    let kept = folder.path + "/kept"
    let messages = [
      Self.message("1", Array(Self.whole.xml.utf8)), Self.message("2", Self.cut),
      Self.message("3", Array("<!DOCTYPE feedback><feedback/>".utf8)),
    ]
    try folder.write(messages.flatMap(\.self), as: "mbox")
    try folder.run(quarantine: Quarantine(folder: kept))
    let copies = try Self.names(in: kept).filter { $0.hasSuffix(".mbox") }
    let bytes = try copies.map {
      try Array(Data(contentsOf: URL(fileURLWithPath: kept + "/" + $0)))
    }
    #expect(Set(bytes) == Set(messages[1...]))
    let other = try ImportFolder()
    #expect(try other.run(kept).documents == [.partial: 1, .refused: 1])
  }

  @Test func `a file that cannot be opened leaves nothing, and the same bytes are kept once`()
    throws
  {
    let folder = try ImportFolder()
    let kept = folder.path + "/kept"
    let quarantine = try Quarantine(folder: kept)
    try folder.write(Self.cut, as: "cut.xml")
    try folder.run(folder.files + "/missing.xml", folder.files, quarantine: quarantine)
    try folder.run(quarantine: quarantine)
    #expect(quarantine.copies == 1)
    #expect(try Self.names(in: kept).count == 2)
  }

  @Test func `the same bytes in many folders are kept once, by however many readers`() throws {
    let folder = try ImportFolder()
    let kept = folder.path + "/kept"
    let quarantine = try Quarantine(folder: kept)
    // Long enough that readers meet while they copy it.
    let bytes = Array("<!DOCTYPE feedback>".utf8) + [UInt8](repeating: 32, count: 1 << 20)
    for number in 0..<100 { try folder.write(bytes, as: "\(number)/report.xml") }
    try folder.run(readers: 8, quarantine: quarantine)
    #expect(quarantine.failure == nil)
    #expect(quarantine.copies == 1)
    let names = try Self.names(in: kept)
    #expect(names.count == 2)
    #expect(names.contains { $0.hasSuffix("-report.xml") })
    let copy = try Data(contentsOf: URL(fileURLWithPath: kept + "/" + (names.first ?? "")))
    #expect(Array(copy) == bytes)
  }

  /// As two imports do that run at the same time.
  @Test func `two quarantines in one folder do not come into each other's way`() throws {
    let folder = try ImportFolder()
    let kept = folder.path + "/kept"
    let bytes = Array("<!DOCTYPE feedback>".utf8) + [UInt8](repeating: 32, count: 1 << 20)
    for number in 0..<20 { try folder.write(bytes + [UInt8(number)], as: "report.xml\(number)") }
    let files = folder.files
    let quarantines = try [Quarantine(folder: kept), Quarantine(folder: kept)]
    DispatchQueue.concurrentPerform(iterations: 2) { index in
      _ = try? ImportFolder().run(files, quarantine: quarantines[index])
    }
    #expect(quarantines.map(\.failure) == [nil, nil])
    let names = try Self.names(in: kept)
    #expect(names.count == 40)
    #expect(!names.contains { $0.contains(".part") })
  }

  @Test func `a folder that cannot be made or written to is told`() throws {
    let folder = try ImportFolder()
    let file = try folder.write([1], as: "file")
    #expect(throws: QuarantineError.cannotMake(folder: file)) { try Quarantine(folder: file) }
    #expect(
      QuarantineError.cannotMake(folder: "/x").description
        == "/x: the folder cannot be made; name another with --quarantine")

    // The folder goes away while files are read.
    let kept = folder.path + "/kept"
    let quarantine = try Quarantine(folder: kept)
    try FileManager.default.removeItem(atPath: kept)
    try folder.write(Self.cut, as: "cut.xml")
    let totals = try folder.run(quarantine: quarantine)
    #expect(totals.documents[.partial] == 1)
    #expect(quarantine.copies == 0)
    #expect(quarantine.failure?.description.contains("could not be copied there") == true)
  }

  @Test func `of a mailbox with very many, all of it is copied`() throws {
    let folder = try ImportFolder()
    let kept = folder.path + "/kept"
    let bad = Self.message("1", Array("<!DOCTYPE feedback><feedback/>".utf8))
    let mailbox = (0..<1_100).flatMap { _ in bad }
    try folder.write(mailbox, as: "mbox")
    try folder.run(quarantine: Quarantine(folder: kept))
    let copies = try Self.names(in: kept).filter { !$0.hasSuffix(".quarantine-note") }
    #expect(copies.count == 1)
    #expect(
      try copies.map { try Data(contentsOf: URL(fileURLWithPath: kept + "/" + $0)).count } == [
        mailbox.count
      ])
  }
}
