import StoreAudit
import DMARC
import Foundation
import GRDB
import Testing

@testable import ReportStore

struct ReportStoreTests {
  @Test func `a store is made with the folders above it`() throws {
    let temporary = try TemporaryStore()
    let path = temporary.folder + "/a/b/reports.sqlite"
    let store = try ReportStore(creatingAt: path)
    #expect(store.path == path)
    #expect(try store.domains().isEmpty)
    #expect(FileManager.default.fileExists(atPath: path))
  }

  @Test func `what was stored is there when the store is opened again`() throws {
    let temporary = try TemporaryStore()
    try temporary.add(SampleReport(.number(1, count: 7)))
    let again = try ReportStore(openingAt: temporary.path)
    #expect(try again.domain("example.com")?.messages == 7)
  }

  @Test func `opening changes nothing in a store that is up to date`() throws {
    let temporary = try TemporaryStore()
    try temporary.add(SampleReport(.number(1)))
    let before = try temporary.rows("SELECT * FROM grdb_migrations")
    _ = try ReportStore(creatingAt: temporary.path)
    #expect(try temporary.rows("SELECT * FROM grdb_migrations") == before)
    #expect(before.count >= 1)
    #expect(try temporary.count("report") == 1)
  }

  /// SQLite's number of FULL; with NORMAL a power cut may take back what was committed.
  @Test(arguments: [false, true])
  func `commits wait for the disk`(isThere: Bool) throws {
    let temporary = try TemporaryStore()
    let store = isThere ? try ReportStore(changingAt: temporary.path) : temporary.store
    let setting = try store.database.writeWithoutTransaction {
      try Int.fetchOne($0, sql: "PRAGMA synchronous")
    }
    #expect(setting == 2)
    #expect(
      try store.database.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
  }

  @Test func `a store that is not there is missed with the command that makes one`() throws {
    let temporary = try TemporaryStore()
    let path = temporary.folder + "/other.sqlite"
    let error = #expect(throws: StoreError.self) { try ReportStore(openingAt: path) }
    #expect(error == .missing(path: path))
    #expect(
      error?.description
        == "\(path): there is no store yet; make one with: dmarc import --store \(path) REPORTS")
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `another program's database is refused and left as it is`() throws {
    let temporary = try TemporaryStore()
    let path = temporary.folder + "/foreign.sqlite"
    try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE song (title TEXT)") }
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let error = #expect(throws: StoreError.self) { try ReportStore(creatingAt: path) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    #expect(error == .notAStore(path: path))
    #expect(
      error?.description
        == "\(path): it is not a store of this program; name another with --store")
    let tables = try DatabaseQueue(path: path).read {
      try String.fetchAll($0, sql: "SELECT name FROM sqlite_master")
    }
    #expect(tables == ["song"])
  }

  @Test func `another program's database is refused for questions too`() throws {
    let temporary = try TemporaryStore()
    let path = temporary.folder + "/foreign.sqlite"
    try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE song (title TEXT)") }
    #expect(throws: StoreError.notAStore(path: path)) { try ReportStore(openingAt: path) }
  }

  @Test func `a file that is no database is refused and left as it is`() throws {
    let temporary = try TemporaryStore()
    let path = temporary.folder + "/report.xml"
    let bytes = Data(String(repeating: "<feedback>not a database</feedback>\n", count: 100).utf8)
    try bytes.write(to: URL(fileURLWithPath: path))
    #expect(throws: StoreError.notAStore(path: path)) { try ReportStore(creatingAt: path) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
  }

  @Test func `a store of a later version is refused and left as it is`() throws {
    let temporary = try TemporaryStore()
    try temporary.add(SampleReport(.number(1)))
    try DatabaseQueue(path: temporary.path).write {
      try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('2031-01 later')")
    }
    let path = temporary.path
    let error = #expect(throws: StoreError.self) { try ReportStore(openingAt: path) }
    #expect(error == .newerSchema(path: path))
    #expect(
      error?.description
        == "\(path): a later version of this program wrote it; use that version or a new store")
    #expect(throws: StoreError.newerSchema(path: path)) { try ReportStore(creatingAt: path) }
    #expect(try temporary.count("report") == 1)
  }

  /// Whoever runs as root may write anywhere, so what cannot be written here is a path below a file.
  @Test func `a path below a file cannot be opened`() throws {
    let temporary = try TemporaryStore()
    let path = temporary.path + "/below/reports.sqlite"
    let error = #expect(throws: StoreError.self) { try ReportStore(creatingAt: path) }
    guard case .cannotOpen(path, let reason)? = error else {
      Issue.record("it is \(String(describing: error))")
      return
    }
    #expect(reason == "its folder \(temporary.path)/below cannot be made")
  }

  @Test func `a folder in place of the store cannot be opened`() throws {
    let temporary = try TemporaryStore()
    let error = #expect(throws: StoreError.self) {
      try ReportStore(creatingAt: temporary.folder)
    }
    guard case .cannotOpen(temporary.folder, _)? = error else {
      Issue.record("it is \(String(describing: error))")
      return
    }
  }

  @Test func `an empty file becomes a store`() throws {
    let temporary = try TemporaryStore()
    let path = temporary.folder + "/empty.sqlite"
    #expect(FileManager.default.createFile(atPath: path, contents: nil))
    #expect(try ReportStore(creatingAt: path).domains().isEmpty)
  }

  @Test func `questions are answered while a writer is at work`() throws {
    let temporary = try TemporaryStore()
    try temporary.add(SampleReport(.number(1, count: 3)))
    let reader = try ReportStore(openingAt: temporary.path)
    let second = SampleReport(.number(2, count: 4)).with { $0.reportID = "2" }
    let seen = try temporary.store.write(IntakeRun(beganAt: TemporaryStore.now)) {
      writer throws(StoreError) in
      _ = try second.write(to: writer, path: "2.xml")
      return try reader.domain("example.com")?.messages
    }
    #expect(seen == 3)
    #expect(try reader.domain("example.com")?.messages == 7)
  }

  @Test func `what a failing writer had not committed is gone`() throws {
    let temporary = try TemporaryStore()
    #expect(throws: StoreError.diskFull) {
      try temporary.store.write(IntakeRun(beganAt: TemporaryStore.now)) {
        writer throws(StoreError) in
        _ = try SampleReport(.number(1)).write(to: writer, path: "1.xml")
        throw StoreError.diskFull
      }
    }
    #expect(try temporary.count("report") == 0)
    #expect(try temporary.count("record") == 0)
    #expect(try temporary.count("rollup") == 0)
    #expect(try temporary.count("intake_file") == 0)
    #expect(try temporary.add(SampleReport(.number(1))) == [.stored])
    #expect(try StoreAudit.faults(ofStoreAt: temporary.path) == [])
  }

  /// /proc takes no files, whoever asks.
  @Test func `a folder that cannot be written to is called so`() throws {
    let error = #expect(throws: StoreError.self) {
      try ReportStore(creatingAt: "/proc/self/reports.sqlite")
    }
    let reason = error?.description ?? ""
    #expect(reason.hasPrefix("/proc/self/reports.sqlite: the store cannot be opened: "))
    #expect(reason.contains("/proc/self cannot be written to"))
  }
}
