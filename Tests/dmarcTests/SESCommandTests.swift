import Foundation
import Testing

struct SESCommandTests {
  private static func regions(_ answer: DmarcProgram.Answer) -> [[String: Any]] {
    answer.object["regions"] as? [[String: Any]] ?? []
  }

  private static func records(_ region: [String: Any]?) -> [[String: Any]] {
    region?["records"] as? [[String: Any]] ?? []
  }

  private static func states(_ region: [String: Any]?) -> [String] {
    records(region).compactMap { $0["state"] as? String }
  }

  private static func codes(_ answer: DmarcProgram.Answer) -> [String] {
    (answer.object["diagnoses"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
  }

  /// The samples' first domain signs in Oregon and not in Tokyo.
  @Test func `each region has its six records, with what the reports prove`() throws {
    let answer = try DmarcStore.withSamples().run("ses", "example.com", "--format", "json")
    #expect(answer.status == 0)
    let regions = Self.regions(answer)
    #expect(regions.compactMap { $0["region"] as? String } == ["us-west-2", "ap-northeast-1"])
    #expect(
      regions.map(Self.states) == [
        ["in_place", "likely", "likely", "missing", "unknown", "in_place"],
        ["missing", "missing", "missing", "missing", "unknown", "in_place"],
      ])
    #expect(Self.codes(answer) == ["SES-8", "SES-2"])
  }

  /// Reports do not show a record's rua.
  @Test func `the DMARC record is the one that dmarc.yml has`() throws {
    let store = try DmarcStore.withSamples()
    let record = "v=DMARC1; p=none; rua=mailto:me@example.org"
    let path = try store.folder.write(
      "domains: {example.com: {record: \"\(record)\"}}", as: "dmarc.yml")
    for arguments in [["example.com"], ["example.com", "--region", "eu-west-1"]] {
      let answer = try DmarcProgram.run(
        ["ses"] + arguments + ["--config", path, "--format", "json", "--store", store.path])
      #expect(Self.records(Self.regions(answer).first).last?["data"] as? String == record)
    }
    let without = try store.run("ses", "example.com", "--format", "json")
    let data = Self.records(Self.regions(without).first).last?["data"] as? String
    #expect(data?.contains("rua=mailto:<mailbox>@example.com") == true)
  }

  /// The second one lost its names and its MX record at the end of September.
  @Test func `what was lost is missing again`() throws {
    let answer = try DmarcStore.withSamples().run("ses", "example.net", "--format", "json")
    #expect(
      Self.states(Self.regions(answer).first) == [
        "missing", "missing", "missing", "missing", "in_place", "in_place",
      ])
    #expect(Set(Self.codes(answer)) == ["SES-5", "SES-6"])
  }

  /// What is wrong in Tokyo shows in that Oregon signs.
  @Test func `one region is diagnosed beside the others`() throws {
    let answer = try DmarcStore.withSamples().run(
      "ses", "example.com", "--region", "ap-northeast-1", "--format", "json")
    #expect(Self.codes(answer) == ["SES-8"])
  }

  @Test(arguments: [
    ("example.com", "ap-northeast-1", "SES-8"), ("example.net", "eu-west-1", "SES-6"),
  ])
  func `advise, sources and ses say the same of Amazon SES`(
    domain: String, region: String, code: String
  ) throws {
    let store = try DmarcStore.withSamples()
    let source = "Amazon SES (\(region))"
    let advice = try store.run("advise", domain, "--as-of", DmarcStore.day, "--format", "json")
    let sources = advice.object["sources"] as? [[String: Any]] ?? []
    let advised = sources.first { $0["source"] as? String == source }
    #expect(advised?["diagnosis"] as? String == code)
    let explained = try store.run(
      "sources", domain, "--explain", source, "--format", "csv")
    #expect(CSVText(explained.output).records.first?["code"] == code)
    #expect(
      Self.codes(try store.run("ses", domain, "--region", region, "--format", "json")).first == code
    )
  }

  @Test func `without a store it prints the plan`() throws {
    let answer = try DmarcProgram.run(
      ["ses", "example.com", "--region", "ap-northeast-3", "--mail-from", "mail"])
    #expect(answer.status == 0)
    #expect(answer.error == "")
    #expect(answer.output.contains("<token1>.dkim.ap-northeast-3.amazonses.com."))
    #expect(answer.output.contains("mail.example.com."))
    #expect(
      answer.output.contains("MX     10 feedback-smtp.ap-northeast-3.amazonses.com."))
  }

  @Test func `a store that was named must be there`() throws {
    let answer = try DmarcProgram.run(["ses", "example.com", "--store", "/nonexistent.sqlite"])
    #expect(answer.status == 1)
  }

  @Test func `a subdomain is asked for in the reports of its policy domain`() throws {
    let answer = try DmarcStore.withSamples().run("ses", "news.example.com", "--format", "json")
    let records = Self.records(Self.regions(answer).first)
    #expect(records.last?["name"] as? String == "_dmarc.example.com")
    #expect(records.last?["state"] as? String == "in_place")
    #expect((records.first?["name"] as? String)?.hasSuffix("_domainkey.news.example.com") == true)
  }

  /// The one that comes first by name is further away.
  @Test func `of several policy domains above a subdomain the nearest counts`() throws {
    let store = try DmarcStore()
    let signed = SampleXML.record(
      address: "54.240.8.10", count: 500, headerFrom: "x.news.aa.test",
      results: DailyReports.signature("x.news.aa.test") + DailyReports.signature("amazonses.com")
        + DailyReports.spf("eu-west-1.amazonses.com"))
    try store.folder.write(
      SampleXML.report(domain: "aa.test", record: SampleXML.record(headerFrom: "aa.test")),
      as: "1.xml")
    try store.folder.write(
      SampleXML.report(
        reportID: "2", domain: "news.aa.test", policy: "<p>reject</p>", record: signed),
      as: "2.xml")
    _ = try store.run("import", store.folder.path + "/1.xml", store.folder.path + "/2.xml")
    let answer = try store.run("ses", "x.news.aa.test", "--format", "json")
    let regions = Self.regions(answer)
    #expect(regions.compactMap { $0["region"] as? String } == ["eu-west-1"])
    #expect(regions.first?["messages"] as? Int == 500)
    let record = Self.records(regions.first).last
    #expect(record?["name"] as? String == "_dmarc.news.aa.test")
    #expect((record?["data"] as? String)?.contains("p=reject") == true)
  }

  @Test func `a domain without reports has a plan with nothing proved`() throws {
    let answer = try DmarcStore.withSamples().run("ses", "other.example", "--format", "json")
    #expect(answer.status == 0)
    #expect(Self.regions(answer).count == 1)
    #expect(Self.states(Self.regions(answer).first) == Array(repeating: "unknown", count: 6))
    #expect(answer.object["since"] is NSNull)
  }

  @Test(arguments: ["text", "zone", "route53", "terraform"])
  func `records that are missing are printed ready to apply`(format: String) throws {
    let answer = try DmarcStore.withSamples().run(
      "ses", "example.com", "--region", "ap-northeast-1", "--records-as", format)
    #expect(answer.status == 0)
    #expect(answer.output.contains("feedback-smtp.ap-northeast-1.amazonses.com."))
    #expect(answer.output.contains("<token1>.dkim.amazonses.com."))
    // Reports arrive, so the DMARC record is there; and Oregon was not asked for.
    #expect(!answer.output.contains("_dmarc.example.com"))
    #expect(!answer.output.contains("us-west-2"))
  }

  @Test func `a record is printed once, whatever asks for it`() throws {
    let answer = try DmarcStore.withSamples().run("ses", "example.net", "--records-as", "zone")
    let lines = answer.lines.filter { !$0.hasPrefix(";") }
    #expect(Set(lines).count == lines.count && !lines.isEmpty)
  }

  @Test func `CSV has a line for each record of each region`() throws {
    let answer = try DmarcStore.withSamples().run("ses", "example.com", "--format", "csv")
    let rows = CSVText(answer.output).records
    let records = rows.filter { $0["code"] == "" }
    #expect(records.count == 12)
    #expect(Set(records.compactMap { $0["region"] }) == ["us-west-2", "ap-northeast-1"])
    #expect(records.first?["type"] == "CNAME" && records.first?["state"] == "in_place")
  }

  /// Whatever the format, the answer is the same.
  @Test func `CSV has the diagnoses with their records`() throws {
    let store = try DmarcStore.withSamples()
    let answer = try store.run("ses", "example.com", "--format", "csv")
    let diagnoses = CSVText(answer.output).records.filter { $0["code"] != "" }
    #expect(
      diagnoses.compactMap { $0["code"] } == Array(repeating: "SES-8", count: 3) + [
        "SES-2", "SES-2",
      ])
    #expect(diagnoses.first?["region"] == "ap-northeast-1" && diagnoses.first?["type"] == "CNAME")
    #expect(diagnoses.last?["data"] == "v=spf1 include:amazonses.com ~all")
    #expect(
      diagnoses.allSatisfy { $0["confidence"] != "" && $0["cause"] != "" && $0["state"] == "" })
  }

  /// ses.md 3.3: a second MX record makes the set-up of the MAIL FROM domain fail.
  @Test(arguments: ["zone", "json"])
  func `a MAIL FROM domain of two regions has one MX record`(format: String) throws {
    let store = try DmarcStore.withSamples()
    let options = format == "zone" ? ["--records-as", "zone"] : ["--format", format]
    let answer = try DmarcProgram.run(["ses", "example.com", "--store", store.path] + options)
    #expect(answer.output.contains("feedback-smtp.us-west-2.amazonses.com"))
    #expect(!answer.output.contains("feedback-smtp.ap-northeast-1.amazonses.com"))
  }

  /// ses.md 3.3: it is a subdomain of the identity.
  @Test(arguments: [
    ("mail", "mail.example.com"), ("mail.example.com", "mail.example.com"),
    ("Mail.Example.com.", "mail.example.com"), ("a.mail", "a.mail.example.com"),
  ])
  func `a MAIL FROM domain is given by its label or its name`(name: String, domain: String) throws {
    let answer = try DmarcProgram.run([
      "ses", "example.com", "--mail-from", name, "--format", "json",
    ])
    #expect(Self.regions(answer).first?["mail_from_domain"] as? String == domain)
  }

  @Test(arguments: [
    ["--region", "europe"], ["--mail-from", "a b"], ["--mail-from", ""], ["--records-as", "bind"],
    ["--mail-from", "-x"], ["--mail-from", "example.com"], ["--mail-from", ".example.com"],
  ])
  func `what cannot be a region, a label or a format is refused`(options: [String]) throws {
    let answer = try DmarcProgram.run(["ses", "example.com"] + options)
    #expect(answer.status == 64)
    #expect(answer.output == "")
  }
}
