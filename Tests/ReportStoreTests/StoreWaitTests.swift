import Foundation
import Synchronization
import Testing

@testable import ReportStore

struct StoreWaitTests {
  @Test func `who waits is told for how long, and may give up`() throws {
    let temporary = try TemporaryStore()
    let told = Mutex<[Int]>([])
    let wait = StoreWait { milliseconds in
      told.withLock { $0.append(milliseconds) }
      return milliseconds < 20
    }
    let other = try ReportStore(changingAt: temporary.path, wait: wait)
    try temporary.store.write(IntakeRun(beganAt: TemporaryStore.now)) { writer throws(StoreError) in
      _ = try writer.endFile(IntakeFile(path: "1.xml"))
      #expect(throws: StoreError.busy) {
        try other.write(IntakeRun(beganAt: TemporaryStore.now)) { writer throws(StoreError) in
          _ = try writer.endFile(IntakeFile(path: "2.xml"))
        }
      }
    }
    #expect(told.withLock { $0 } == Array(0...20))
    #expect(try temporary.rows("SELECT path FROM intake_file") == ["1.xml"])
  }

  @Test func `nobody waits for ever`() {
    #expect(!StoreWait().goesOn(after: 120_000))
  }
}
