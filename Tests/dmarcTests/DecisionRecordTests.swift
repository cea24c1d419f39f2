import Foundation
import Testing

/// The decision that `advise` keeps as JSON, and what another one says that it did not.
struct DecisionRecordTests {
  private static func advise(
    _ domain: String, in store: DmarcStore, asOf: String = DmarcStore.day, _ more: String...
  ) throws -> DmarcProgram.Answer {
    try DmarcProgram.run(
      ["advise", domain, "--as-of", asOf, "--store", store.path] + more)
  }

  @Test func `the same reports and day give the same bytes, in whatever order they came`() throws {
    let store = try DmarcStore.withSamples()
    let reversed = try DmarcStore()
    let names = try FileManager.default.contentsOfDirectory(
      atPath: DmarcStore.samples + "/reports"
    ).sorted(by: >)
    // Files of one import are taken in the order of their names.
    for start in stride(from: 0, to: names.count, by: 30) {
      let files = names[start...].prefix(30).map { DmarcStore.samples + "/reports/" + $0 }
      _ = try DmarcProgram.run(["import", "--store", reversed.path] + files)
    }
    for domain in ["example.com", "example.net", "example.org"] {
      let first = try Self.advise(domain, in: store, "--format", "json")
      #expect(first.output == (try Self.advise(domain, in: store, "--format", "json")).output)
      #expect(first.output == (try Self.advise(domain, in: reversed, "--format", "json")).output)
    }
  }

  @Test func `a decision names the reports that it rests on`() throws {
    let store = try DmarcStore.withSamples()
    let reports = { (answer: DmarcProgram.Answer) in answer.object["reports"] as? [String: Any] }
    let all = try #require(reports(Self.advise("example.com", in: store, "--format", "json")))
    let files = try ExpectedFile.all(in: "reports/", on: "example.com")
    #expect(all["count"] as? Int == files.count)
    #expect((all["sha256_of_identities"] as? String)?.count == 64)
    let fewer = try #require(
      reports(Self.advise("example.com", in: store, asOf: "2026-09-25", "--format", "json")))
    #expect((fewer["count"] as? Int ?? .max) < files.count)
    #expect(fewer["sha256_of_identities"] as? String != all["sha256_of_identities"] as? String)
  }

  /// One report of receiver.example, `7:` and so on as netstrings; the digest is that of sha256sum.
  @Test func `the hash can be made again from the identities`() throws {
    let store = try DmarcStore()
    try store.folder.write(SampleXML.report(organization: "Receiver.example"), as: "1.xml")
    _ = try store.run("import", store.folder.path + "/1.xml")
    let answer = try Self.advise("example.com", in: store, asOf: "2026-10-03", "--format", "json")
    let reports = answer.object["reports"] as? [String: Any]
    #expect(
      reports?["sha256_of_identities"] as? String
        == "2cb6a81ea0cf630bff439dc24b997836ee5a51b9ebae827e6d8e89fd70a41852")
  }

  @Test func `gates give the counts behind them`() throws {
    let store = try DmarcStore.withSamples()
    let answer = try Self.advise("example.com", in: store, "--format", "json")
    let gates = answer.object["gates"] as? [[String: Any]] ?? []
    func counts(_ id: String) -> [String: Int]? {
      gates.first { $0["id"] as? String == id }?["counts"] as? [String: Int]
    }
    let own = answer.object["own"] as? [String: Any]
    #expect(counts("A1")?["messages"] == own?["n"] as? Int)
    #expect(counts("D3")?["messages"] == own?["n"] as? Int)
    let indirect = answer.object["indirect"] as? [String: Any]
    #expect(counts("A4")?["legitimate_messages"] == indirect?["legit_total"] as? Int)
    #expect(counts("A2")?["failing"] == 2)
  }

  @Test func `a decision compared with itself shows no change`() throws {
    let store = try DmarcStore.withSamples()
    let file = try store.folder.write(
      Self.advise("example.com", in: store, "--format", "json").output, as: "then.json")
    let answer = try Self.advise("example.com", in: store, "--compare", file)
    #expect(answer.status == 2)
    #expect(
      answer.output.hasSuffix("Since the decision of 2026-10-10\n  Nothing has changed.\n"))
  }

  @Test func `an earlier decision is told apart by verdict, gates, blockers, sources and rates`()
    throws
  {
    let store = try DmarcStore.withSamples()
    let before = try Self.advise(
      "example.org", in: store, asOf: "2026-09-01", "--format", "json")
    let file = try store.folder.write(before.output, as: "then.json")
    let now = try Self.advise("example.org", in: store, "--compare", file, "--format", "json")
    let change = try #require(now.object["compared"] as? [String: Any])
    #expect(change["since"] as? String == "2026-09-01")
    #expect(change["verdict"] as? [String: String] == ["from": "stay", "to": "advance"])
    let gone = change["blockers_gone"] as? [[String: Any]] ?? []
    let blockers = before.object["blockers"] as? [[String: Any]] ?? []
    #expect(!gone.isEmpty)
    #expect(gone.map { $0["code"] as? String } == blockers.map { $0["code"] as? String })
    #expect((change["gates_turned"] as? [[String: Any]])?.isEmpty == false)
    #expect((change["thresholds"] as? [Any])?.isEmpty == true)
    #expect(change["rung"] is NSNull)
    let text = try Self.advise("example.org", in: store, "--compare", file).output
    #expect(text.contains("The verdict was stay and is advance."))
    #expect(text.contains("passes now"))
  }

  @Test func `what is no decision, or one on another domain, is refused`() throws {
    let store = try DmarcStore.withSamples()
    let other = try store.folder.write(
      Self.advise("example.org", in: store, "--format", "json").output, as: "other.json")
    let text = try store.folder.write("[]", as: "text.json")
    for (file, reason) in [
      (other, "it is a decision on example.org"), (text, "it is no decision"),
      (store.folder.path + "/missing.json", "it cannot be read"),
    ] {
      let answer = try Self.advise("example.com", in: store, "--compare", file)
      #expect(answer.status == 1)
      #expect(answer.error.contains(reason))
    }
    let csv = try Self.advise("example.com", in: store, "--compare", other, "--format", "csv")
    #expect(csv.status == 64)
  }
}
