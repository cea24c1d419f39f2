import StoreAudit
import DMARC
import Foundation
import GRDB
import ReportIngest
import ReportStore

/// A folder of its own for one test, with files to import and a store, removed when the test is done.
final class ImportFolder {
  /// 2026-10-10, noon.
  static let now: Int64 = 1_791_633_600

  /// Reports that this project's samples are.
  static let samples = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("SampleReports").path

  let path: String
  let storePath: String
  let store: ReportStore

  init() throws {
    path = NSTemporaryDirectory() + "dmarc-tests-" + UUID().uuidString
    storePath = path + "/store/reports.sqlite"
    try FileManager.default.createDirectory(
      atPath: path + "/files", withIntermediateDirectories: true)
    store = try ReportStore(creatingAt: storePath)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var files: String { path + "/files" }

  /// Writes a file to import and gives its path.
  @discardableResult
  func write(_ bytes: [UInt8], as name: String) throws -> String {
    let file = URL(fileURLWithPath: files + "/" + name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file.path
  }

  @discardableResult
  func write(_ report: SentReport, as name: String) throws -> String {
    try write(Array(report.xml.utf8), as: name)
  }

  /// Imports what is in the folder, or at other paths.
  @discardableResult
  func run(
    _ paths: String..., now: Int64 = ImportFolder.now, reread: Bool = false, readers: Int = 2,
    trustedServer: String? = nil,
    quarantine: Quarantine? = nil, progress: (IngestTotals) -> Bool = { _ in true },
    refused: (String, String?, IntakeProblem) -> Void = { _, _, _ in }
  ) throws -> IngestTotals {
    var settings = IngestSettings(now: now)
    settings.readsKnownFiles = reread
    settings.readers = readers
    settings.trustedServer = trustedServer
    settings.quarantine = quarantine
    return try ReportIngest(settings).run(
      paths.isEmpty ? [files] : paths, into: store, progress: progress, refused: refused)
  }

  /// Changes the store behind the program's back.
  func change(_ sql: String) throws {
    try DatabaseQueue(path: storePath).write { try $0.execute(sql: sql) }
  }

  /// The rows of a query, each as its columns joined by `|`; NULL is `-`.
  func rows(_ sql: String) throws -> [String] { try StoreDump.rows(sql, ofStoreAt: storePath) }

  /// Everything in the store but the times of import.
  func dump() throws -> [String: [String]] { try StoreDump.tables(ofStoreAt: storePath) }

  func faults() throws -> [String] { try StoreAudit.faults(ofStoreAt: storePath) }

  func ledger() throws -> [LedgerEntry] { try store.ledger(LedgerFilter()) }
}
