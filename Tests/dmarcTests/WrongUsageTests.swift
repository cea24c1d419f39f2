import Foundation
import Testing

/// What `dmarc` says to a slip.
struct WrongUsageTests {
  @Test func `a command that is nearly one is asked about`() throws {
    let near = try DmarcProgram.run(["souces", "example.com"])
    #expect(near.status == 64)
    #expect(near.error.hasPrefix("Error: there is no command souces (did you mean sources?)\n"))
    let far = try DmarcProgram.run(["nonsense"])
    #expect(far.error.hasPrefix("Error: there is no command nonsense\n"))
  }

  /// The rule needs what only `run()` knows: the catalogue, or the file.
  @Test(arguments: [
    ["senders", "nobody-at-all"], ["sources", "example.com", "a", "--store", "s"],
    ["sources", "example.com", "--by", "country"],
  ])
  func `wrong usage shows how its own command is used`(arguments: [String]) throws {
    let store = try DmarcStore.withSamples()
    let answer = try DmarcProgram.run(arguments, environment: ["DMARC_STORE": store.path])
    #expect(answer.status == 64)
    #expect(answer.output == "")
    #expect(answer.error.hasPrefix("Error: "))
    #expect(answer.error.contains("\nUsage: dmarc \(arguments[0]) "))
    #expect(answer.error.contains("'dmarc \(arguments[0]) --help'"))
  }

  @Test func `a sender is found by its name, and a near one is named`() throws {
    let named = try DmarcProgram.run(["senders", "Amazon SES"])
    #expect(named.status == 0)
    #expect(named.output == (try DmarcProgram.run(["senders", "amazon-ses"])).output)
    let slip = try DmarcProgram.run(["senders", "sendgird"])
    #expect(slip.status == 64)
    #expect(slip.error.contains("no sender is called sendgird (did you mean sendgrid?)"))
  }

  @Test func `a source is explained by the name of its service`() throws {
    let store = try DmarcStore.withSamples()
    let id = try store.run("sources", "example.com", "--explain", "amazon-ses")
    let name = try store.run("sources", "example.com", "--explain", "amazon ses")
    #expect(id.status == 0)
    #expect(id.output.contains("Amazon SES (ap-northeast-1)"))
    #expect(name.output == id.output)
    let slip = try store.run("sources", "example.com", "--explain", "newsleter.example")
    #expect(slip.status == 1)
    #expect(slip.error.contains("(did you mean newsletter.example?); the largest are "))
  }

  @Test func `a domain that is nearly one of the store's is asked about`() throws {
    let store = try DmarcStore.withSamples()
    let answer = try store.run("sources", "exmaple.com")
    #expect(answer.status == 1)
    #expect(
      answer.error.contains("no report is on exmaple.com; did you mean example.com? The store has ")
    )
  }

  @Test(arguments: ["import", "resolve", "maintain"])
  func `help offers no format that is refused`(command: String) throws {
    let help = try DmarcProgram.run([command, "--help"]).output
    #expect(help.contains("(values: table, json;"))
    #expect(!help.contains("csv"))
  }

  /// Names of regions end in a direction and a number; new ones open every year.
  @Test func `a region that cannot be is refused, and one that may be new is doubted`() throws {
    let slip = try DmarcProgram.run(["ses", "a.example", "--region", "eu-wst-1"])
    #expect(slip.status == 64)
    #expect(slip.output == "")
    #expect(slip.error.contains("there is no AWS region eu-wst-1 (did you mean eu-west-1?)"))
    let new = try DmarcProgram.run(["ses", "a.example", "--region", "ap-southeast-9"])
    #expect(new.status == 0)
    #expect(new.error.hasPrefix("ap-southeast-9 is not among the regions of Amazon SES"))
    #expect(new.output.contains("feedback-smtp.ap-southeast-9.amazonses.com."))
    for region in ["eu-west-1", "us-gov-west-1", "il-central-1"] {
      let known = try DmarcProgram.run(["ses", "a.example", "--region", region])
      #expect(known.status == 0 && known.error == "", "\(region)")
    }
  }

  @Test func `a reason that the ledger never has is refused with those that it may have`() throws {
    let store = try DmarcStore()
    _ = try store.run("import", DmarcStore.samples + "/hostile")
    let slip = try store.run("ledger", "--reason", "nested_to_deep")
    #expect(slip.status == 64)
    #expect(slip.error.contains("(did you mean nested_too_deep?). There are cannot_open, "))
    #expect(try store.run("ledger", "--reason", "interrupted").status == 0)
  }

  /// Mail without a report has reasons, too, and so has what nothing here unpacks.
  @Test func `every reason in a ledger can be asked for`() throws {
    let store = try DmarcStore()
    let archive: [UInt8] = [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]
    let unread = try store.folder.write(archive + Array(repeating: 0, count: 58), as: "a.7z")
    for path in [DmarcStore.samples + "/hostile", DmarcStore.samples + "/mail", unread] {
      _ = try store.run("import", path)
    }
    let entries = try store.run("ledger", "--all", "--format", "json").objects
    let reasons = Set(entries.compactMap { $0["reason"] as? String })
    #expect(reasons.isSuperset(of: ["not_xml", "unread_container", "mail"]))
    for reason in reasons {
      let answer = try store.run("ledger", "--reason", reason, "--format", "json")
      #expect(answer.status == 0, "\(reason)")
      let found = answer.objects.map { $0["reason"] as? String }
      #expect(!found.isEmpty && found.allSatisfy { $0 == reason }, "\(reason)")
    }
  }

  /// The codes of the rooms that refuse, as their sources have them.
  @Test(arguments: [
    ("ReportContainers/ContainerError", 8), ("ReportParser/ReportRefusal", 8),
    ("ReportIngest/DocumentOutcome", 2), ("ReportContainers/MailKind", 2),
  ])
  func `help lists every reason there is`(file: String, least: Int) throws {
    let sources = URL(fileURLWithPath: DmarcStore.samples).deletingLastPathComponent()
      .appendingPathComponent("Sources/\(file).swift")
    let text = try String(contentsOf: sources, encoding: .utf8)
    // Of an error with values `case .x: "code"`, of an enum of words `case x = "code"`.
    let codes = text.matches(of: /case \.?[a-zA-Z]+(?:: | = )"([a-z_]+)"\n/).map { String($0.1) }
    #expect(codes.count >= least)
    let help = try DmarcProgram.run(["ledger", "--help"]).output
    let words = Set(help.split { " ,.\n".contains($0) })
    for code in codes { #expect(words.contains(Substring(code)), "\(code)") }
  }
}
