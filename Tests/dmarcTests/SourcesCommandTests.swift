import Foundation
import Testing

struct SourcesCommandTests {
  private static let counts = [
    "messages", "dmarc_pass", "dkim_aligned", "spf_aligned", "both_aligned",
  ]
  private static let kinds = ["service", "address", "network", "author-domain", "reporter", "day"]
  private static let domains = ["example.com", "example.org", "example.net"]

  private static func sources(of answer: [String: Any]) -> [[String: Any]] {
    answer["sources"] as? [[String: Any]] ?? []
  }

  @Test func `JSON has the keys that programs rely on`() throws {
    let store = try DmarcStore.withSamples()
    let answer = try store.run("sources", "example.com", "--format", "json")
    #expect(answer.status == 0)
    #expect(answer.error == "")
    let object = answer.object
    #expect(object["domain"] as? String == "example.com")
    #expect(object["since"] as? String == "2026-08-10")
    #expect(object["until"] as? String == "2026-10-09")
    for key in Self.counts { #expect(object[key] is Int, "\(key)") }
    let sources = Self.sources(of: object)
    #expect(sources.count > 3)
    for source in sources {
      #expect((source["source"] as? String)?.isEmpty == false)
      for key in Self.counts { #expect(source[key] is Int, "\(key)") }
      let dispositions = source["dispositions"] as? [String: Int]
      #expect(dispositions?.values.reduce(0, +) == source["messages"] as? Int)
      #expect(source["pass_rate"] is Double)
      #expect(source["pass_rate_lower"] is Double)
    }
  }

  @Test(arguments: domains)
  func `totals are those that the samples were written with`(domain: String) throws {
    let store = try DmarcStore.withSamples()
    let object = try store.run("sources", domain, "--format", "json").object
    let expected = try ExpectedFile.all(in: "reports/", on: domain)
    func sum(_ key: KeyPath<ExpectedFile, Int?>) -> Int {
      expected.reduce(0) { $0 + ($1[keyPath: key] ?? 0) }
    }
    #expect(object["messages"] as? Int == sum(\.messages))
    #expect(object["dmarc_pass"] as? Int == sum(\.dmarc_pass))
    #expect(object["dkim_aligned"] as? Int == sum(\.dkim_aligned))
    #expect(object["spf_aligned"] as? Int == sum(\.spf_aligned))
    let dispositions = expected.reduce(into: [String: Int]()) {
      $0.merge($1.dispositions ?? [:], uniquingKeysWith: +)
    }
    #expect(object["dispositions"] as? [String: Int] == dispositions)
  }

  @Test(arguments: domains)
  func `sources add up to the whole, whatever makes a source`(domain: String) throws {
    let store = try DmarcStore.withSamples()
    for kind in Self.kinds {
      let object = try store.run("sources", domain, "--by", kind, "--format", "json").object
      let sources = Self.sources(of: object)
      #expect(!sources.isEmpty)
      for key in Self.counts + [
        "neither_aligned", "conservative_pass", "unevaluated", "overridden",
      ] {
        let sum = sources.reduce(0) { $0 + ($1[key] as? Int ?? 0) }
        #expect(sum == object[key] as? Int, "\(kind) \(key)")
      }
      let names = sources.compactMap { $0["source"] as? String }
      #expect(Set(names).count == names.count)
      let dispositions = sources.reduce(into: [String: Int]()) {
        $0.merge($1["dispositions"] as? [String: Int] ?? [:], uniquingKeysWith: +)
      }
      #expect(dispositions == object["dispositions"] as? [String: Int])
    }
  }

  /// One-sided, 95 %: z = 1.6449 (decision.md 2.3).
  @Test func `each pass rate has its Wilson lower bound`() throws {
    let store = try DmarcStore.withSamples()
    let object = try store.run("sources", "example.com", "--by", "day", "--format", "json").object
    for source in Self.sources(of: object) + [object] {
      let n = Double(source["messages"] as? Int ?? 0)
      let rate = Double(source["dmarc_pass"] as? Int ?? 0) / n
      let z = 1.6448536269514722
      let root = (rate * (1 - rate) / n + z * z / (4 * n * n)).squareRoot()
      let lower = (rate + z * z / (2 * n) - z * root) / (1 + z * z / n)
      #expect(abs((source["pass_rate"] as? Double ?? -1) - rate) < 1e-12)
      #expect(abs((source["pass_rate_lower"] as? Double ?? -1) - lower) < 1e-6)
    }
  }

  /// A source whose mail nobody judged has no rate, and programs still find the key.
  @Test func `keys of rates are there without a rate`() throws {
    let store = try DmarcStore()
    let report = SampleXML.report(record: SampleXML.record(evaluated: ""))
    try store.folder.write(report, as: "report.xml")
    _ = try store.run("import", store.folder.path + "/report.xml")
    let object = try store.run("sources", "example.com", "--format", "json").object
    #expect(object["messages"] as? Int == 5)
    #expect(object["unevaluated"] as? Int == 5)
    for part in [object] + Self.sources(of: object) {
      #expect(part["pass_rate"] is NSNull)
      #expect(part["pass_rate_lower"] is NSNull)
    }
  }

  @Test func `CSV has the same numbers as JSON`() throws {
    let store = try DmarcStore.withSamples()
    for kind in Self.kinds { try Self.compareCSV(with: store, by: kind) }
  }

  private static func compareCSV(with store: DmarcStore, by kind: String) throws {
    let json = try store.run("sources", "example.net", "--by", kind, "--format", "json").object
    let csv = try store.run("sources", "example.net", "--by", kind, "--format", "csv")
    let rows = CSVText(csv.output).records
    let sources = Self.sources(of: json)
    #expect(rows.count == sources.count)
    for (row, source) in zip(rows, sources) {
      #expect(row["source"] == source["source"] as? String)
      for key in Self.counts + ["neither_aligned", "unevaluated", "conservative_pass", "reporters"]
      {
        #expect(row[key].flatMap(Int.init) == source[key] as? Int, "\(key)")
      }
      // JSONSerialization reads a number up to its last digit, and not always that.
      for rate in ["pass_rate", "conservative_rate", "dkim_rate", "spf_rate"] {
        for key in [rate, rate + "_lower"] {
          let (value, expected) = (row[key].flatMap(Double.init), source[key] as? Double)
          #expect(abs((value ?? -1) - (expected ?? -2)) < 1e-12, "\(key)")
        }
      }
      let dispositions = source["dispositions"] as? [String: Int] ?? [:]
      for disposition in ["quarantine", "reject"] {
        #expect(row[disposition].flatMap(Int.init) == dispositions[disposition] ?? 0)
      }
      #expect(row["first_day"] == source["first_day"] as? String)
      #expect(row["last_day"] == source["last_day"] as? String)
    }
  }

  @Test func `the table ends with the whole`() throws {
    let store = try DmarcStore.withSamples()
    let answer = try store.run("sources", "example.org")
    let messages = try ExpectedFile.all(in: "reports/", on: "example.org")
      .reduce(0) { $0 + ($1.messages ?? 0) }
    #expect(answer.lines.first?.hasPrefix("example.org, 2026-08-10 to 2026-10-") == true)
    let last = answer.lines.last?.replacing(",", with: "").split(separator: " ") ?? []
    #expect(last.first == "total")
    #expect(last.dropFirst().first == "\(messages)")
  }

  // MARK: Windows

  private static func messages(_ answer: DmarcProgram.Answer) -> Int {
    answer.object["messages"] as? Int ?? -1
  }

  @Test func `a window holds its first day and not its last`() throws {
    let store = try DmarcStore.withSamples()
    let days = try store.run("sources", "example.com", "--by", "day", "--format", "json").object
    let ofDay = Dictionary(
      Self.sources(of: days).map { ($0["source"] as? String ?? "", $0["messages"] as? Int ?? 0) },
      uniquingKeysWith: +)
    let window = try store.run(
      "sources", "example.com", "--since", "2026-09-01", "--until", "2026-09-03", "--format", "json"
    )
    #expect(
      Self.messages(window) == (ofDay["2026-09-01"] ?? -1) + (ofDay["2026-09-02"] ?? -1))
    #expect(window.object["since"] as? String == "2026-09-01")
    #expect(window.object["until"] as? String == "2026-09-03")
  }

  @Test(arguments: ["sources", "ses", "reports", "backtest"])
  func `who asks for a window as of a day is told the option for it`(command: String) throws {
    let answer = try DmarcProgram.run([command, "example.com", "--as-of", "2026-10-10"])
    #expect(answer.status == 64)
    #expect(answer.error.hasPrefix("Error: There is no --as-of here: "))
    #expect(answer.error.contains("--until"))
    #expect(try !DmarcProgram.run([command, "--help"]).output.contains("--as-of"))
  }

  @Test func `windows on both sides of a day make the whole`() throws {
    let store = try DmarcStore.withSamples()
    let whole = try store.run("sources", "example.com", "--format", "json")
    let before = try store.run(
      "sources", "example.com", "--until", "2026-09-15", "--format", "json")
    let after = try store.run("sources", "example.com", "--since", "2026-09-15", "--format", "json")
    #expect(Self.messages(before) > 0)
    #expect(Self.messages(after) > 0)
    #expect(Self.messages(before) + Self.messages(after) == Self.messages(whole))
  }

  @Test(arguments: [["--since", "2026-09-15"], ["--until", "2026-09-15"], ["--last", "7d"], []])
  func `the window in the answer can be asked for again`(options: [String]) throws {
    let store = try DmarcStore.withSamples()
    let ask = ["sources", "example.com", "--format", "json", "--store", store.path]
    let first = try DmarcProgram.run(ask + options).object
    let window = [
      "--since", first["since"] as? String ?? "", "--until", first["until"] as? String ?? "",
    ]
    let second = try DmarcProgram.run(ask + window)
    #expect(second.status == 0, "\(window)")
    #expect(Self.messages(second) == first["messages"] as? Int)
  }

  @Test(arguments: ["7d", "7"])
  func `days are counted back from the newest report`(last: String) throws {
    let store = try DmarcStore.withSamples()
    let answer = try store.run("sources", "example.com", "--last", last, "--format", "json")
    #expect(answer.object["since"] as? String == "2026-10-02")
    #expect(answer.object["until"] as? String == "2026-10-09")
    let same = try store.run(
      "sources", "example.com", "--since", "2026-10-02", "--until", "2026-10-09", "--format",
      "json")
    #expect(answer.output == same.output)
  }

  @Test func `a window without mail is no error`() throws {
    let store = try DmarcStore.withSamples()
    let answer = try store.run(
      "sources", "example.com", "--since", "2027-01-01", "--format", "json")
    #expect(answer.status == 0)
    #expect(Self.messages(answer) == 0)
    #expect(Self.sources(of: answer.object).isEmpty)
    #expect(try store.run("sources", "example.com", "--since", "2027-01-01").status == 0)
  }
}
