import Foundation
import ReportIngest
import ReportStore
import Testing

/// Several readers, one writer: the order, the stop, and the end when the store fails.
struct ReaderPoolTests {
  @Test(arguments: ["reports", "deviating"])
  func `the store is the same to the byte however many readers there are`(samples: String) throws {
    let path = ImportFolder.samples + "/" + samples
    let one = try ImportFolder()
    let totals = try one.run(path, readers: 1)
    let dump = try one.dump()
    for readers in [2, 5] {
      let several = try ImportFolder()
      #expect(try several.run(path, readers: readers) == totals)
      let other = try several.dump()
      #expect(Set(other.keys) == Set(dump.keys))
      for (table, rows) in dump {
        #expect(other[table] == rows, "\(table), \(readers) readers")
      }
    }
  }

  /// Texts of documents that are refused may be numbered earlier or later; nothing else may differ.
  @Test func `the store says the same however many readers there are`() throws {
    let one = try ImportFolder()
    let totals = try one.run(ImportFolder.samples, readers: 1)
    let meaning = try StoreDump.meaning(ofStoreAt: one.storePath)
    #expect(meaning.allSatisfy { $0.count > 100 })
    for readers in [2, 5] {
      let several = try ImportFolder()
      #expect(try several.run(ImportFolder.samples, readers: readers) == totals)
      #expect(try StoreDump.meaning(ofStoreAt: several.storePath) == meaning)
      #expect(try several.faults() == [])
    }
  }

  @Test func `more readers than files do no harm`() throws {
    let folder = try ImportFolder()
    try folder.write(SentReport(.number(1)), as: "1.xml")
    #expect(try folder.run(readers: 16).files == [.stored: 1])
  }

  // MARK: Stopping

  private static func manyReports(_ count: Int) throws -> ImportFolder {
    let folder = try ImportFolder()
    for number in 0..<count {
      let name = String(repeating: "0", count: 5 - String(number).count) + String(number)
      try folder.write(SentReport(.number(1)).with { $0.reportID = "\(number)" }, as: name)
    }
    return folder
  }

  @Test(.timeLimit(.minutes(2)), arguments: [1, 5])
  func `an import that is told to stop ends soon and keeps whole reports`(readers: Int) throws {
    let folder = try Self.manyReports(1_200)
    var calls = 0
    let totals = try folder.run(
      readers: readers,
      progress: { totals in
        calls += 1
        return totals.fileCount < 10
      })
    #expect(totals.fileCount >= 10)
    #expect(totals.fileCount < 1_200)
    #expect(calls >= 10)
    let reports = try folder.rows("SELECT count(*) FROM report")
    #expect(reports == ["\(totals.fileCount)"])
    #expect(try folder.faults() == [])

    let rest = try folder.run(readers: readers)
    #expect(rest.knownFiles == totals.fileCount)
    #expect(rest.files[.stored] == 1_200 - totals.fileCount)
    #expect(try folder.store.domain("example.com")?.messages == 1_200)
  }

  @Test func `progress is told while files come in and after each`() throws {
    let folder = try Self.manyReports(7)
    var counts: [Int] = []
    try folder.run(progress: { totals in
      counts.append(totals.fileCount)
      return true
    })
    #expect(counts == counts.sorted())
    #expect(Set(counts).isSuperset(of: 1...7))
    #expect(counts.last == 7)
  }

  @Test func `an import that may take no time ends behind the first document, the next goes on`()
    throws
  {
    let folder = try Self.manyReports(1_200)
    var settings = IngestSettings(now: ImportFolder.now)
    settings.seconds = 0
    let totals = try ReportIngest(settings).run([folder.files], into: folder.store)
    #expect(totals.tookTooLong)
    #expect(totals.fileCount > 0 && totals.fileCount < 1_200)
    #expect(try folder.faults() == [])
    let rest = try folder.run()
    #expect(!rest.tookTooLong)
    #expect(rest.knownFiles == totals.fileCount)
    #expect(rest.fileCount == 1_200)
  }

  // MARK: A store that fails

  /// A trigger stands for a store that cannot take another row.
  private static func failing(at report: String, of count: Int) throws -> ImportFolder {
    let folder = try manyReports(count)
    try folder.change(
      """
      CREATE TRIGGER full BEFORE INSERT ON report WHEN NEW.report_id = '\(report)'
      BEGIN SELECT RAISE(ABORT, 'no more room'); END
      """)
    return folder
  }

  /// The first report, the last, and one with more files behind it than readers may claim ahead.
  @Test(
    .timeLimit(.minutes(2)),
    arguments: [(at: 0, of: 30), (at: 29, of: 30), (at: 5, of: 1_100)], [1, 5])
  func `a store that fails ends the import with the reason`(
    failure: (at: Int, of: Int), readers: Int
  ) throws {
    let folder = try Self.failing(at: "\(failure.at)", of: failure.of)
    let error = #expect(throws: StoreError.self) { try folder.run(readers: readers) }
    #expect(error == .failed(reason: "no more room"))
    #expect(error?.description == "the store failed: no more room")
    #expect(try folder.faults() == [])

    try folder.change("DROP TRIGGER full")
    let totals = try folder.run(readers: readers)
    #expect(totals.fileCount == failure.of)
    #expect(try folder.store.domain("example.com")?.messages == Int64(failure.of))
    #expect(try folder.faults() == [])
  }

  @Test(.timeLimit(.minutes(2)), arguments: [1, 2])
  func `a store that fails inside a long report ends the import`(readers: Int) throws {
    let folder = try Self.manyReports(3)
    let long = SentReport().with {
      $0.reportID = "long"
      $0.records = (0..<10_000).map { .number($0 % 250, count: $0 + 1) }
    }
    try folder.write(long, as: "00001-long")
    try folder.change(
      """
      CREATE TRIGGER full BEFORE INSERT ON record WHEN NEW.count = 9000
      BEGIN SELECT RAISE(ABORT, 'no more room'); END
      """)
    #expect(throws: StoreError.failed(reason: "no more room")) { try folder.run(readers: readers) }
    #expect(try folder.rows("SELECT count(*) FROM record WHERE count > 1") == ["0"])
    #expect(try folder.faults() == [])
  }
}
