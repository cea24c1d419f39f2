import Foundation
import Testing

/// Text output fits a terminal.
struct TerminalWidthTests {
  private static let questions: [[String]] = [
    ["domains", "--as-of", "2026-10-10"],
    ["domains", "--as-of", "2026-10-10", "--changed-since", "2026-09-20"],
    ["sources", "example.com", "--last", "30d"], ["sources", "example.com", "--by", "address"],
    ["sources", "example.com", "--explain"], ["reports", "example.com"], ["ledger", "--all"],
    ["advise", "example.com", "--as-of", "2026-10-10"], ["backtest", "example.net"],
    ["what-if", "example.com", "--as-of", "2026-10-10", "--record", "v=DMARC1; p=reject"],
    ["senders"], ["senders", "--seen"], ["config", "example.com"], ["ses", "example.com"],
  ]

  /// Records are copied from the terminal, so they are never wrapped.
  private static func isRecord(_ line: String) -> Bool {
    ["CNAME", "MX", "TXT", "v=DMARC1"].contains { line.contains($0) }
  }

  @Test(arguments: [80, 100, 132])
  func `every answer fits`(columns: Int) throws {
    let store = try DmarcStore.withSamples()
    for question in Self.questions {
      let lines = try DmarcTerminal.run(
        question, columns: columns, environment: ["DMARC_STORE": store.path])
      #expect(lines.count > 3, "\(question)")
      for line in lines where !Self.isRecord(line) {
        #expect(line.count <= columns, "\(question): \(line)")
      }
    }
  }

  @Test func `a wide terminal shows what a pipe gets`() throws {
    let store = try DmarcStore.withSamples()
    for question in Self.questions {
      let environment = ["DMARC_STORE": store.path]
      let piped = try DmarcProgram.run(question, environment: environment).output
      let widest = piped.split(separator: "\n").map(\.count).max() ?? 0
      let wide = try DmarcTerminal.run(
        question, columns: max(widest, 100), environment: environment)
      // Sentences are wrapped, where a pipe has some of them whole.
      func words(_ text: String) -> [Substring] {
        text.split { $0 == " " || $0 == "\n" }
      }
      #expect(words(wide.joined(separator: "\n")) == words(piped), "\(question)")
    }
  }

  @Test func `a pipe gets everything whole, whatever COLUMNS says`() throws {
    let store = try DmarcStore.withSamples()
    let question = ["sources", "example.com", "--store", store.path]
    let narrow = try DmarcProgram.run(question, environment: ["COLUMNS": "40"])
    #expect(narrow.output == (try DmarcProgram.run(question)).output)
    #expect(narrow.output.contains("Seen"))
    #expect(!narrow.output.contains("Left out"))
  }

  @Test func `COLUMNS wins over the terminal's own width`() throws {
    let store = try DmarcStore.withSamples()
    let question = ["sources", "example.com", "--store", store.path]
    let narrow = try DmarcTerminal.run(question, columns: 200, environment: ["COLUMNS": "72"])
    #expect(narrow.allSatisfy { $0.count <= 72 })
    let own = try DmarcTerminal.run(question, columns: 200, environment: ["COLUMNS": "many"])
    #expect(own.contains { $0.count > 100 })
  }

  @Test func `a terminal that does not tell its width is one of 80 columns`() throws {
    let store = try DmarcStore.withSamples()
    let lines = try DmarcTerminal.run(
      ["sources", "example.com", "--store", store.path], columns: 0)
    #expect(lines.map(\.count).max().map { (60...80).contains($0) } == true)
  }

  @Test func `what is left out is said`() throws {
    let store = try DmarcStore.withSamples()
    let text = try DmarcTerminal.run(
      ["domains", "--as-of", DmarcStore.day, "--store", store.path], columns: 80
    ).joined(separator: " ")
    #expect(text.contains("Left out for want of room: "))
    for title in ["Domain", "Rung", "Own rate", "Verdict", "At risk", "Blocker"] {
      #expect(text.contains(title))
    }
  }

  @Test func `the ledger's reasons are readable on 80 columns`() throws {
    let store = try DmarcStore()
    let told = try store.run("import", DmarcStore.samples + "/hostile")
    #expect(told.status == 1)
    let lines = try DmarcTerminal.run(["ledger", "--store", store.path], columns: 80)
    #expect(lines.allSatisfy { $0.count <= 80 })
    func words(_ text: String) -> String {
      text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    }
    let shown = words(lines.joined(separator: " "))
    for entry in try store.run("ledger", "--format", "json").objects {
      let message = try #require(entry["message"] as? String)
      // Blanks beside each other are one where sentences are wrapped.
      #expect(shown.contains(words(message)), "\(message)")
    }
  }
}
