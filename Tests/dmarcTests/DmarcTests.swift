import Foundation
import Testing

/// What holds for every command.
struct DmarcTests {
  private static let commands = [
    "import", "parse", "domains", "sources", "advise", "reports", "ledger",
  ]

  @Test(arguments: commands)
  func `help of every command has an example`(command: String) throws {
    let answer = try DmarcProgram.run([command, "--help"])
    #expect(answer.status == 0)
    #expect(answer.error == "")
    let lines = answer.output.split(separator: "\n", omittingEmptySubsequences: false)
    let example = try #require(lines.firstIndex(of: "EXAMPLE"))
    #expect(lines[example + 1].hasPrefix("  dmarc \(command)"))
    #expect(answer.output.contains("USAGE: dmarc \(command)"))
  }

  @Test func `help of the whole names every command`() throws {
    for arguments in [["--help"], []] {
      let answer = try DmarcProgram.run(arguments)
      #expect(answer.status == 0)
      #expect(answer.output.contains("EXAMPLE"))
      for command in Self.commands { #expect(answer.output.contains("\n  \(command) ")) }
    }
  }

  @Test func `the version is a number`() throws {
    let answer = try DmarcProgram.run(["--version"])
    #expect(answer.status == 0)
    #expect(answer.lines.count == 1)
    #expect(answer.output.split(separator: ".").count == 3)
  }

  @Test(arguments: [
    ["--nonsense"], ["nonsense"], ["import"], ["parse"], ["sources"], ["advise"], ["reports"],
    ["sources", ""], ["sources", "a.example", "b.example"],
    ["sources", "a.example", "--by", "nonsense"], ["sources", "a.example", "--format", "xml"],
    ["sources", "a.example", "--since", "2026-02-30"],
    ["sources", "a.example", "--since", "2026-9-1"],
    ["sources", "a.example", "--since", "2026-09-02", "--until", "2026-09-02"],
    ["sources", "a.example", "--last", "30d", "--since", "2026-09-02"],
    ["sources", "a.example", "--last", "0"], ["sources", "a.example", "--last", "soon"],
    ["advise", "a.example", "--record", "v=spf1 -all"],
    ["advise", "a.example", "--as-of", "tomorrow"], ["domains", "--as-of", "2026-13-01"],
    ["import", "x", "--readers", "0"], ["import", "x", "--readers", "many"],
    ["import", "x", "--format", "csv"], ["import", "x", "--max-depth", "0"],
    ["import", "x", "--max-records", "-1"], ["ledger", "--outcome", "nonsense"],
    ["ledger", "--all", "--outcome", "refused"],
  ])
  func `wrong usage is exit status 64 and touches nothing`(arguments: [String]) throws {
    let folder = try TemporaryFolder()
    let store = folder.path + "/reports.sqlite"
    let answer = try DmarcProgram.run(arguments, environment: ["DMARC_STORE": store])
    #expect(answer.status == 64)
    #expect(answer.output == "")
    #expect(answer.error.hasPrefix("Error: "))
    #expect(answer.error.contains("Usage: dmarc"))
    #expect(!FileManager.default.fileExists(atPath: store))
  }

  @Test(arguments: ["advise", "backtest", "what-if"])
  func `a record that is none is refused with what it lacks`(command: String) throws {
    let answer = try DmarcProgram.run([command, "a.example", "--record", "p=reject"])
    #expect(answer.status == 64)
    #expect(answer.error.contains("'--record <txt>': a DMARC record begins with v=DMARC1."))
  }

  @Test(arguments: [
    ["domains"], ["sources", "a.example"], ["advise", "a.example"], ["reports", "a.example"],
    ["ledger"],
  ])
  func `a question to a store that is not there says how to make one`(arguments: [String]) throws {
    let folder = try TemporaryFolder()
    let store = folder.path + "/reports.sqlite"
    for format in ["table", "json", "csv"] {
      let answer = try DmarcProgram.run(arguments + ["--store", store, "--format", format])
      #expect(answer.status == 1)
      #expect(answer.output == "")
      #expect(
        answer.error
          == "Error: \(store): there is no store yet; make one with: dmarc import --store \(store) "
          + "REPORTS\n")
    }
    #expect(!FileManager.default.fileExists(atPath: store))
  }

  @Test(arguments: ["sources", "reports"])
  func `a domain that no report is on is answered with those that are`(command: String) throws {
    let store = try DmarcStore.withSamples()
    let unknown = try store.run(command, "nobody.example")
    #expect(unknown.status == 1)
    #expect(unknown.output == "")
    #expect(
      unknown.error
        == "Error: no report is on nobody.example; the store has example.com, example.net, "
        + "example.org\n")
    let below = try store.run(command, "news.example.com")
    #expect(below.status == 1)
    #expect(below.error.contains("dmarc sources example.com --by author-domain"))
    let empty = try DmarcStore.empty().run(command, "example.com")
    #expect(empty.status == 1)
    #expect(empty.error.contains("the store is empty"))
  }

  @Test(arguments: [
    ["domains", "--as-of", "2026-10-10"], ["sources", "example.com"],
    ["reports", "example.com", "--last", "3d"], ["ledger", "--all"],
    ["advise", "example.com", "--as-of", "2026-10-10"],
  ])
  func `the same question has the same answer, in bytes`(arguments: [String]) throws {
    let store = try DmarcStore.withSamples()
    for format in ["table", "json", "csv"] {
      let ask = arguments + ["--store", store.path, "--format", format]
      let first = try DmarcProgram.run(ask)
      #expect(!first.output.isEmpty)
      #expect(first.error == "")
      #expect(try DmarcProgram.run(ask).output == first.output)
    }
  }

  /// `dmarc … | head -1`
  @Test func `a reader that goes away ends the program quietly`() throws {
    let store = try DmarcStore.withSamples()
    let answer = try DmarcProgram.run(
      "/bin/bash",
      [
        "-c", "\"$@\" | head -c 1", "bash", DmarcProgram.path, "sources", "example.com", "--by",
        "address", "--format", "json", "--store", store.path,
      ])
    #expect(answer.status == 0)
    #expect(answer.output == "{")
    #expect(answer.error == "")
  }
}
