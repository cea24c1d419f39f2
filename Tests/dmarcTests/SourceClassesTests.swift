import Foundation
import Testing

/// Whose mail a source sends, as `dmarc sources` tells it.
struct SourceClassesTests {
  private static func sources(_ answer: DmarcProgram.Answer) -> [[String: Any]] {
    answer.object["sources"] as? [[String: Any]] ?? []
  }

  private static func classes(_ answer: DmarcProgram.Answer) -> [String: String] {
    Dictionary(
      sources(answer).map { source in
        // A decision calls it "cls".
        (source["source"] as? String ?? "", (source["class"] ?? source["cls"]) as? String ?? "none")
      }, uniquingKeysWith: { first, _ in first })
  }

  @Test(arguments: ["example.com", "example.org", "example.net"])
  func `a source has the class that a decision gives it`(domain: String) throws {
    let store = try DmarcStore.withSamples()
    // The newest report day is 2026-10-08; a decision of that day has the same inventory.
    let decision = try store.run("advise", domain, "--as-of", "2026-10-08", "--format", "json")
    let answer = try store.run("sources", domain, "--format", "json")
    #expect(!Self.classes(answer).isEmpty)
    #expect(Self.classes(answer) == Self.classes(decision))
    let evidence = Self.sources(decision).compactMap { $0["evidence"] as? [String] }
    #expect(Set(Self.sources(answer).compactMap { $0["evidence"] as? [String] }) == Set(evidence))
  }

  @Test func `a class does not depend on the window`() throws {
    let store = try DmarcStore.withSamples()
    let all = Self.classes(try store.run("sources", "example.com", "--format", "json"))
    let day = Self.classes(
      try store.run("sources", "example.com", "--last", "1d", "--format", "json"))
    #expect(!day.isEmpty)
    for (source, name) in day { #expect(all[source] == name, "\(source)") }
  }

  @Test func `the table, CSV and JSON say the same`() throws {
    let store = try DmarcStore.withSamples()
    let json = try store.run("sources", "example.com", "--format", "json")
    let rows = CSVText(try store.run("sources", "example.com", "--format", "csv").output).records
    #expect(rows.count == Self.sources(json).count)
    for (row, source) in zip(rows, Self.sources(json)) {
      #expect(row["class"] == source["class"] as? String)
      #expect(row["service"] == source["service"] as? String ?? "")
      #expect(row["evidence"] == (source["evidence"] as? [String])?.joined(separator: " "))
    }
    let table = try store.run("sources", "example.com")
    let tokyo = table.lines.first { $0.hasPrefix("Amazon SES (ap-northeast-1)") }
    #expect(tokyo?.contains("misconfigured") == true)
  }

  /// decision.md 2.3: own by design, and excluded.
  @Test func `simulated phishing is told as such by every command`() throws {
    let store = try DmarcStore()
    let xml = SampleXML.report(
      record: SampleXML.record()
        + SampleXML.record(
          address: "198.51.100.7", count: 40,
          evaluated: """
            <policy_evaluated><disposition>none</disposition><dkim>fail</dkim><spf>fail</spf>
            </policy_evaluated>
            """,
          results: """
            <dkim><domain>knowbe4.com</domain><result>pass</result></dkim>
            <spf><domain>psm.knowbe4.com</domain><result>pass</result></spf>
            """))
    _ = try store.run("import", try store.folder.write(xml, as: "report.xml"))
    let answer = try store.run("sources", "example.com", "--format", "json")
    #expect(Self.classes(answer) == ["example.com": "own", "KnowBe4": "simulated_phishing"])
    let table = try store.run("sources", "example.com").lines.first { $0.hasPrefix("KnowBe4") }
    #expect(table?.contains("simulated") == true)
    let explained = try store.run("sources", "example.com", "--explain").output
    #expect(!explained.contains("KnowBe4"))

    let advice = try store.run("advise", "example.com", "--as-of", "2026-10-03").output
    #expect(!advice.contains("S-FAILING"))
    #expect(advice.contains("Own mail: 5 messages, 100.00 % pass"))
    let trial = try store.run("what-if", "example.com", "--record", "v=DMARC1; p=reject").output
    let backtest = try store.run("backtest", "example.com").output
    for output in [advice, trial, backtest] {
      let words = output.split { $0.isWhitespace }.joined(separator: " ")
      #expect(words.contains("40 messages from KnowBe4 play a phisher and are meant to fail"))
    }
  }

  @Test func `only services have classes`() throws {
    let store = try DmarcStore.withSamples()
    for kind in ["address", "network", "author-domain", "reporter", "day"] {
      let answer = try store.run("sources", "example.com", "--by", kind, "--format", "json")
      #expect(Self.sources(answer).allSatisfy { $0["class"] == nil }, "\(kind)")
    }
  }

  @Test func `the owner's word is taken`() throws {
    let store = try DmarcStore.withSamples()
    let file = try store.folder.write(
      """
      domains:
        example.com:
          sources:
            - {source: 203.0.113.0/24, claim: owned, by: pat@example.com, on: 2026-10-01}
      """, as: "dmarc.yml")
    let answer = try store.run(
      "sources", "example.com", "--config", file, "--format", "json")
    #expect(Self.classes(answer)["203.0.113.0/24"] == "own_misconfigured")
  }
}
