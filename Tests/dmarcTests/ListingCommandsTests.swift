import Foundation
import Testing

/// `domains`, `reports` and `ledger`.
struct ListingCommandsTests {
  // MARK: domains

  @Test func `every domain comes with its verdict and what blocks it`() throws {
    let store = try DmarcStore.withSamples()
    let answer = try store.run("domains", "--as-of", DmarcStore.day, "--format", "json")
    #expect(answer.status == 0)
    #expect(answer.error == "")
    let domains = answer.objects
    #expect(
      domains.map { $0["domain"] as? String } == ["example.net", "example.com", "example.org"])
    #expect(domains.map { $0["rung"] as? String } == ["reject", "none", "none"])
    #expect(domains.map { $0["verdict"] as? String } == ["roll_back", "stay", "advance"])
    #expect(domains.map { $0["to"] as? String } == ["q", nil, "q_test"])
    for domain in domains {
      #expect(Set(domain.keys).isSuperset(of: ["messages", "pass_rate", "blocker"]))
      let files = try ExpectedFile.all(in: "reports/", on: domain["domain"] as? String)
      #expect(domain["reports"] as? Int == files.count)
    }
    #expect(domains.last?["blocker"] is NSNull)
  }

  @Test func `the verdicts of all domains are those of each`() throws {
    let store = try DmarcStore.withSamples()
    let domains = try store.run("domains", "--as-of", "2026-09-20", "--format", "json").objects
    #expect(domains.count == 3)
    for domain in domains {
      let name = try #require(domain["domain"] as? String)
      let advice = try store.run("advise", name, "--as-of", "2026-09-20", "--format", "json").object
      for key in ["rung", "verdict", "to"] {
        #expect(domain[key] as? String == advice[key] as? String, "\(name) \(key)")
      }
      let blockers = advice["blockers"] as? [[String: Any]] ?? []
      #expect(domain["blocker"] as? String == blockers.first?["code"] as? String)
    }
  }

  @Test func `domains tell their review, what is at risk and what is spoofed, as advise does`()
    throws
  {
    let store = try DmarcStore.withSamples()
    let domains = try store.run("domains", "--as-of", DmarcStore.day, "--format", "json").objects
    for domain in domains {
      let name = try #require(domain["domain"] as? String)
      let advice = try store.run("advise", name, "--as-of", DmarcStore.day, "--format", "json")
        .object
      #expect(domain["next_review"] as? String == advice["next_review"] as? String)
      #expect(domain["spoofed_per_week"] as? Double == advice["spoofed_per_week"] as? Double)
      #expect(
        domain["at_risk_per_week"] as? [String: Double]
          == advice["at_risk_per_week"] as? [String: Double])
    }
    let table = try store.run("domains", "--as-of", DmarcStore.day).output
    for title in ["Review", "At risk", "Spoofed"] { #expect(table.contains(title)) }
  }

  /// By the samples' story example.net broke on 28 September, and example.com never passed.
  @Test func `domains are told that were decided otherwise on an earlier day`() throws {
    let store = try DmarcStore.withSamples()
    let options = ["domains", "--as-of", DmarcStore.day, "--store", store.path]
    let changed = try DmarcProgram.run(
      options + ["--changed-since", "2026-09-20", "--format", "json"]
    ).objects
    #expect(changed.map { $0["domain"] as? String } == ["example.net"])
    let before = try #require(changed.first?["before"] as? [String: Any])
    #expect(before["verdict"] as? String == "stay")
    #expect(before["rung"] as? String == "reject")
    #expect(before["blocker"] is NSNull)
    let csv = CSVText(
      try DmarcProgram.run(options + ["--changed-since", "2026-09-20", "--format", "csv"]).output
    ).records
    #expect(csv.map { $0["verdict_before"] } == ["stay"])
    let same = try DmarcProgram.run(options + ["--changed-since", "2026-10-09"])
    #expect(same.output.hasPrefix("No domain's rung, verdict or first blocker was another"))
    #expect(try DmarcProgram.run(options + ["--changed-since", DmarcStore.day]).status == 64)
  }

  @Test func `domains as CSV are those as JSON`() throws {
    let store = try DmarcStore.withSamples()
    let json = try store.run("domains", "--as-of", DmarcStore.day, "--format", "json").objects
    let csv = try store.run("domains", "--as-of", DmarcStore.day, "--format", "csv")
    let rows = CSVText(csv.output).records
    #expect(rows.map { $0["domain"] } == json.map { $0["domain"] as? String })
    #expect(rows.map { $0["verdict"] } == json.map { $0["verdict"] as? String })
    #expect(rows.map { $0["messages"].flatMap(Int.init) } == json.map { $0["messages"] as? Int })
    for (row, domain) in zip(rows, json) {
      let rate = row["pass_rate"].flatMap(Double.init) ?? -1
      #expect(abs(rate - (domain["pass_rate"] as? Double ?? -2)) < 1e-12)
    }
  }

  @Test func `an empty store has no domains and says how to fill it`() throws {
    let store = try DmarcStore.empty()
    let table = try store.run("domains")
    #expect(table.status == 0)
    #expect(table.output == "The store is empty; fill it with: dmarc import PATH\n")
    let json = try store.run("domains", "--format", "json")
    #expect(json.status == 0)
    #expect(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) is [Any])
    #expect(json.objects.isEmpty)
  }

  // MARK: reports

  @Test func `reports are listed with what they hold`() throws {
    let store = try DmarcStore.withSamples()
    let answer = try store.run("reports", "example.org", "--format", "json")
    #expect(answer.status == 0)
    let files = try ExpectedFile.all(in: "reports/", on: "example.org")
    let reports = answer.objects
    #expect(reports.count == files.count)
    let messages = reports.reduce(0) { $0 + ($1["messages"] as? Int ?? 0) }
    #expect(messages == files.reduce(0) { $0 + ($1.messages ?? 0) })
    #expect(reports.allSatisfy { $0["complete"] as? Bool == true })
    #expect(reports.allSatisfy { $0["counted"] as? Bool == true })
    let begins = reports.compactMap { $0["begin"] as? String }
    #expect(begins.count == reports.count && begins == begins.sorted(by: >))
    #expect(begins.allSatisfy { $0.hasSuffix("T00:00:00Z") })
    let csv = CSVText(try store.run("reports", "example.org", "--format", "csv").output).records
    #expect(csv.map { $0["report_id"] } == reports.map { $0["report_id"] as? String })
    #expect(csv.map { $0["messages"].flatMap(Int.init) } == reports.map { $0["messages"] as? Int })
  }

  @Test func `reports of a window are those of its days`() throws {
    let store = try DmarcStore.withSamples()
    let reports = try store.run("reports", "example.com", "--last", "7d", "--format", "json")
      .objects
    let days = reports.compactMap { $0["day"] as? String }
    #expect(!days.isEmpty)
    #expect(days.count == reports.count)
    #expect(days.allSatisfy { $0 >= "2026-10-02" && $0 <= "2026-10-08" })
    let all = try store.run("reports", "example.com", "--format", "json").objects
    let expected = all.filter { ($0["day"] as? String ?? "") >= "2026-10-02" }
    #expect(reports.count == expected.count)
  }

  @Test func `partial reports, variants and odd ones show their state`() throws {
    let store = try DmarcStore()
    let whole = SampleXML.report(
      record: SampleXML.record() + SampleXML.record(address: "192.0.2.2"))
    let records = whole.split(separator: "<record>", omittingEmptySubsequences: false)
    try store.folder.write("\(records[0])<record>\(records[1])<record><row>", as: "1.xml")
    try store.folder.write(
      SampleXML.report(reportID: "odd", policy: "<p>maybe</p>"), as: "2.xml")
    _ = try store.run("import", store.folder.path + "/1.xml", store.folder.path + "/2.xml")
    try store.folder.write(whole, as: "3.xml")
    _ = try store.run("import", store.folder.path + "/3.xml")
    let table = try store.run("reports", "example.com").output
    #expect(table.contains("not counted"))
    #expect(table.contains("complete"))
    #expect(table.contains("unknown_value"))
    let reports = try store.run("reports", "example.com", "--format", "json").objects
    #expect(reports.filter { $0["counted"] as? Bool == true }.count == 2)
    #expect(reports.filter { $0["complete"] as? Bool == false }.count == 1)
  }

  // MARK: ledger

  @Test func `the ledger tells what was refused, with the reason`() throws {
    let store = try DmarcStore()
    let told = try store.run("import", DmarcStore.samples + "/hostile")
    let answer = try store.run("ledger", "--format", "json")
    #expect(answer.status == 0)
    let entries = answer.objects
    #expect(!entries.isEmpty)
    for entry in entries {
      let path = try #require(entry["path"] as? String)
      #expect(["refused", "partial"].contains(entry["outcome"] as? String ?? ""), "\(path)")
      #expect((entry["reason"] as? String)?.isEmpty == false, "\(path)")
      let message = try #require(entry["message"] as? String)
      #expect(told.error.contains(message), "\(path)")
    }
    #expect(entries.count == told.error.split(separator: "\n").count)
  }

  @Test func `the whole ledger has every file`() throws {
    let store = try DmarcStore()
    _ = try store.run("import", DmarcStore.samples + "/hostile")
    let names = try FileManager.default.contentsOfDirectory(atPath: DmarcStore.samples + "/hostile")
    let all = try store.run("ledger", "--all", "--format", "json").objects
    #expect(Set(all.compactMap { $0["path"] as? String }).count == names.count)
    #expect(all.allSatisfy { ($0["sha256"] as? String)?.count == 64 })
    let csv = CSVText(try store.run("ledger", "--all", "--format", "csv").output).records
    #expect(csv.count == all.count)
    #expect(csv.allSatisfy { $0.count == 17 })
    #expect(Set(csv.compactMap { $0["sha256"] }) == Set(all.compactMap { $0["sha256"] as? String }))
  }

  @Test func `the ledger is asked by outcome and reason`() throws {
    let store = try DmarcStore()
    _ = try store.run("import", DmarcStore.samples + "/hostile")
    let tls = try store.run("ledger", "--outcome", "tls_report", "--format", "json").objects
    #expect(tls.count == 2)
    #expect(tls.allSatisfy { ($0["path"] as? String)?.contains("tls-report") == true })
    let reason = try store.run("ledger", "--reason", "nested_too_deep", "--format", "json").objects
    #expect(reason.count == 1)
    let none = try store.run("ledger", "--outcome", "variant")
    #expect(none.output == "Nothing in the ledger answers to that.\n")
  }
}
