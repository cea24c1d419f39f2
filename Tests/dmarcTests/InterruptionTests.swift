import Foundation
import ReportStore
import Testing

@Suite struct InterruptionTests {
  /// Sends SIGINT to an import some seconds after its store is there.
  private static func interrupted(
    _ store: DmarcStore, _ paths: String, after seconds: Double = 0.3
  ) throws -> DmarcProgram.Answer {
    try DmarcProgram.run(
      "/bin/sh",
      [
        "-c",
        """
        '\(DmarcProgram.path)' import --store '\(store.path)' --readers 2 \(paths) &
        until [ -e '\(store.path)-wal' ]; do sleep 0.01; done
        sleep \(seconds)
        kill -INT $!
        wait $!
        """,
      ])
  }

  private static func message(_ number: Int) -> String {
    """
    From dmarc@receiver.example Fri Oct  2 03:00:00 2026
    From: dmarc@receiver.example
    Content-Type: text/xml

    \(SampleXML.report(reportID: "\(number)"))


    """
  }

  @Test func `an import that takes longer than it may ends behind the message in hand`() throws {
    let store = try DmarcStore()
    let count = 40_000
    let path = try store.folder.write((0..<count).map(Self.message).joined(), as: "mbox")
    let answer = try store.run("import", path, "--max-run-seconds", "1")
    #expect(answer.status == 1)
    #expect(answer.error.contains("longer than 1 seconds (raise with --max-run-seconds)"))
    let read = try store.run("reports", "example.com", "--format", "json").objects.count
    #expect(read > 0 && read < count)
    #expect(try store.run("import", path, "--max-run-seconds", "0").status == 64)
  }

  @Test func `Ctrl-C ends an import behind the message in hand, and the next one goes on`() throws {
    let store = try DmarcStore()
    let count = 40_000
    let mailbox = (0..<count).map(Self.message).joined()
    let path = try store.folder.write(mailbox, as: "mbox")
    let answer = try Self.interrupted(store, "'\(path)'")
    #expect(answer.status == 130)
    #expect(answer.error.contains("mbox: reading was stopped before its end; import it again"))
    #expect(answer.error.contains("what it has read is stored, and the next import goes on"))
    let total = try #require(answer.lines.first { $0.hasPrefix("total") }?.split(separator: " "))
    let read = try #require(Int(total[2].replacing(",", with: "")))
    #expect(read > 0 && read < count)

    let reports = try store.run("reports", "example.com", "--format", "json").objects
    #expect(reports.count == read)
    let ledger = try store.run("ledger", "--outcome", "partial", "--format", "csv").output
    #expect(ledger.contains(",interrupted,"))
    #expect(CSVText(ledger).records.count == 1)
    let all = try store.run("ledger", "--all", "--format", "csv").output
    #expect(CSVText(all).records.count == read + 1)
  }

  @Test func `every report is stored once in the ledger, however often its import is ended`() throws
  {
    let store = try DmarcStore()
    let path = try store.folder.write((0..<40_000).map(Self.message).joined(), as: "mbox")
    let first = try Self.interrupted(store, "'\(path)'")
    let second = try Self.interrupted(store, "'\(path)'", after: 2)
    #expect(first.status == 130 && second.status == 130)
    let reports = try store.run("reports", "example.com", "--format", "json").objects.count
    let ledger = try store.run("ledger", "--all", "--format", "json").objects
    let outcomes = Dictionary(grouping: ledger) { $0["outcome"] as? String ?? "" }
    #expect(outcomes.mapValues(\.count) == ["stored": reports, "partial": 1])
    #expect(Set(ledger.compactMap { $0["report_id"] as? String }).count == reports)
  }

  @Test func `an import that waits for another says so, and Ctrl-C ends the waiting`() throws {
    let store = try DmarcStore()
    let path = try store.folder.write(Self.message(1), as: "mbox")
    let script = """
      '\(DmarcProgram.path)' import --store '\(store.path)' '\(path)' 2>'\(store.folder.path)/said' &
      for look in $(seq 300); do
        grep -q Waiting '\(store.folder.path)/said' && break
        sleep 0.1
      done
      kill -INT $!
      wait $!
      status=$?
      cat '\(store.folder.path)/said' >&2
      exit $status
      """
    let other = try ReportStore(creatingAt: store.path)
    let answer = try other.write(IntakeRun(beganAt: 0)) { writer throws(StoreError) in
      _ = try writer.endFile(IntakeFile(path: "other"))
      return Result { try DmarcProgram.run("/bin/sh", ["-c", script]) }
    }.get()
    #expect(answer.status == 130)
    #expect(
      answer.error == """
        Waiting for another import, which keeps the store locked.
        The import was ended before the store was free.

        """)
    #expect(try store.run("ledger", "--all", "--format", "json").objects.count == 1)
  }
}
