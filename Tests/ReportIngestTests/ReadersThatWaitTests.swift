import Dispatch
import ReportStore
import Synchronization
import Testing

@testable import ReportIngest

/// Readers and the writer wait for each other in three queues, and never for ever: a few small files
/// before more unchanged ones than readers may claim.
struct ReadersThatWaitTests {
  private static let count = 200

  private struct Full: Error {}

  /// What the writer does with the first message of a new file.
  enum Ending: CaseIterable { case goesOn, stops, fails }

  private static func pool(_ folder: ImportFolder, readers: Int) throws -> ReaderPool {
    for number in 100..<100 + count { try folder.write(Array("\(number)".utf8), as: "m\(number)") }
    // Long after the files were written, which are known by their stamps then.
    let later: Int64 = 4_102_444_800
    #expect(try folder.run(now: later).fileCount == count)
    for number in 1...3 { try folder.write(SentReport(.number(number)), as: "a\(number).xml") }
    var settings = IngestSettings(now: later)
    settings.readers = readers
    return ReaderPool(
      [folder.files], settings, try KnownFiles(folder.store, trustedServer: nil), claimsAhead: 4,
      knownFilesOfClaim: 2)
  }

  /// Takes what comes as an import does, on a thread of its own.
  ///
  /// - Returns: the files, in the order in which they came; `nil` if they come to no end.
  private static func taken(from pool: ReaderPool, _ ending: Ending) -> [String]? {
    let files = Mutex<[String]>([])
    let hasEnded = DispatchSemaphore(value: 0)
    DispatchQueue(label: "writer").async {
      pool.start()
      do throws(Full) {
        while try pool.nextFile({ path, message throws(Full) in
          if message.endsFile { files.withLock { $0.append(path) } }
          if ending == .fails { throw Full() }
          if ending == .stops { pool.stop() }
        }) {}
      } catch {
        pool.stop()
        pool.drain()
      }
      pool.finish()
      hasEnded.signal()
    }
    guard hasEnded.wait(timeout: .now() + .seconds(30)) == .success else { return nil }
    return files.withLock { $0 }
  }

  @Test(arguments: [1, 2, 5], Ending.allCases)
  func `small files before many unchanged ones come through`(readers: Int, ending: Ending) throws {
    let folder = try ImportFolder()
    let pool = try Self.pool(folder, readers: readers)
    let files = try #require(Self.taken(from: pool, ending))
    #expect(files == files.sorted())
    switch ending {
    case .goesOn: #expect(files.count == Self.count + 3)
    case .stops: #expect((1..<Self.count).contains(files.count))
    case .fails: #expect(files == [])
    }
  }

  /// Each of them says that there is no other file, and only the first is heard.
  @Test func `readers that come to the end together end`() throws {
    let folder = try ImportFolder()
    let files = Self.taken(from: try Self.pool(folder, readers: 40), .goesOn)
    #expect(files?.count == Self.count + 3)
  }
}
