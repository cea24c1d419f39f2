import Foundation
import GRDB
import ReportStore

/// A store in a folder of its own for one test, removed when the test is done.
final class TemporaryStore {
  /// 2026-09-02, noon.
  static let now: Int64 = 1_788_350_400

  let folder: String
  let path: String
  let store: ReportStore

  init() throws {
    folder = NSTemporaryDirectory() + "dmarc-tests-" + UUID().uuidString
    path = folder + "/reports.sqlite"
    store = try ReportStore(creatingAt: path)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Stores reports one after the other, each as a file of its own named after its place.
  ///
  /// - Parameter batchRows: records of a batch; fewer than a report has make it stream.
  @discardableResult
  func add(_ reports: SampleReport..., batchRows: Int = 4_096) throws -> [IntakeOutcome] {
    var outcomes: [IntakeOutcome] = []
    for report in reports {
      let name = "\(report.reportID).xml"
      let outcome = try store.write(IntakeRun(beganAt: Self.now)) { writer throws(StoreError) in
        let outcome = try report.write(to: writer, path: name, batchRows: batchRows)
        let file = IntakeFile(path: name, sha256: nil, bytes: 1, problem: nil)
        let ofFile = try writer.endFile(file)
        return [outcome, ofFile]
      }
      // A file with one document ends as its document does, and one that came in part before has still.
      if outcome[0] != outcome[1], outcome != [.duplicate, .partial] {
        throw OutcomesDiffer(document: outcome[0], file: outcome[1])
      }
      outcomes.append(outcome[0])
    }
    return outcomes
  }

  struct OutcomesDiffer: Error {
    var document: IntakeOutcome
    var file: IntakeOutcome
  }

  /// Reads with a connection of its own, as `sqlite3` would.
  func read<Answer>(_ body: (Database) throws -> Answer) throws -> Answer {
    try DatabaseQueue(path: path).read(body)
  }

  /// The rows of a query, each as its columns joined by `|`; NULL is `-`.
  func rows(_ sql: String) throws -> [String] {
    try read { database in
      try Row.fetchAll(database, sql: sql).map { row in
        row.databaseValues.map(Self.text).joined(separator: "|")
      }
    }
  }

  func count(_ table: String) throws -> Int {
    try read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") ?? -1 }
  }

  private static func text(_ value: DatabaseValue) -> String {
    switch value.storage {
    case .null: "-"
    case .int64(let number): String(number)
    case .double(let number): String(number)
    case .string(let text): text
    case .blob(let data): data.map { String($0, radix: 16) }.joined(separator: ",")
    }
  }
}
