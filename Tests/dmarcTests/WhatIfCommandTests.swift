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

  /// The samples' two failing senders: 2,672 and 392 messages in 30 days.
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
    #expect(tried?["rfc9989"] == ["junked": 0, "refused": 623.5])
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

  @Test func `what is no record and what is no domain is refused`() throws {
    let store = try DmarcStore.withSamples()
    let record = try store.run("what-if", "example.com", "--record", "p=reject")
    #expect(record.status == 64)
    #expect(record.error.contains("v=DMARC1"))
    let domain = try Self.whatIf("p=reject", on: "nowhere.example", in: store)
    #expect(domain.status == 1)
  }
}
