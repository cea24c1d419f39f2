import Foundation
import Testing

/// What `advise` and `domains` say of the same reports, from XML to the verdict.
struct VerdictCommandTests {
  private static func codes(_ answer: DmarcProgram.Answer) -> [String] {
    (answer.object["blockers"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
  }

  private static func domains(
    _ store: DmarcStore, _ options: String...
  ) throws -> [[String: Any]] {
    try DmarcProgram.run(
      ["domains", "--as-of", DmarcStore.day, "--format", "json", "--store", store.path] + options
    ).objects
  }

  /// Own mail, and one message in three hundred that lost its signature on the way.
  @Test func `what the owner says later is not known before`() throws {
    let store = try DailyReports.store(policy: "<p>quarantine</p>", days: 60) { _ in
      DailyReports.own(300)
        + DailyReports.failing(
          1, address: "198.51.100.7",
          results: DailyReports.signature("example.com", "fail")
            + DailyReports.spf("forwarder.example"))
    }
    let config = try store.folder.write(
      Array(
        """
        domains:
          example.com:
            ack_indirect_loss: {by: J. Doe, on: 2026-10-05}
        """.utf8), as: "dmarc.yml")
    func advise(_ day: String) throws -> DmarcProgram.Answer {
      try store.run(
        "advise", "example.com", "--as-of", day, "--config", config, "--format", "json")
    }
    #expect(Self.codes(try advise("2026-10-04")) == ["I-ACK"])
    #expect(try advise("2026-10-05").object["verdict"] as? String == "advance")
    let changed = try Self.domains(store, "--config", config, "--changed-since", "2026-10-04")
    let before = changed.first?["before"] as? [String: Any]
    #expect(before?["blocker"] as? String == "I-ACK")
    #expect(changed.first?["verdict"] as? String == "advance")
  }
}
