import Foundation
import Testing

/// What `sources` says beside the rates.
struct SourcesAnswerTests {
  @Test func `the head has the rate of own mail, as the classes add up`() throws {
    let store = try DmarcStore.withSamples()
    let object = try store.run("sources", "example.com", "--last", "30d", "--format", "json").object
    let sources = object["sources"] as? [[String: Any]] ?? []
    let mine = sources.filter { ["own", "own_misconfigured"].contains($0["class"] as? String) }
    #expect(!mine.isEmpty && mine.count < sources.count)
    let own = try #require(object["own"] as? [String: Any])
    for key in ["messages", "dmarc_pass", "neither_aligned"] {
      #expect(own[key] as? Int == mine.reduce(0) { $0 + ($1[key] as? Int ?? 0) }, "\(key)")
    }
    let head = try store.run("sources", "example.com", "--last", "30d").lines[0]
    #expect(head.hasSuffix("; own mail: 17,436, 82.42 % pass"))
    // The sources that share a line are counted, too.
    let short = try store.run("sources", "example.com", "--last", "30d", "--limit", "1").lines[0]
    #expect(short == head)
    let byDay = try store.run("sources", "example.com", "--by", "day", "--format", "json").object
    #expect(byDay["own"] == nil)
  }

  @Test func `messages that nobody evaluated are told beside the rate`() throws {
    let store = try DmarcStore()
    let records = SampleXML.record() + SampleXML.record(evaluated: "")
    try store.folder.write(SampleXML.report(record: records), as: "1.xml")
    _ = try store.run("import", store.folder.path + "/1.xml")
    let table = try store.run("sources", "example.com")
    #expect(
      table.lines[0].contains("10 messages, 5 of them not evaluated and in no rate, 100.00 % pass"))
    #expect(table.lines[1].contains("Unevaluated"))
    let whole = try DmarcStore.withSamples().run("sources", "example.com").output
    #expect(!whole.contains("Unevaluated"))
  }

  @Test(arguments: ["service", "address", "reporter"])
  func `failing sources alone are listed, the most failures first`(kind: String) throws {
    let store = try DmarcStore.withSamples()
    func sources(_ more: String...) throws -> [String: Any] {
      try DmarcProgram.run(
        [
          "sources", "example.com", "--by", kind, "--format", "json", "--store", store.path,
        ] + more
      ).object
    }
    let (all, failing) = (try sources(), try sources("--failing"))
    func fails(_ object: [String: Any]) -> [String: Int] {
      let rows = object["sources"] as? [[String: Any]] ?? []
      return Dictionary(
        uniqueKeysWithValues: rows.compactMap { row in
          guard let name = row["source"] as? String, let count = row["neither_aligned"] as? Int
          else { return nil }
          return (name, count)
        })
    }
    #expect(fails(failing) == fails(all).filter { $0.value > 0 })
    let order = (failing["sources"] as? [[String: Any]] ?? []).compactMap {
      $0["neither_aligned"] as? Int
    }
    #expect(order == order.sorted(by: >))
    // The whole stays the whole.
    #expect(failing["messages"] as? Int == all["messages"] as? Int)
    let rest = fails(all).count - order.count
    let table = try store.run("sources", "example.com", "--by", kind, "--failing").output
    #expect(table.contains("(\(rest) without failures)") == (rest > 0))
  }

  /// By the samples' story: SES in Tokyo signs with its own domain alone.
  @Test func `addresses come with what was authenticated beside their mail`() throws {
    let store = try DmarcStore.withSamples()
    let object = try store.run("sources", "example.com", "--by", "address", "--format", "json")
      .object
    let sources = object["sources"] as? [[String: Any]] ?? []
    for source in sources {
      let results = try #require(source["results"] as? [[String: Any]])
      for key in ["messages", "dmarc_pass"] {
        #expect(
          results.reduce(0) { $0 + ($1[key] as? Int ?? 0) } == source[key] as? Int, "\(key)")
      }
    }
    let domains = sources.flatMap { $0["results"] as? [[String: Any]] ?? [] }.flatMap {
      ($0["dkim"] as? [[String: Any]] ?? []) + ($0["spf"] as? [[String: Any]] ?? [])
    }
    #expect(domains.contains { $0["domain"] as? String == "ap-northeast-1.amazonses.com" })
    #expect(domains.contains { $0["selector"] is String })
    #expect(domains.allSatisfy { $0["result"] is String })
    let services = try store.run("sources", "example.com", "--format", "json").object
    let first = (services["sources"] as? [[String: Any]])?.first
    #expect(first?["results"] == nil)
  }
}
