import Foundation
import Testing

@Suite struct InterruptionTests {
  /// Sends SIGINT to an import once its store is there.
  private static func interrupted(_ store: DmarcStore, _ paths: String) throws
    -> DmarcProgram.Answer
  {
    try DmarcProgram.run(
      "/bin/sh",
      [
        "-c",
        """
        '\(DmarcProgram.path)' import --store '\(store.path)' --readers 2 \(paths) &
        until [ -e '\(store.path)-wal' ]; do sleep 0.01; done
        sleep 0.3
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
    let total = try #require(answer.lines.first { $0.hasPrefix("total") }?.split(separator: " "))
    let read = try #require(Int(total[2]))
    #expect(read > 0 && read < count)

    let reports = try store.run("reports", "example.com", "--format", "json").objects
    #expect(reports.count == read)
    let ledger = try store.run("ledger", "--outcome", "partial", "--format", "csv").output
    #expect(ledger.contains(",interrupted,"))
    #expect(CSVText(ledger).records.count == 1)
    let all = try store.run("ledger", "--all", "--format", "csv").output
    #expect(CSVText(all).records.count == read + 1)
  }
}
