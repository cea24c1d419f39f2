import Foundation
import Testing

struct WhatIfCommandTests {
  private static func whatIf(
    _ record: String, on domain: String = "example.com", in store: DmarcStore,
    format: String = "json"
  ) throws -> DmarcProgram.Answer {
    try store.run(
      "what-if", domain, "--record", "v=DMARC1; " + record, "--as-of", DmarcStore.day,
      "--format", format)
  }

  /// The samples' two failing senders: 2,672 and 392 messages in 30 days. Of two messages of the first
  /// a receiver says that it delivered them by a policy of its own.
  @Test func `the answer says what would be lost and what would be stopped`() throws {
    let store = try DmarcStore.withSamples()
    let answer = try Self.whatIf("p=reject", in: store)
    #expect(answer.status == 0)
    #expect(answer.object["present_record"] as? String == "v=DMARC1; p=none")
    let lines = answer.object["sources"] as? [[String: Any]] ?? []
    let tokyo = try #require(
      lines.first { ($0["source"] as? String)?.contains("ap-northeast-1") == true })
    #expect(tokyo["fails"] as? Int == 2_672)
    #expect(tokyo["cls"] as? String == "own_misconfigured")
    let tried = tokyo["tried"] as? [String: [String: Double]]
    let lost = [
      "junked": 0, "junked_expected": 0, "refused": 623.5, "refused_expected": 623.0,
    ]
    #expect(tried?["rfc9989"] == lost)
    #expect(tried?["rfc9989_at_least"] == lost)
    let legitimate = answer.object["legitimate"] as? [String: [String: [String: Double]]]
    #expect(legitimate?["tried"]?["rfc7489"]?["refused"] ?? 0 >= 714.9)
    #expect(legitimate?["present"]?["rfc7489"]?["refused"] == 0)
  }

  @Test func `the table names both generations, the csv has a line for each source`() throws {
    let store = try DmarcStore.withSamples()
    let table = try Self.whatIf("p=quarantine; pct=50", in: store, format: "table").output
    for word in [
      "RFC 7489", "RFC 9989", "of mail seen by reporters", "legitimate (lost)", "Note: ",
    ] {
      #expect(table.contains(word), "\(word)")
    }
    let rows = CSVText(try Self.whatIf("p=reject", in: store, format: "csv").output).records
    let lines = try Self.whatIf("p=reject", in: store).object["sources"] as? [[String: Any]]
    #expect(rows.count == lines?.count)
    #expect(rows.map { $0["source"] } == lines?.map { $0["source"] as? String })
  }

  /// A report on a hundred messages of a forwarder, thirty of which the receiver let through, and on
  /// fourteen in a name below the domain.
  private static func storeOfForwards() throws -> DmarcStore {
    func failing(_ count: Int, as author: String = "example.com", reason: String = "") -> String {
      SampleXML.record(
        address: "203.0.113.30", count: count, headerFrom: author,
        evaluated: """
          <policy_evaluated><disposition>none</disposition><dkim>fail</dkim><spf>fail</spf>\(reason)
          </policy_evaluated>
          """,
        results: "<spf><domain>forwarder.example</domain><result>pass</result></spf>")
    }
    let reason = "<reason><type>local_policy</type><comment>arc=pass</comment></reason>"
    let store = try DmarcStore()
    let report = SampleXML.report(
      record: failing(70) + failing(30, reason: reason) + failing(14, as: "shop.example.com"))
    _ = try store.run("import", "-", input: Array(report.utf8))
    return store
  }

  /// The only report is of the eighth day before the end of the window: 14 messages are 12.25 a week, 100
  /// are 87.5, 70 are 61.25.
  @Test func `expected figures and names in doubt stand in the json`() throws {
    let answer = try Self.whatIf("p=quarantine; np=reject", in: Self.storeOfForwards()).object
    let names = answer["unproven_names"] as? [String: Any]
    let doubt = try #require(names?["tried"] as? [String: Any])
    #expect(doubt["names"] as? [String] == ["shop.example.com"])
    #expect(doubt["np"] as? String == "reject")
    #expect(doubt["sp"] as? String == "quarantine")
    #expect((doubt["per_week"] as? [String: Double])?["max"] == 12.3)
    #expect(names?["present"] is NSNull)
    let lines = answer["sources"] as? [[String: Any]] ?? []
    let forwarded = try #require(lines.first { $0["overridden"] as? Int == 30 })
    let tried = forwarded["tried"] as? [String: [String: Double]]
    #expect(tried?["rfc7489"]?["junked"] == 87.5)
    #expect(tried?["rfc7489"]?["junked_expected"] == 61.3)
  }

  @Test func `expected figures and names in doubt stand in the table and the csv`() throws {
    let store = try Self.storeOfForwards()
    let record = "p=quarantine; np=reject"
    let table = try Self.whatIf(record, in: store, format: "table").output
    for word in ["Expected", "at least", "0.0 or 12.3", "shop.example.com", "depend on whether"] {
      #expect(table.contains(word), "\(word)")
    }
    let rows = CSVText(try Self.whatIf(record, in: store, format: "csv").output).records
    let shop = try #require(rows.first { $0["author_domain"] == "shop.example.com" })
    let expected = [
      "name_proven": "false", "rfc9989_refused": "12.3", "rfc9989_least_refused": "0.0",
      "rfc9989_least_junked": "12.3", "rfc7489_junked": "12.3",
    ]
    for (title, value) in expected { #expect(shop[title] == value, "\(title)") }
    let forwarded = try #require(rows.first { $0["overridden"] == "30" })
    #expect(forwarded["rfc9989_junked"] == "87.5")
    #expect(forwarded["rfc9989_junked_expected"] == "61.3")
  }

  /// The newest report of the samples is of 2026-10-08.
  @Test(arguments: ["table", "json", "csv"])
  func `a window without mail proves nothing safe`(format: String) throws {
    let store = try DmarcStore.withSamples()
    let answer = try store.run(
      "what-if", "example.net", "--record", "v=DMARC1; p=reject", "--as-of", "2026-12-30",
      "--format", format)
    #expect(answer.status == 3)
    #expect(!answer.output.contains("would be touched"))
    if format == "table" { #expect(answer.output.contains("No report shows mail of these days")) }
    if format == "json" { #expect(answer.object["messages"] as? Int == 0) }
  }

  @Test func `the answer tells how much mail it replays`() throws {
    let store = try DmarcStore.withSamples()
    let answer = try Self.whatIf("p=reject", in: store)
    #expect(answer.object["messages"] as? Int == 17_795)
    #expect(answer.object["report_days"] as? Int == 30)
    let table = try Self.whatIf("p=reject", in: store, format: "table")
    #expect(table.lines.first?.hasSuffix("(not included): 17,795 messages on 30 days") == true)
  }

  @Test func `what is no record and what is no domain is refused`() throws {
    let store = try DmarcStore.withSamples()
    let record = try store.run("what-if", "example.com", "--record", "p=reject")
    #expect(record.status == 64)
    #expect(record.error.contains("v=DMARC1"))
    let domain = try Self.whatIf("p=reject", on: "nowhere.example", in: store)
    #expect(domain.status == 1)
  }
}
