import Foundation
import Testing

/// Texts of reports and names of files on their way to a terminal or a table of values.
struct HostileTextTests {
  /// As XML writes them: a line feed, a tab, DEL, a C1 control that terminals take for `ESC [`, an
  /// override of the writing direction.
  private static let controls = ["&#10;", "&#9;", "&#127;", "&#x9b;", "&#x202e;"]

  private static func isHarmless(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy {
      $0 == "\n" || ![.control, .format].contains($0.properties.generalCategory)
    }
  }

  /// A report that has a control character in each of its texts but the policy domain, without which it
  /// would be none.
  private static func report(_ control: String) -> String {
    let text = "a\(control)b"
    let evaluated = """
      <policy_evaluated><disposition>no\(control)ne</disposition><dkim>pa\(control)ss</dkim>
      <spf>\(text)</spf><reason><type>\(text)</type><comment>\(text)</comment></reason>
      </policy_evaluated>
      """
    let results = """
      <dkim><domain>\(text).example</domain><selector>\(text)</selector><result>pass</result>
      <human_result>\(text)</human_result></dkim>
      <spf><domain>\(text).example</domain><result>pass</result></spf>
      """
    return SampleXML.report(
      organization: "receiver\(control).example", reportID: "id\(control)1",
      domain: "example.com", policy: "<p>none</p><fo>1\(control)d</fo>",
      record: SampleXML.record(
        address: text, headerFrom: "mail.exam\(control)ple.com", evaluated: evaluated,
        results: results))
  }

  @Test(arguments: controls)
  func `control characters of reports do not reach a terminal`(control: String) throws {
    let store = try DmarcStore()
    let name = "report\u{1b}[31m\u{9b}.xml"
    let path = try store.folder.write(Self.report(control), as: name)
    let broken = try store.folder.write("<feedback><a\u{1}>", as: "broken" + name)
    let imported = try store.run("import", path, broken)
    #expect(imported.status == 1)
    #expect(Self.isHarmless(imported.output))
    #expect(Self.isHarmless(imported.error))

    let domains = try store.run("domains", "--format", "json").objects
    let domain = try #require(domains.first?["domain"] as? String)
    let kinds = ["address", "network", "author-domain", "reporter", "day"]
    let questions = [
      ["domains"], ["ledger", "--all"], ["ledger"], ["sources", "nobody.example"],
      ["advise", "nobody.example"], ["reports", "nobody.example"],
      ["sources", "a.\(domain)"], ["sources", domain], ["reports", domain],
      ["advise", domain, "--as-of", "2026-10-05"],
    ]
    for arguments in questions + kinds.map({ ["sources", domain, "--by", $0] }) {
      let answer = try DmarcProgram.run(arguments + ["--store", store.path])
      #expect(!(answer.output + answer.error).isEmpty)
      #expect(Self.isHarmless(answer.output), "\(arguments)")
      #expect(Self.isHarmless(answer.error), "\(arguments)")
    }
  }

  /// One line of the table is one row of the answer.
  @Test func `a line feed in a text does not make a line of a table`() throws {
    let store = try DmarcStore()
    let path = try store.folder.write(Self.report("&#10;"), as: "report.xml")
    _ = try store.run("import", path)
    // Head, row and sums.
    #expect(try store.run("domains").lines.count == 3)
    #expect(try store.run("ledger", "--all").lines.count == 2)
    #expect(try store.run("sources", "nobody.example").error.split(separator: "\n").count == 1)
  }

  @Test func `hostile samples print harmless tables`() throws {
    let store = try DmarcStore()
    let imported = try store.run("import", DmarcStore.samples + "/hostile")
    #expect(Self.isHarmless(imported.output + imported.error))
    let domains = try store.run("domains", "--format", "json").objects
    for domain in domains.compactMap({ $0["domain"] as? String }) {
      for command in ["sources", "reports", "advise"] {
        let answer = try store.run(command, domain)
        #expect(Self.isHarmless(answer.output + answer.error), "\(command) \(domain)")
      }
    }
    #expect(Self.isHarmless(try store.run("ledger", "--all").output))
  }

  /// RFC 4180, section 2: what follows a quote or a comma does not matter, combining marks included.
  @Test(arguments: [
    "a,b", "a\"b", "a\"\"b", "a\nb", "a\rb", ",\u{301}", "a\"\u{301},b", "a\n\u{301}b",
  ])
  func `any text is one field of CSV`(text: String) throws {
    let store = try DmarcStore()
    let path = try store.folder.write("<feedback/>", as: text + ".xml")
    _ = try store.run("import", path)
    let csv = try store.run("ledger", "--all", "--format", "csv").output
    let rows = CSVText(csv).rows
    #expect(rows.map(\.count) == [17, 17])
    let file = rows.last?.first ?? ""
    #expect(Array(file.unicodeScalars) == Array(path.unicodeScalars))
  }
}
