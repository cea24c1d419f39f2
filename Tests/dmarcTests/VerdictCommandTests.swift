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

  /// A newsletter loses its signature a week ago; the domain's own mail passes (decision.md 2.7).
  @Test func `domains tells which subdomain has to step back, and not that the domain has`() throws
  {
    let store = try DailyReports.store(policy: "<p>reject</p>", days: 60) { daysLeft in
      let vendor = DailyReports.signature("news-vendor.example")
      let news =
        daysLeft < 7
        ? DailyReports.failing(
          4, address: "198.51.100.8", headerFrom: "news.example.com", results: vendor)
        : SampleXML.record(
          address: "198.51.100.8", count: 4, headerFrom: "news.example.com",
          evaluated: DailyReports.evaluated(dkim: "pass", spf: "fail"),
          results: DailyReports.signature("news.example.com") + vendor)
      return DailyReports.own(100) + news
    }
    let advice = try store.run("advise", "example.com", "--as-of", DmarcStore.day)
    #expect(advice.output.contains("roll back news.example.com to none; the domain itself stays"))
    let domain = try #require(try Self.domains(store).first)
    #expect(domain["verdict"] as? String == "roll_back")
    #expect(domain["to"] is NSNull)
    #expect(
      domain["subdomain"] as? [String: String] == ["domain": "news.example.com", "to": "none"])
    let table = try store.run("domains", "--as-of", DmarcStore.day).output
    #expect(table.contains("none (news.example.com)"))
  }
}
