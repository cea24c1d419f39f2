import Foundation
import Testing

@Suite struct ConfigCommandTests {
  private static let text = """
    dwell: {q: 60}
    domains:
      example.com:
        profile: transactional
        sources:
          - {source: payroll.example, claim: owned, critical: true, by: J. Doe, on: 2026-10-01}
    """

  /// Runs `dmarc config` on a file of this text.
  private static func config(_ text: String, _ arguments: String...) throws -> DmarcProgram.Answer {
    let folder = try TemporaryFolder()
    let path = try folder.write(text, as: "dmarc.yml")
    return try DmarcProgram.run(["config", "--config", path] + arguments)
  }

  @Test func `people read each setting, its value and where that comes from`() throws {
    let answer = try Self.config(Self.text, "example.com")
    #expect(answer.status == 0)
    #expect(answer.lines.first?.hasSuffix("dmarc.yml; these hold for example.com.") == true)
    let rows = answer.lines.map { $0.split(separator: " ", omittingEmptySubsequences: true) }
    func row(_ name: Substring) -> String? {
      rows.first { $0.first == name }?.joined(separator: " ")
    }
    #expect(row("window_days") == "window_days 30 default")
    #expect(row("dwell.none") == "dwell.none 21 profile")
    #expect(row("dwell.q") == "dwell.q 60 dmarc.yml:1")
    #expect(row("profile") == "profile transactional domain entry dmarc.yml:4")
    #expect(row("max_loss_per_week") == "max_loss_per_week - default")
    #expect(
      row("sources:")?.hasPrefix(
        "sources: payroll.example owned, critical, said by J. Doe on 2026-10-01") == true)
  }

  @Test func `JSON and CSV have the same settings`() throws {
    let object = try Self.config(Self.text, "EXAMPLE.com", "--format", "json").object
    #expect(object["domain"] as? String == "example.com")
    let settings = object["settings"] as? [[String: Any]] ?? []
    let dwell = settings.first { $0["name"] as? String == "dwell.q" }
    #expect(dwell?["value"] as? Int == 60)
    #expect(dwell?["origin"] as? String == "file")
    #expect(dwell?["line"] as? Int == 1)
    let share = settings.first { $0["name"] as? String == "own_lower.q" }
    #expect(share?["value"] as? Double == 0.98)
    #expect(share?["line"] is NSNull)
    let rows = CSVText(try Self.config(Self.text, "example.com", "--format", "csv").output).records
    #expect(rows.map { $0["name"] } == settings.map { $0["name"] as? String })
    #expect(rows.contains { $0["name"] == "dwell.q" && $0["line"] == "1" })
  }

  @Test func `without a file the defaults hold`() throws {
    let answer = try DmarcProgram.run(["config", "--format", "json"])
    #expect(answer.status == 0)
    #expect(answer.object["path"] is NSNull)
    let settings = answer.object["settings"] as? [[String: Any]] ?? []
    #expect(settings.count > 40)
    #expect(settings.allSatisfy { $0["origin"] as? String == "default" })
    #expect(
      try DmarcProgram.run(["config", "--check"]).output
        == "There is no dmarc.yml; the defaults hold.\n")
  }

  @Test func `the file in the home is found, and variables come before it`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/.config/dmarc", withIntermediateDirectories: true)
    try folder.write("window_days: 40", as: ".config/dmarc/dmarc.yml")
    let other = try folder.write("window_days: 50", as: "other.yml")
    func window(_ environment: [String: String]) throws -> Int? {
      let answer = try DmarcProgram.run(["config", "--format", "json"], environment: environment)
      let settings = answer.object["settings"] as? [[String: Any]] ?? []
      return settings.first { $0["name"] as? String == "window_days" }?["value"] as? Int
    }
    #expect(try window(["HOME": folder.path]) == 40)
    #expect(try window(["HOME": folder.path, "DMARC_CONFIG": other]) == 50)
    #expect(try window([:]) == 30)
  }

  @Test func `what is wrong is told with its line, and nothing of the file is taken`() throws {
    let text = "window_dys: 30\nlag_days: many"
    let answer = try Self.config(text, "--check")
    #expect(answer.status == 1)
    #expect(answer.output == "")
    let lines = answer.error.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].hasSuffix("dmarc.yml:1:1: “window_dys” is no key; did you mean window_days?"))
    #expect(
      lines[1].hasSuffix(
        "dmarc.yml:2:11: lag_days: found “many”; it is a whole number of days from 0 to 30"))
    #expect(try Self.config(text).status == 1)
  }

  @Test func `a file that was named must be there`() throws {
    let answer = try DmarcProgram.run(["config", "--config", "/nowhere/dmarc.yml"])
    #expect(answer.status == 1)
    #expect(answer.error.contains("/nowhere/dmarc.yml: the file cannot be read: No such file"))
  }

  @Test func `control characters of a file do not reach the terminal`() throws {
    let answer = try Self.config("\"\\e[31mprofile\": users")
    #expect(answer.status == 1)
    #expect(!answer.error.contains("\u{1b}"))
  }

  @Test func `the sample is in order and says what it shows`() throws {
    let path = DmarcStore.samples + "/dmarc.yml"
    let answer = try DmarcProgram.run(["config", "--check", "--config", path])
    #expect(answer.error == "")
    #expect(answer.output.hasSuffix("dmarc.yml is in order, with entries for 2 domains.\n"))
  }

  @Test func `thresholds and the owner's word decide, and options win over them`() throws {
    let store = try DmarcStore.withSamples()
    let record = "v=DMARC1; p=none; rua=mailto:me@example.org"
    let path = try store.folder.write(
      "domains: {example.org: {min_own: {q: 100000, r: 100000}, record: \"\(record)\"}}",
      as: "dmarc.yml")
    func advise(_ arguments: String...) throws -> DmarcProgram.Answer {
      try DmarcProgram.run(
        ["advise", "example.org", "--as-of", DmarcStore.day, "--format", "json"] + arguments
          + ["--store", store.path])
    }
    #expect(try advise().status == 0)
    let strict = try advise("--config", path)
    #expect(strict.status == 3)
    let blockers = strict.object["blockers"] as? [[String: Any]] ?? []
    #expect(blockers.contains { $0["code"] as? String == "E-VOLUME" })
    #expect((strict.object["record"] as? [String: Any])?["current"] as? String == record)
    let other = "v=DMARC1; p=none; rua=mailto:you@example.org"
    let answer = try advise("--config", path, "--record", other)
    #expect((answer.object["record"] as? [String: Any])?["current"] as? String == other)

    let domains = try store.run(
      "domains", "--as-of", DmarcStore.day, "--format", "json", "--config", path
    ).objects
    let blocked = domains.first { $0["domain"] as? String == "example.org" }
    #expect(blocked?["verdict"] as? String == "stay")
    #expect(blocked?["blocker"] as? String == "E-VOLUME")
  }

  @Test func `advise and domains refuse a file with an error in it`() throws {
    let store = try DmarcStore.withSamples()
    let path = try store.folder.write("profil: users", as: "dmarc.yml")
    for arguments in [["advise", "example.org"], ["domains"]] {
      let answer = try DmarcProgram.run(arguments + ["--store", store.path, "--config", path])
      #expect(answer.status == 1)
      #expect(answer.output == "")
      #expect(answer.error.contains("did you mean profile?"))
    }
  }
}
