import Foundation
import LoopbackNameServer
import Testing

/// All commands say the same of mail through Amazon SES (ses.md 3.4), whatever it shows of itself.
struct AmazonSESAnswersTests {
  private static func store(_ records: [String]) throws -> DmarcStore {
    let store = try DmarcStore()
    let path = try store.folder.write(
      SampleXML.report(record: records.joined()), as: "report.xml")
    _ = try store.run("import", path)
    return store
  }

  /// - Parameter passes: the mechanisms that align.
  private static func record(
    _ messages: Int, from address: String, dkim: [String] = ["amazonses.com"], spf: String = "",
    passes: [String] = []
  ) -> String {
    let evaluated = ["dkim", "spf"].map {
      "<\($0)>\(passes.contains($0) ? "pass" : "fail")</\($0)>"
    }.joined()
    return SampleXML.record(
      address: address, count: messages,
      evaluated: """
        <policy_evaluated><disposition>none</disposition>\(evaluated)</policy_evaluated>
        """,
      results: dkim.map { signature in
        let words = signature.split(separator: "/").map(String.init)
        let selector = words.count > 1 ? "<selector>\(words[1])</selector>" : ""
        return "<dkim><domain>\(words[0])</domain>\(selector)<result>pass</result></dkim>"
      }.joined() + spf)
  }

  private static func spf(_ domain: String, _ result: String, scope: String = "mfrom") -> String {
    "<spf><domain>\(domain)</domain><scope>\(scope)</scope><result>\(result)</result></spf>"
  }

  /// By source, the first code of each command.
  private static func codes(_ store: DmarcStore) throws -> [[String: String]] {
    let ses = try store.run("ses", "example.com", "--format", "json").object
    let advice = try store.run(
      "advise", "example.com", "--as-of", "2026-10-05", "--format", "json"
    ).object
    let explained = try store.run("sources", "example.com", "--explain", "--format", "csv")
    func first(_ pairs: [(String?, String?)]) -> [String: String] {
      Dictionary(pairs.map { ($0 ?? "", $1 ?? "") }, uniquingKeysWith: { first, _ in first })
    }
    return [
      first(
        (ses["diagnoses"] as? [[String: Any]] ?? []).map { diagnosis in
          let region = (diagnosis["region"] as? String).map { " (\($0))" } ?? ""
          return ("Amazon SES" + region, diagnosis["code"] as? String)
        }),
      first(
        (advice["sources"] as? [[String: Any]] ?? []).map {
          ($0["source"] as? String, $0["diagnosis"] as? String)
        }),
      first(CSVText(explained.output).records.map { ($0["source"], $0["code"]) }),
    ]
  }

  /// ses.md 3.2, I: automatic replies have an empty MAIL FROM.
  @Test func `automatic replies that nothing signs are the region's that its server is named by`()
    throws
  {
    let host = Self.spf("a1-2.smtp-out.ap-northeast-3.amazonses.com", "pass", scope: "helo")
    let store = try Self.store([Self.record(500, from: "198.51.100.10", spf: host)])
    #expect(
      try Self.codes(store)
        == Array(repeating: ["Amazon SES (ap-northeast-3)": "SES-1"], count: 3))
    let records = try store.run("sources", "example.com", "--explain", "--records-as", "zone")
    #expect(records.output.contains("CNAME <token1>.dkim.ap-northeast-3.amazonses.com."))
  }

  /// ses.md 3.3: never print a guessed host.
  @Test func `without SPF no region is known, and none is guessed`() throws {
    let store = try Self.store([Self.record(500, from: "198.51.100.10")])
    #expect(try Self.codes(store) == Array(repeating: ["Amazon SES": "SES-1"], count: 3))
    for command in [["ses"], ["sources", "--explain"]] {
      let answer = try DmarcProgram.run(
        command + ["example.com", "--records-as", "zone", "--store", store.path])
      #expect(answer.output.contains("CNAME <token1>.<dkim-host>."))
      #expect(!answer.output.contains("dkim.amazonses.com"))
    }
  }

  @Test func `mail that shows no region is not that of the only one that is seen`() throws {
    let signed = Self.record(
      500, from: "54.240.8.10", dkim: ["example.com", "amazonses.com"],
      spf: Self.spf("eu-west-1.amazonses.com", "pass"), passes: ["dkim"])
    let other = Self.record(
      300, from: "69.169.224.10", spf: Self.spf("bounce.example.com", "none"))
    let store = try Self.store([signed, other])
    let codes = try Self.codes(store).map { $0["Amazon SES"] }
    #expect(Set(codes).count == 1 && codes.first??.hasPrefix("SES-") == true)
  }

  /// ses.md 3.4: a name under amazonses.com makes an SES row, and tells its region.
  @Test func `confirmed names of addresses tell the region`() throws {
    let store = try Self.store([
      Self.record(
        500, from: "198.51.100.20", spf: Self.spf("spf.example.com", "pass"), passes: ["spf"]),
      Self.record(20, from: "198.51.100.99", dkim: [], spf: Self.spf("spf.example.com", "none")),
    ])
    let hosts = [20, 99].map { ($0, "e234-\($0).smtp-out.ap-northeast-1.amazonses.com") }
    let server = try LoopbackNameServer(
      records: hosts.flatMap { host, name in
        [
          "\(host).100.51.198.in-addr.arpa. PTR \(name).", "\(name). A 198.51.100.\(host)",
        ]
      })
    _ = try store.run("resolve", "--server", server.address)
    let sources = try store.run("sources", "example.com", "--format", "json").object
    let names = (sources["sources"] as? [[String: Any]] ?? []).compactMap {
      $0["source"] as? String
    }
    #expect(names == ["Amazon SES (ap-northeast-1)"])
    #expect(Set(try Self.codes(store).map { $0["Amazon SES (ap-northeast-1)"] }).count == 1)
    let records = try store.run("ses", "example.com", "--format", "csv")
    #expect(records.output.contains("10 feedback-smtp.ap-northeast-1.amazonses.com"))
    #expect(!records.output.contains("<region>"))
  }

  /// ses.md 3.2, H: both mechanisms align.
  @Test func `a service on Amazon SES whose mail passes has nothing to publish`() throws {
    let store = try Self.store([
      Self.record(
        500, from: "198.51.100.10", dkim: ["example.com/resend", "amazonses.com"],
        spf: Self.spf("send.example.com", "pass"), passes: ["dkim", "spf"])
    ])
    let answer = try store.run("ses", "example.com", "--records-as", "zone")
    #expect(answer.output.isEmpty)
    #expect(answer.error == "No record is missing.\n")
    let text = try store.run("ses", "example.com").output
    #expect(text.contains("SES-11, advice: Resend"))
    #expect(!text.contains("Repair") && !text.contains("CNAME"))
    // Whoever wants an account of his own as well asks for its region.
    let planned = try store.run("ses", "example.com", "--region", "eu-west-1").output
    #expect(planned.contains("feedback-smtp.eu-west-1.amazonses.com"))
    let narrow = try DmarcTerminal.run(["ses", "example.com", "--store", store.path], columns: 80)
    #expect(narrow.contains { $0.contains("services alone send through Amazon SES") })
    #expect(narrow.allSatisfy { $0.count <= 80 })
  }

  /// SES-7: what is to be changed is in an account, and the names of the domain are there.
  @Test func `a record that rows show to work is not asked for`() throws {
    let token = "224i4yxa5dv7c2xz3womw6peuasteono"
    let host = Self.spf("eu-west-1.amazonses.com", "pass")
    let store = try Self.store([
      Self.record(
        500, from: "198.51.100.10", dkim: ["example.com/\(token)", "amazonses.com"], spf: host,
        passes: ["dkim"]),
      Self.record(100, from: "198.51.100.10", spf: host),
    ])
    #expect(
      try Self.codes(store).map { $0["Amazon SES (eu-west-1)"] } == ["SES-7", "SES-7", "SES-7"])
    #expect(try store.run("ses", "example.com").output.contains("ok       \(token)._domainkey"))
    let records = try store.run("ses", "example.com", "--records-as", "zone").output
    #expect(!records.contains("_domainkey") && records.contains(" MX "))
  }

  @Test func `the records of Amazon SES by the catalogue have no guessed host`() throws {
    let answer = try DmarcProgram.run(["senders", "amazon-ses", "--records-as", "zone"])
    #expect(answer.output.contains("CNAME <token1>.<dkim-host>."))
    #expect(!answer.output.contains("dkim.amazonses.com"))
  }
}
