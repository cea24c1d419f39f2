import Dispatch
import Foundation
import ReportIngest
import ReportStore
import StoreAudit
import Synchronization
import Testing

/// Imports into one store at the same time.
@Suite struct ConcurrentImportsTests {
  private static func report(_ number: Int) -> SentReport {
    SentReport(.number(number % 200, count: number + 1), .number(201)).with {
      $0.reportID = "\(number)"
    }
  }

  /// Three folders of reports with copies of some, and with what is refused or comes in part.
  private static func write(to folder: ImportFolder) throws {
    for number in 0..<600 {
      try folder.write(report(number), as: "\(number / 200)/\(number).xml")
      if number % 10 == 0 {
        try folder.write(report(number), as: "\(number / 200)/copy-\(number).xml")
      }
    }
    let mailbox = (800..<900).map { message(report($0).xml) } + [message("<!DOCTYPE feedback>")]
    try folder.write(Array(mailbox.joined().utf8), as: "1/mbox")
    try folder.write(report(700).cut(inRecord: 1), as: "1/cut.xml")
    try folder.write(Array("<!DOCTYPE feedback><feedback/>".utf8), as: "1/refused.xml")
  }

  private static func message(_ body: String) -> String {
    """
    From dmarc@receiver.example Fri Oct  2 03:00:00 2026
    Content-Type: text/xml

    \(body)


    """
  }

  private static func run(_ paths: [String], intoStoreAt path: String) throws {
    // A connection of its own, as another process has.
    let store = try ReportStore(creatingAt: path)
    _ = try ReportIngest(IngestSettings(now: ImportFolder.now)).run(paths, into: store)
  }

  @Test(.timeLimit(.minutes(3))) func `overlapping imports leave a store as if one came first`()
    throws
  {
    let (both, one) = (try ImportFolder(), try ImportFolder())
    for folder in [both, one] { try Self.write(to: folder) }
    let halves = [["0", "1"], ["1", "2"]]
    for names in halves {
      try Self.run(names.map { one.files + "/" + $0 }, intoStoreAt: one.storePath)
    }

    let group = DispatchGroup()
    let failures = Mutex<[String]>([])
    for names in halves {
      let (paths, store) = (names.map { both.files + "/" + $0 }, both.storePath)
      DispatchQueue(label: "import").async(group: group) {
        do {
          try Self.run(paths, intoStoreAt: store)
        } catch {
          failures.withLock { $0.append("\(error)") }
        }
      }
    }
    group.wait()
    #expect(failures.withLock { $0 } == [])
    #expect(try both.faults() == [])
    let (meant, found) = (
      try StoreDump.meaning(ofStoreAt: one.storePath),
      try StoreDump.meaning(ofStoreAt: both.storePath)
    )
    for (meant, found) in zip(meant, found) {
      #expect(found.map { $0.replacing(both.path, with: one.path) } == meant)
    }
  }
}
