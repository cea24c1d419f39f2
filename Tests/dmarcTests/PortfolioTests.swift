import Foundation
import Testing

/// All domains of a store, ranked.
struct PortfolioTests {
  private static func domains(
    _ store: DmarcStore, _ more: String..., format: String = "json"
  ) throws -> DmarcProgram.Answer {
    try DmarcProgram.run(
      ["domains", "--as-of", DmarcStore.day, "--format", format, "--store", store.path] + more)
  }

  private static func names(_ answer: DmarcProgram.Answer) -> [String?] {
    answer.objects.map { $0["domain"] as? String }
  }

  /// Spoofing counted as failure is the main defect of pass rates.
  @Test func `the own rate is the one that advise decides by`() throws {
    let store = try DmarcStore.withSamples()
    let answers = try Self.domains(store).objects
    let rows = CSVText(try Self.domains(store, format: "csv").output).records
    for (answer, row) in zip(answers, rows) {
      let name = try #require(answer["domain"] as? String)
      let own =
        try store.run("advise", name, "--as-of", DmarcStore.day, "--format", "json")
        .object["own"] as? [String: Any]
      let (messages, fails) = (own?["n"] as? Int ?? -1, own?["fails"] as? Int ?? -1)
      #expect(answer["own_messages"] as? Int == messages)
      #expect(answer["own_dmarc_pass"] as? Int == messages - fails)
      let rate = try #require(answer["own_pass_rate"] as? Double)
      #expect(abs(rate - Double(messages - fails) / Double(messages)) < 1e-12)
      #expect(rate > (answer["pass_rate"] as? Double ?? 1), "all three are spoofed")
      #expect(row["own_pass_rate"].flatMap(Double.init) == rate)
      let advice = try store.run("advise", name, "--as-of", DmarcStore.day).output
      let text = try #require(advice.firstMatch(of: /messages, ([0-9.]+ %) pass/)?.1)
      #expect(try Self.domains(store, format: "table").output.contains(text))
    }
  }

  @Test func `a domain that strangers alone use has no own rate`() throws {
    let store = try DmarcStore()
    let spoofed = SampleXML.record(
      count: 300,
      evaluated: """
        <policy_evaluated><disposition>none</disposition><dkim>fail</dkim><spf>fail</spf>\
        </policy_evaluated>
        """, results: "<spf><domain>stranger.example</domain><result>fail</result></spf>")
    try store.folder.write(SampleXML.report(record: spoofed), as: "1.xml")
    _ = try store.run("import", store.folder.path + "/1.xml")
    let domain = try #require(Self.domains(store).objects.first)
    #expect(domain["own_pass_rate"] is NSNull)
    #expect(domain["own_messages"] as? Int == 0)
    let row = try #require(CSVText(Self.domains(store, format: "csv").output).records.first)
    #expect(row["own_pass_rate"] == "")
    #expect(row["pass_rate"] == "0.0")
  }

  @Test func `a rate that does not exist is empty in CSV and null in JSON`() throws {
    let store = try DmarcStore.withSamples()
    let options = ["domains", "--as-of", "2020-01-01", "--store", store.path, "--format"]
    for row in CSVText(try DmarcProgram.run(options + ["csv"]).output).records {
      #expect(row["pass_rate"] == "" && row["own_pass_rate"] == "")
    }
    for domain in try DmarcProgram.run(options + ["json"]).objects {
      #expect(domain["pass_rate"] is NSNull && domain["own_pass_rate"] is NSNull)
    }
    let advice = try store.run(
      "advise", "example.com", "--as-of", "2020-01-01", "--format", "json")
    let own = try #require(advice.object["own"] as? [String: Any])
    for key in ["pass_rate", "conservative_pass_rate", "dkim_aligned_rate"] {
      #expect(own[key] is NSNull, "\(key)")
    }
  }

  /// By the samples' story example.net broke, example.com never passed, example.org is in order.
  @Test func `the most urgent come first`() throws {
    let store = try DmarcStore.withSamples()
    let ranked = try Self.domains(store)
    #expect(Self.names(ranked) == ["example.net", "example.com", "example.org"])
    #expect(ranked.objects.map { $0["urgency"] as? String } == ["roll_back", "fix", "advance"])
    let named = try Self.domains(store, "--sort", "name")
    #expect(Self.names(named) == ["example.com", "example.net", "example.org"])
    let counted = try Self.domains(store, "--sort", "messages")
    let messages = counted.objects.compactMap { $0["messages"] as? Int }
    #expect(messages.count == 3 && messages == messages.sorted(by: >))
    #expect(try Self.domains(store, "--sort", "size").status == 64)
  }

  @Test func `domains with a verdict are listed alone`() throws {
    let store = try DmarcStore.withSamples()
    #expect(Self.names(try Self.domains(store, "--verdict", "stay")) == ["example.com"])
    let both = try Self.domains(store, "--verdict", "advance", "--verdict", "roll_back")
    #expect(Self.names(both) == ["example.net", "example.org"])
    #expect(Self.names(try Self.domains(store, "--verdict", "roll-back")) == ["example.net"])
    let none = try DmarcProgram.run([
      "domains", "--as-of", "2020-01-01", "--verdict", "advance", "--store", store.path,
    ])
    #expect(none.output == "No domain's verdict is advance.\n")
    let changed = try Self.domains(
      store, "--changed-since", "2026-09-20", "--verdict", "roll_back")
    #expect(Self.names(changed) == ["example.net"])
  }

  @Test func `the last line has the sums by verdict`() throws {
    let store = try DmarcStore.withSamples()
    let messages = try Self.domains(store).objects.reduce(0) { $0 + ($1["messages"] as? Int ?? 0) }
    let sum = "\(messages / 1_000),\(messages % 1_000)"
    let table = try Self.domains(store, format: "table")
    #expect(
      table.lines.last == """
        3 domains: 1 roll back, 1 stay until something is fixed, 1 advance; \(sum) messages.
        """)
    let one = try Self.domains(store, "--verdict", "advance", format: "table")
    #expect(one.lines.last?.hasPrefix("1 domain: 1 advance; ") == true)
  }

  /// RFC 9989 receivers do not know pct; nobody is asked to wait or to repair anything.
  @Test(arguments: [("<pct>50</pct>", "publish"), ("", "done")])
  func `a record that has to change is something to do`(more: String, urgency: String) throws {
    let store = try DailyReports.store(policy: "<p>reject</p>" + more, days: 40) { _ in
      DailyReports.own(100)
    }
    let domain = try #require(Self.domains(store).objects.first)
    #expect(domain["verdict"] as? String == "stay")
    #expect(domain["urgency"] as? String == urgency)
    let advice = try store.run("advise", "example.com", "--as-of", DmarcStore.day)
    #expect(advice.status == 0)
    #expect(advice.output.contains("its record alone has to change") == (urgency == "publish"))
    let phrase = urgency == "publish" ? "stay with another record" : "stay with nothing left to do"
    let sums = try Self.domains(store, format: "table").lines.last
    #expect(sums?.hasPrefix("1 domain: 1 \(phrase); ") == true)
  }

  @Test func `one message is counted as one`() throws {
    let store = try DmarcStore()
    let path = try store.folder.write(
      SampleXML.report(record: SampleXML.record(count: 1)), as: "1.xml")
    _ = try store.run("import", path)
    let table = try DmarcProgram.run(
      ["domains", "--as-of", "2026-10-05", "--store", store.path]).output
    #expect(table.contains("1 message.") && !table.contains("1 messages"))
    let sources = try store.run("sources", "example.com").output
    #expect(sources.contains(": 1 message, 100.00 % pass DMARC"))
  }

  @Test func `an entry of dmarc.yml that is nearly a domain of the store is told`() throws {
    let store = try DmarcStore.withSamples()
    let file = try store.folder.write(
      """
      domains:
        exmaple.com: {profile: transactional}
        news.example.com: {profile: transactional}
        mail.example.net: {profile: transactional}
        parked.test: {parked: true}
      """, as: "dmarc.yml")
    let answer = try Self.domains(store, "--config", file)
    #expect(answer.status == 0)
    #expect(
      answer.error
        == "\(file): no report is on exmaple.com, which has an entry (did you mean example.com?)\n")
  }
}
