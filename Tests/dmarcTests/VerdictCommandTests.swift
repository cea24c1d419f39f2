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

  /// Five addresses that send every day with the domain in MAIL FROM: a sender that was forgotten, or
  /// an impostor; reports do not tell (decision.md 2.5, D7).
  private static func forgotten(policy: String) throws -> DmarcStore {
    try DailyReports.store(policy: policy, days: 40) { _ in
      (1...5).map { place in
        DailyReports.failing(
          40, address: "192.0.2.\(place)", results: DailyReports.spf("example.com", "softfail"))
      }.joined()
    }
  }

  @Test func `a steady sender of which nothing passes is not called spoofed`() throws {
    let store = try Self.forgotten(policy: "<p>none</p>")
    let answer = try store.run("advise", "example.com", "--as-of", DmarcStore.day)
    #expect(answer.status == 2)
    #expect(answer.output.contains("192.0.2.0/24 sends about 4,200 messages a week as example.com"))
    #expect(!answer.output.contains("are spoofed"))
    #expect(answer.output.contains("Own mail seen by 0 reporters, on 0 of 30 days, and other"))
    let parked = try store.run(
      "advise", "example.com", "--as-of", DmarcStore.day, "--parked", "--format", "json")
    #expect(parked.object["to"] as? String == "reject")
    let warnings = parked.object["warnings"] as? [String] ?? []
    #expect(warnings.contains { $0.contains("192.0.2.0/24") })
  }

  @Test func `a domain at reject of which nothing passes is not done`() throws {
    let store = try Self.forgotten(policy: "<p>reject</p>")
    let answer = try store.run(
      "advise", "example.com", "--as-of", DmarcStore.day, "--format", "json")
    #expect(answer.status == 2)
    #expect(Self.codes(answer) == ["U-UNKNOWN", "E-VOLUME"])
    #expect(try Self.domains(store).first?["blocker"] as? String == "U-UNKNOWN")
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
