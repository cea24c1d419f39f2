import Foundation
import Testing

struct AdviseCommandTests {
  private static func advise(
    _ domain: String, in store: DmarcStore, asOf: String = DmarcStore.day
  ) throws -> DmarcProgram.Answer {
    try store.run("advise", domain, "--as-of", asOf, "--format", "json")
  }

  private static func blockers(_ answer: DmarcProgram.Answer) -> [[String: Any]] {
    answer.object["blockers"] as? [[String: Any]] ?? []
  }

  private static func codes(_ answer: DmarcProgram.Answer) -> [String] {
    blockers(answer).compactMap { $0["code"] as? String }
  }

  @Test func `a domain with failing sources stays and is told to fix them`() throws {
    let answer = try Self.advise("example.com", in: .withSamples())
    #expect(answer.status == 2)
    #expect(answer.error == "")
    let object = answer.object
    #expect(object["domain"] as? String == "example.com")
    #expect(object["as_of"] as? String == "2026-10-10")
    #expect(object["rung"] as? String == "none")
    #expect(object["verdict"] as? String == "stay")
    #expect(object["to"] is NSNull)
    #expect(Self.codes(answer).contains("S-FAILING"))
    let failing = Self.blockers(answer).first { $0["code"] as? String == "S-FAILING" }
    #expect((failing?["source"] as? String)?.contains("Amazon SES") == true)
    #expect((failing?["message"] as? String)?.contains("Amazon SES") == true)
    let record = object["record"] as? [String: Any]
    #expect(record?["current"] as? String == "v=DMARC1; p=none")
    #expect(record?["next"] as? String == record?["current"] as? String)
  }

  @Test func `a domain that is ready advances to quarantine in test`() throws {
    let answer = try Self.advise("example.org", in: .withSamples())
    #expect(answer.status == 0)
    let object = answer.object
    #expect(object["rung"] as? String == "none")
    #expect(object["verdict"] as? String == "advance")
    #expect(object["to"] as? String == "q_test")
    #expect(Self.blockers(answer).isEmpty)
    #expect(object["blockers"] is [Any])
    let record = object["record"] as? [String: Any]
    #expect(record?["current"] as? String == "v=DMARC1; p=none")
    let next = (record?["next"] as? String ?? "").split(separator: ";").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    #expect(next.first == "v=DMARC1")
    #expect(Set(next).isSuperset(of: ["p=quarantine", "t=y", "pct=0"]))
    let gates = object["gates"] as? [[String: Any]] ?? []
    #expect(gates.count > 4)
    #expect(gates.allSatisfy { $0["passed"] as? Bool == true })
  }

  @Test func `a domain whose own mail is refused rolls back`() throws {
    let answer = try Self.advise("example.net", in: .withSamples())
    #expect(answer.status == 4)
    let object = answer.object
    #expect(object["rung"] as? String == "reject")
    #expect(object["verdict"] as? String == "roll_back")
    #expect(object["to"] as? String == "q")
    #expect(Set(Self.codes(answer)).isSubset(of: ["RB-SRC", "RB-DOM"]))
    #expect(!Self.codes(answer).isEmpty)
    let record = object["record"] as? [String: Any]
    #expect((record?["next"] as? String)?.contains("p=quarantine") == true)
  }

  @Test(arguments: ["example.com", "example.org", "example.net", "nobody.example"])
  func `JSON has the keys that programs rely on, with or without a value`(domain: String) throws {
    let object = try Self.advise(domain, in: .withSamples()).object
    let keys = [
      "domain", "as_of", "rung", "verdict", "to", "gates", "blockers", "record", "at_risk_per_week",
    ]
    #expect(Set(object.keys).isSuperset(of: keys))
    let record = object["record"] as? [String: Any] ?? [:]
    #expect(Set(record.keys).isSuperset(of: ["current", "next"]))
    let loss = object["at_risk_per_week"] as? [String: Any] ?? [:]
    #expect(loss["max"] is Double)
    #expect(loss["expected"] is Double)
    for blocker in object["blockers"] as? [[String: Any]] ?? [] {
      #expect(Set(blocker.keys).isSuperset(of: ["code", "source", "message"]))
      #expect((blocker["message"] as? String)?.isEmpty == false)
    }
    #expect(["advance", "stay", "roll_back"].contains(object["verdict"] as? String ?? ""))
  }

  @Test func `an empty store has no evidence`() throws {
    let answer = try Self.advise("example.com", in: .empty())
    #expect(answer.status == 3)
    #expect(Self.codes(answer) == ["E-NO-DATA"])
    #expect(answer.object["verdict"] as? String == "stay")
    #expect((answer.object["record"] as? [String: Any])?["current"] is NSNull)
    #expect(answer.error.contains("the store is empty"))
  }

  @Test func `a domain that no report is on has no evidence`() throws {
    let answer = try Self.advise("nobody.example", in: .withSamples())
    #expect(answer.status == 3)
    #expect(Self.codes(answer).contains("E-NO-DATA"))
    #expect(answer.error.contains("example.com"))
  }

  /// The newest report is of 2026-10-08; what else is wrong must be fixed all the same.
  @Test(arguments: [("example.org", 3), ("example.com", 2)])
  func `reports that are a fortnight old are stale`(domain: String, status: Int32) throws {
    let answer = try Self.advise(domain, in: .withSamples(), asOf: "2026-10-22")
    #expect(answer.status == status)
    #expect(answer.object["verdict"] as? String == "stay")
    #expect(Self.codes(answer).contains("E-STALE"))
  }

  @Test(arguments: ["2027-03-01", "2036-01-01"])
  func `reports of another year suffice for nothing`(asOf: String) throws {
    let store = try DmarcStore.withSamples()
    for domain in ["example.com", "example.org", "example.net"] {
      let answer = try Self.advise(domain, in: store, asOf: asOf)
      #expect(answer.status == 3, "\(domain)")
      #expect(answer.object["verdict"] as? String == "stay")
      #expect(Self.codes(answer).contains { $0 == "E-STALE" || $0 == "E-NO-DATA" }, "\(domain)")
    }
  }

  /// 2026-08-25: sixteen days of reports have come.
  @Test func `few days suffice for nothing`() throws {
    let answer = try Self.advise("example.org", in: .withSamples(), asOf: "2026-08-25")
    #expect(answer.status == 3)
    #expect(answer.object["verdict"] as? String == "stay")
  }

  @Test func `the record that is published keeps its other tags`() throws {
    let store = try DmarcStore.withSamples()
    let record = "v=DMARC1; p=none; rua=mailto:me@example.org"
    let answer = try store.run(
      "advise", "example.org", "--as-of", DmarcStore.day, "--record", record, "--format", "json")
    #expect(answer.status == 0)
    let advice = answer.object["record"] as? [String: Any]
    #expect(advice?["current"] as? String == record)
    #expect((advice?["next"] as? String)?.contains("rua=mailto:me@example.org") == true)
  }

  @Test func `people read the verdict first and the record to publish`() throws {
    let store = try DmarcStore.withSamples()
    let answer = try store.run("advise", "example.org", "--as-of", DmarcStore.day)
    #expect(answer.status == 0)
    #expect(
      answer.lines.first
        == "example.org on 2026-10-10: advance from none to quarantine in test (t=y; pct=0).")
    #expect(answer.output.contains("_dmarc.example.org TXT \"v=DMARC1; p=quarantine;"))
  }

  @Test func `CSV lists the sources`() throws {
    let store = try DmarcStore.withSamples()
    let json = try Self.advise("example.com", in: store)
    let csv = try store.run(
      "advise", "example.com", "--as-of", DmarcStore.day, "--format", "csv")
    #expect(csv.status == 2)
    let rows = CSVText(csv.output).records
    let sources = json.object["sources"] as? [[String: Any]] ?? []
    #expect(rows.count == sources.count)
    #expect(rows.count > 3)
    for (row, source) in zip(rows, sources) {
      #expect(row["source"] == source["source"] as? String)
      let rates = source["rates"] as? [String: Any]
      #expect(row["messages"].flatMap(Int.init) == rates?["n"] as? Int)
    }
  }

  @Test func `the name of a domain may be written as people write it`() throws {
    let store = try DmarcStore.withSamples()
    let answer = try Self.advise("EXAMPLE.org.", in: store)
    #expect(answer.status == 0)
    #expect(answer.object["domain"] as? String == "example.org")
  }
}
