import DMARC
import Foundation
import GRDB
import StoreAudit
import Testing

@testable import ReportStore

/// A question writes nothing, whatever lies at the path, and needs no right to write, unless an earlier
/// version wrote the store: that is brought up to date first.
struct QuestionsLeaveBytesTests {
  /// Every file of a folder.
  private static func bytes(_ folder: String) throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return try Dictionary(
      uniqueKeysWithValues: names.map {
        ($0, try Data(contentsOf: URL(fileURLWithPath: folder + "/" + $0)))
      })
  }

  /// A store as an import that was killed leaves it: what it has committed last is in the log.
  private static func killed() throws -> (folder: String, path: String) {
    let temporary = try TemporaryStore()
    try temporary.add(SampleReport(.number(1, count: 7)))
    let folder = NSTemporaryDirectory() + "dmarc-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for end in ["", "-wal"] {
      try FileManager.default.copyItem(
        atPath: temporary.path + end, toPath: folder + "/reports.sqlite" + end)
    }
    return (folder, folder + "/reports.sqlite")
  }

  /// A whole store, and nothing beside it.
  private static func whole() throws -> (folder: String, path: String) {
    let (folder, path) = try killed()
    // Whoever writes to it brings the log into it.
    _ = try ReportStore(changingAt: path)
    return (folder, path)
  }

  @Test func `a question leaves a store as it is, with nothing beside it`() throws {
    let (folder, path) = try Self.whole()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let before = try Self.bytes(folder)
    #expect(Array(before.keys) == ["reports.sqlite"])
    #expect(try ReportStore(openingAt: path).domain("example.com")?.messages == 7)
    #expect(try Self.bytes(folder) == before)
  }

  @Test func `what a killed import has left beside a store is read and stays`() throws {
    let (folder, path) = try Self.killed()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let before = try Self.bytes(folder)
    #expect(try #require(before["reports.sqlite-wal"]).count > 0)
    #expect(try ReportStore(openingAt: path).domain("example.com")?.messages == 7)
    let after = try Self.bytes(folder).filter { !$0.key.hasSuffix("-shm") }
    #expect(after == before)
  }

  @Test(arguments: ["DELETE", "WAL"])
  func `another program's database is refused byte by byte as it was`(mode: String) throws {
    let temporary = try TemporaryStore()
    let folder = temporary.folder + "/foreign"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    let path = folder + "/songs.sqlite"
    try DatabaseQueue(path: path).inDatabase {
      try $0.execute(sql: "PRAGMA journal_mode = \(mode); CREATE TABLE song (title TEXT)")
    }
    let before = try Self.bytes(folder)
    #expect(throws: StoreError.notAStore(path: path)) { try ReportStore(openingAt: path) }
    #expect(try Self.bytes(folder) == before)
  }

  @Test func `an empty file is no store yet, and stays empty`() throws {
    let temporary = try TemporaryStore()
    let path = temporary.folder + "/empty.sqlite"
    #expect(FileManager.default.createFile(atPath: path, contents: nil))
    #expect(throws: StoreError.missing(path: path)) { try ReportStore(openingAt: path) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)).isEmpty)
  }

  /// Whoever runs as root may write anywhere; SQLite follows no link in place of its files.
  private static func forbidFilesBeside(_ path: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: path + "-shm", withDestinationPath: "/nowhere/at/all")
  }

  @Test func `a store beside which nothing can be written is asked all the same`() throws {
    let (folder, path) = try Self.whole()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Self.forbidFilesBeside(path)
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let store = try ReportStore(openingAt: path)
    #expect(try store.domain("example.com")?.messages == 7)
    #expect(try store.traffic(of: "example.com", in: nil).messages == 7)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  @Test func `and is not believed when an import has begun meanwhile`() throws {
    let (folder, path) = try Self.whole()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Self.forbidFilesBeside(path)
    let store = try ReportStore(openingAt: path)
    try Data("a log".utf8).write(to: URL(fileURLWithPath: path + "-wal"))
    #expect(throws: StoreError.busy) { try store.domains() }
  }

  @Test func `a log that cannot be read is named, with what to do`() throws {
    let (folder, path) = try Self.killed()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Self.forbidFilesBeside(path)
    let error = #expect(throws: StoreError.self) { try ReportStore(openingAt: path) }
    #expect(error == .logCannotBeRead(path: path))
    #expect(error?.description.contains("\(path)-wal") == true)
  }

  @Test func `an older store that cannot be written to says how it is brought up to date`() throws {
    let temporary = try TemporaryStore()
    let path = temporary.folder + "/old.sqlite"
    let old = try DatabaseQueue(path: path)
    try Schema.migrator.migrate(old, upTo: "2026-11 names of addresses")
    try old.close()
    try Self.forbidFilesBeside(path)
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
    let error = #expect(throws: StoreError.self) { try ReportStore(openingAt: path) }
    #expect(error == .olderSchema(path: path))
  }

  @Test func `an older store is brought up to date by a question`() throws {
    let temporary = try TemporaryStore()
    let path = temporary.folder + "/old.sqlite"
    let old = try DatabaseQueue(path: path)
    try Schema.migrator.migrate(old, upTo: "2026-11 names of addresses")
    try old.close()
    #expect(try ReportStore(openingAt: path).domains().isEmpty)
    #expect(try ReportStore(openingAt: path).database.read(Schema.state) == .current)
  }
}
