import Dispatch
import Foundation
import ReportStore
import StoreAudit
import Synchronization
import Testing

/// A file of many documents is not one transaction: a report is.
struct CommitsInFilesTests {
  private static let bytes = [UInt8](repeating: 1, count: 32)
  private static let file = IntakeFile(path: "mbox", sha256: bytes, bytes: 9)
  private static let unfinished = IntakeFile(
    path: "mbox", sha256: bytes, bytes: 9,
    problem: IntakeProblem(reason: "interrupted", message: "reading was stopped"))

  private static func report(_ number: Int) -> SampleReport {
    SampleReport(.number(number)).with { $0.reportID = "r\(number)" }
  }

  private static func write(
    _ numbers: ClosedRange<Int>, _ writer: StoreWriter
  ) throws(StoreError) {
    for number in numbers {
      _ = try report(number).write(to: writer, path: "mbox", member: "message \(number)")
      if number == 1 { try writer.goOn(in: unfinished) }
    }
  }

  private static func readAll(_ numbers: ClosedRange<Int>, into store: ReportStore) throws {
    try store.write(IntakeRun(beganAt: TemporaryStore.now)) { writer throws(StoreError) in
      try write(numbers, writer)
      _ = try writer.endFile(file)
    }
  }

  private static let documents = """
    SELECT member, intake_document.outcome, report.report_id FROM intake_document
    JOIN report ON report.id = intake_document.report_id ORDER BY intake_document.id
    """
  private static let files = "SELECT outcome, reason FROM intake_file"

  private static func stored(_ numbers: ClosedRange<Int>) -> [String] {
    numbers.map { "message \($0)|stored|r\($0)" }
  }

  /// Reads some documents of a file, a second, one more, and dies.
  private static func die(behind last: Int, in temporary: TemporaryStore) throws {
    #expect(throws: StoreError.diskFull) {
      try temporary.store.write(IntakeRun(beganAt: TemporaryStore.now)) {
        writer throws(StoreError) in
        try write(1...last - 1, writer)
        Thread.sleep(forTimeInterval: 1.1)
        try write(last...last, writer)
        throw StoreError.diskFull
      }
    }
  }

  @Test func `what has come together in a second is committed, with a row of the ledger`() throws {
    let temporary = try TemporaryStore()
    try Self.die(behind: 3, in: temporary)
    #expect(try temporary.rows(Self.documents) == Self.stored(1...3))
    #expect(try temporary.rows(Self.files) == ["partial|interrupted"])
    #expect(try StoreAudit.faults(ofStoreAt: temporary.path) == [])
  }

  @Test func `the next import goes on, and the ledger is as if none had died`() throws {
    let (temporary, calm) = (try TemporaryStore(), try TemporaryStore())
    try Self.die(behind: 3, in: temporary)
    try Self.die(behind: 5, in: temporary)
    #expect(try temporary.count("intake_file") == 2)
    try Self.readAll(1...6, into: temporary.store)
    try Self.readAll(1...6, into: calm.store)
    for sql in [Self.documents, Self.files] {
      #expect(try temporary.rows(sql) == calm.rows(sql))
    }
    #expect(try temporary.rows(Self.documents) == Self.stored(1...6))
    #expect(try StoreAudit.faults(ofStoreAt: temporary.path) == [])
  }

  @Test func `a file that another import ends meanwhile is one row all the same`() throws {
    let temporary = try TemporaryStore()
    let other = try ReportStore(changingAt: temporary.path)
    try temporary.store.write(IntakeRun(beganAt: TemporaryStore.now)) {
      writer throws(StoreError) in
      try Self.write(1...2, writer)
      Thread.sleep(forTimeInterval: 1.1)
      try Self.write(3...3, writer)
      do {
        try Self.readAll(1...5, into: other)
      } catch {
        Issue.record(error)
      }
      try Self.write(4...5, writer)
      _ = try writer.endFile(Self.file)
    }
    #expect(try temporary.rows(Self.documents) == Self.stored(1...5))
    #expect(try temporary.rows(Self.files) == ["stored|-"])
    #expect(try StoreAudit.faults(ofStoreAt: temporary.path) == [])
  }

  /// A file of one document has no row before that is there, and is written once.
  @Test func `a file of one document is not committed without its row`() throws {
    let temporary = try TemporaryStore()
    #expect(throws: StoreError.diskFull) {
      try temporary.store.write(IntakeRun(beganAt: TemporaryStore.now)) {
        writer throws(StoreError) in
        for batch in Self.report(1).batches(of: 10) { try writer.append(batch) }
        Thread.sleep(forTimeInterval: 1.1)
        _ = try writer.endReport(path: "1.xml", IntakeDocument(), Self.report(1).head)
        throw StoreError.diskFull
      }
    }
    #expect(try temporary.count("report") == 0)
    #expect(try temporary.count("intake_document") == 0)
  }

  @Test func `the row of a file in hand says what has come of it when it is committed last`() throws
  {
    let temporary = try TemporaryStore()
    #expect(throws: StoreError.diskFull) {
      try temporary.store.write(IntakeRun(beganAt: TemporaryStore.now)) {
        writer throws(StoreError) in
        func note(_ number: Int) throws(StoreError) {
          let document = IntakeDocument(member: "message \(number)")
          _ = try writer.endOther(path: "mbox", document, .notAReport)
        }
        try note(1)
        try writer.goOn(in: Self.unfinished)
        try note(2)
        Thread.sleep(forTimeInterval: 1.1)
        try note(3)
        _ = try Self.report(4).write(to: writer, path: "mbox", member: "message 4")
        Thread.sleep(forTimeInterval: 1.1)
        try note(5)
        throw StoreError.diskFull
      }
    }
    #expect(try temporary.rows(Self.documents) == Self.stored(4...4))
    #expect(try temporary.count("intake_document") == 5)
    #expect(try temporary.rows(Self.files) == ["partial|interrupted"])
    #expect(try StoreAudit.faults(ofStoreAt: temporary.path) == [])
  }

  @Test(.timeLimit(.minutes(1)))
  func `an import that waits for another comes in between two documents of it`() throws {
    let temporary = try TemporaryStore()
    let path = temporary.path
    let hasEnded = Mutex(false)
    let group = DispatchGroup()
    try temporary.store.write(IntakeRun(beganAt: TemporaryStore.now)) {
      writer throws(StoreError) in
      try Self.write(1...2, writer)
      DispatchQueue(label: "import").async(group: group) {
        do {
          let other = IntakeFile(path: "other.xml")
          try ReportStore(changingAt: path).write(IntakeRun(beganAt: TemporaryStore.now)) {
            writer throws(StoreError) in _ = try writer.endFile(other)
          }
          hasEnded.withLock { $0 = true }
        } catch {
          Issue.record(error)
        }
      }
      let began = ContinuousClock.now
      var number = 3
      while !hasEnded.withLock({ $0 }), ContinuousClock.now - began < .seconds(30) {
        try Self.write(number...number, writer)
        number += 1
      }
      #expect(hasEnded.withLock { $0 })
      _ = try writer.endFile(Self.file)
    }
    group.wait()
    #expect(try StoreAudit.faults(ofStoreAt: path) == [])
  }
}
