import Foundation
import Testing

/// `--trust-authserv-id` and `--authenticated-only`.
@Suite struct AuthenticatedOnlyTests {
  /// A message of a reporter, with or without our server's word that it passed DMARC.
  private static func mail(_ reportID: String, isAuthentic: Bool, report: String) -> String {
    let result = isAuthentic ? "pass header.from=receiver.example" : "none"
    return """
      Authentication-Results: mx.example.com; dmarc=\(result)
      From: dmarc@receiver.example
      Message-ID: <\(reportID)@receiver.example>
      Content-Type: text/xml

      \(report)
      """
  }

  private static let spoofed = SampleXML.record(
    address: "203.0.113.9",
    evaluated: """
      <policy_evaluated><disposition>none</disposition><dkim>fail</dkim><spf>fail</spf></policy_evaluated>
      """, results: "<spf><domain>example.net</domain><result>fail</result></spf>")

  /// A store with an authenticated report of 5 messages that pass and another of 5 that fail.
  private static func store(trusting server: String? = "mx.example.com") throws -> DmarcStore {
    let store = try DmarcStore()
    let good = mail("1", isAuthentic: true, report: SampleXML.report())
    let other = mail(
      "2", isAuthentic: false, report: SampleXML.report(reportID: "2", record: spoofed))
    let paths = [
      try store.folder.write(good, as: "1.eml"), try store.folder.write(other, as: "2.eml"),
    ]
    let trust = server.map { ["--trust-authserv-id", $0] } ?? []
    let answer = try DmarcProgram.run(["import", "--store", store.path] + trust + paths)
    #expect(answer.status == 0, "\(answer.error)")
    return store
  }

  @Test func `sources leaves the others out and says how much that changes`() throws {
    let store = try Self.store()
    let all = try store.run("sources", "example.com", "--format", "json").object
    #expect(all["messages"] as? Int == 10)
    #expect(all["all_reports"] == nil)
    let only = try store.run(
      "sources", "example.com", "--authenticated-only", "--format", "json"
    ).object
    #expect(only["messages"] as? Int == 5)
    #expect(only["pass_rate"] as? Double == 1)
    #expect((only["all_reports"] as? [String: Any])?["pass_rate"] as? Double == 0.5)
    let text = try store.run("sources", "example.com", "--authenticated-only").output
    #expect(text.contains("5 of 10 messages are left out; of all, 50.00 % pass DMARC."))
  }

  @Test func `advise leaves the others out and says how much that changes`() throws {
    let store = try Self.store()
    let arguments = ["example.com", "--as-of", "2026-10-10", "--authenticated-only"]
    let text = try DmarcProgram.run(["advise", "--store", store.path] + arguments)
    #expect([2, 3].contains(text.status))
    #expect(text.output.contains("5 of 10 messages are left out; with all reports the verdict is"))
    let json = try DmarcProgram.run(
      ["advise", "--store", store.path, "--format", "json"] + arguments
    ).object
    let change = try #require(json["authenticated_only"] as? [String: Any])
    #expect(change["left_out_messages"] as? Int == 5)
    #expect(change["changes_verdict"] as? Bool == false)
    #expect((change["all_reports"] as? [String: Any])?["messages"] as? Int == 10)
    #expect((json["own"] as? [String: Any])?["n"] as? Int == 5)
  }

  @Test func `reports and the ledger say what is authenticated`() throws {
    let store = try Self.store()
    let reports = try store.run("reports", "example.com", "--format", "json").objects
    let marks = reports.map { ($0["report_id"] as? String ?? "", $0["authenticated"] as? Bool) }
    #expect(Dictionary(uniqueKeysWithValues: marks) == ["1": true, "2": false])
    let ledger = try store.run("ledger", "--all", "--format", "json").objects
    #expect(
      ledger.compactMap { $0["mail_authenticated_domain"] as? String } == ["receiver.example"])
    #expect(
      ledger.compactMap { $0["mail_message_id"] as? String }.sorted()
        == ["1@receiver.example", "2@receiver.example"])
  }

  @Test func `without a trusted server nothing is authenticated, and the answer says so`() throws {
    let store = try Self.store(trusting: nil)
    let text = try store.run("sources", "example.com", "--authenticated-only").output
    #expect(text.contains("10 of 10 messages are left out"))
  }

  @Test func `an empty name is wrong usage`() throws {
    #expect(try DmarcProgram.run(["import", "--trust-authserv-id", "", "x"]).status == 64)
  }
}
