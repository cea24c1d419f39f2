import Foundation
import Testing

/// `dmarc sources --explain`.
struct ExplainTests {
  private static func sources(_ answer: DmarcProgram.Answer) -> [[String: Any]] {
    answer.object["sources"] as? [[String: Any]] ?? []
  }

  @Test func `failing sources are explained, the one with the most failures first`() throws {
    let store = try DmarcStore.withSamples()
    let answer = try store.run("sources", "example.com", "--explain", "--format", "json")
    #expect(answer.status == 0)
    #expect(answer.object["since"] as? String == "2026-09-09")
    let sources = Self.sources(answer)
    #expect(
      sources.compactMap { $0["source"] as? String }
        == ["Amazon SES (ap-northeast-1)", "newsletter.example"])
    let codes = sources.map { source in
      (source["diagnoses"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
    }
    #expect(codes == [["SES-8"], ["DK-PROVIDER"]])
    let causes = sources.last?["causes"] as? [String: Int]
    #expect(
      causes == [
        "spf_unauthenticated": 0, "spf_misaligned": 392, "dkim_unauthenticated": 0,
        "dkim_misaligned": 392,
      ])
  }

  @Test(arguments: ["newsletter.example", "NEWSLETTER.EXAMPLE"])
  func `one source is explained by its name`(name: String) throws {
    let store = try DmarcStore.withSamples()
    let answer = try store.run("sources", "example.com", "--explain", name, "--format", "json")
    #expect(Self.sources(answer).compactMap { $0["source"] as? String } == ["newsletter.example"])
    let text = try store.run("sources", "example.com", "--explain", name)
    #expect(text.output.contains("392 of 3,920 messages fail DMARC"))
    #expect(text.output.contains("Done when:"))
    #expect(text.output.contains("Named by: DKIM d=newsletter.example passes (certain)."))
    let naming = Self.sources(answer).first?["naming"] as? [String: Any]
    #expect(naming?["rule"] as? String == "dkim_domain")
    #expect(naming?["confidence"] as? String == "certain")
    #expect(naming?["evidence"] as? [String] == ["DKIM d=newsletter.example passes"])
  }

  @Test func `a name that no source has is refused, with those that are there`() throws {
    let store = try DmarcStore.withSamples()
    let answer = try store.run("sources", "example.com", "--explain", "nobody.example")
    #expect(answer.status == 1)
    #expect(answer.error.contains("newsletter.example"))
  }

  @Test(arguments: [
    ["SendGrid", "--until", "2026-07-01"], ["newsletter.example", "--since", "2027-01-01"],
    ["--until", "2026-07-01"],
  ])
  func `days of which no report tells are the error, with those that there are`(
    options: [String]
  ) throws {
    let store = try DmarcStore.withSamples()
    let answer = try DmarcProgram.run(
      ["sources", "example.com", "--store", store.path, "--explain"] + options)
    #expect(answer.status == 1)
    #expect(answer.error.contains("the reports on example.com are of "))
    #expect(answer.error.contains("to 2026-10-08, which is outside the window"))
  }

  @Test func `the customer's label is kept in the name that Google Workspace signs with`() throws {
    let store = try DmarcStore()
    let xml = SampleXML.report(
      record: SampleXML.record(
        address: "192.0.2.7", count: 30,
        evaluated: """
          <policy_evaluated><disposition>none</disposition><dkim>fail</dkim><spf>fail</spf>
          </policy_evaluated>
          """,
        results: """
          <dkim><domain>example-com.20230601.gappssmtp.com</domain><selector>20230601</selector>
          <result>pass</result></dkim><spf><domain>example.org</domain><result>pass</result></spf>
          """))
    _ = try store.run("import", try store.folder.write(xml, as: "report.xml"))
    let answer = try store.run("sources", "example.com", "--explain", "google-workspace")
    #expect(answer.output.contains("DKIM d=example-com.20230601.gappssmtp.com passes"))
    #expect(answer.output.contains("signs as example-com.20230601.gappssmtp.com"))
  }

  @Test func `records are printed ready to apply`() throws {
    let store = try DmarcStore.withSamples()
    let answer = try store.run(
      "sources", "example.net", "--explain", "amazon-ses", "--records-as", "zone")
    #expect(answer.status == 0)
    #expect(
      answer.output.contains("MX")
        && answer.output.contains("feedback-smtp.eu-west-1.amazonses.com"))
  }

  @Test func `CSV has a line for each diagnosis`() throws {
    let store = try DmarcStore.withSamples()
    let answer = try store.run("sources", "example.com", "--explain", "--format", "csv")
    let rows = CSVText(answer.output).records
    #expect(rows.map { $0["code"] } == ["SES-8", "DK-PROVIDER"])
    #expect(rows.last?["dkim_misaligned"] == "392")
  }

  /// Its value would otherwise be taken for the name of a source.
  @Test func `an option that is not known is the error, whatever follows it`() throws {
    let answer = try DmarcProgram.run(["sources", "example.com", "--as-if", "2026-10-10"])
    #expect(answer.status == 64)
    #expect(answer.error.hasPrefix("Error: Unknown option '--as-if'"))
  }

  @Test(arguments: [
    ["newsletter.example"], ["--records-as", "zone"], ["--explain", "--by", "address"],
  ])
  func `what goes together is asked for together`(options: [String]) throws {
    let store = try DmarcStore.withSamples()
    let answer = try DmarcProgram.run(
      ["sources", "example.com", "--store", store.path] + options)
    #expect(answer.status == 64)
  }
}
