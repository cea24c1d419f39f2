import Foundation
import ReportIngest
import ReportStore
import Testing

/// What is in a folder when it is listed and not any more when it is opened.
struct VanishingFilesTests {
  private static let count = 500

  /// Imports a folder of reports with one reader, which is at most two hundred small files ahead of the
  /// writer, and changes the folder when the first of them is written.
  private static func run(
    _ folder: ImportFolder, change: () throws -> Void
  ) throws -> (IngestTotals, refused: [String]) {
    for number in 0..<count {
      let report = SentReport(.number(1)).with { $0.reportID = "\(number)" }
      try folder.write(report, as: "\(1_000 + number)/report.xml")
    }
    var failure: (any Error)?
    var refused: [String] = []
    var isFirst = true
    let totals = try folder.run(
      readers: 1,
      progress: { _ in
        guard isFirst else { return true }
        isFirst = false
        do { try change() } catch { failure = error }
        return true
      },
      refused: { path, _, problem in
        refused.append("\(path.dropFirst(folder.files.count + 1)): \(problem.message)")
      })
    if let failure { throw failure }
    return (totals, refused)
  }

  @Test func `a folder that vanishes is told and the rest goes on`() throws {
    let folder = try ImportFolder()
    let (totals, refused) = try Self.run(folder) {
      try FileManager.default.removeItem(atPath: folder.files + "/1450")
    }
    #expect(totals.files == [.stored: Self.count - 1, .refused: 1])
    #expect(refused == ["1450: it cannot be opened: No such file or directory"])
    #expect(try folder.faults() == [])
  }

  @Test func `a file that vanishes is told and the rest goes on`() throws {
    let folder = try ImportFolder()
    for number in 0..<Self.count {
      try folder.write(
        SentReport(.number(1)).with { $0.reportID = "flat \(number)" }, as: "0/\(1_000 + number)")
    }
    let (totals, refused) = try Self.run(folder) {
      try FileManager.default.removeItem(atPath: folder.files + "/0/1450")
    }
    #expect(totals.files == [.stored: 2 * Self.count - 1, .refused: 1])
    #expect(refused == ["0/1450: it cannot be opened: No such file or directory"])
    #expect(try folder.faults() == [])
  }

  @Test func `a file that becomes a FIFO is told and not waited for`() throws {
    let folder = try ImportFolder()
    let (totals, refused) = try Self.run(folder) {
      let path = folder.files + "/1450/report.xml"
      try FileManager.default.removeItem(atPath: path)
      #expect(mkfifo(path, 0o600) == 0)
    }
    #expect(totals.files == [.stored: Self.count - 1, .refused: 1])
    #expect(refused == ["1450/report.xml: it is neither a file nor a folder"])
  }
}
