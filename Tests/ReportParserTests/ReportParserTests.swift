import DMARC
import Testing

@testable import ReportParser

/// The shapes of reports.md, section 1 and 5.6.
@Suite struct ReportParserTests {
  @Test func `the complete shape of RFC 7489 is read without a deviation`() throws {
    let report = ReadReport(
      ReportXML.report(
        root: #"<feedback xmlns="http://dmarc.org/dmarc-xml/0.1">"#,
        metadata: """
          <report_metadata>
            <org_name>Receiver &amp; Sons</org_name><email>dmarc@receiver.example</email>
            <extra_contact_info>https://receiver.example/?a=1&amp;b=2</extra_contact_info>
            <report_id>7489.1</report_id>
            <date_range><begin>1788134400</begin><end>1788220799</end></date_range>
            <error>first problem</error><error>second problem</error>
          </report_metadata>
          """,
        ReportXML.record(
          evaluated: """
            <policy_evaluated><disposition>quarantine</disposition><dkim>fail</dkim>
            <spf>pass</spf><reason><type>forwarded</type><comment>a list</comment></reason>
            </policy_evaluated>
            """,
          identifiers: """
            <identifiers><envelope_to>receiver.example</envelope_to>
            <envelope_from>bounce.example.com</envelope_from>
            <header_from>example.com</header_from></identifiers>
            """,
          results: """
            <auth_results>
            <dkim><domain>example.com</domain><selector>s1</selector><result>fail</result>
            <human_result>body changed</human_result></dkim>
            <spf><domain>bounce.example.com</domain><scope>mfrom</scope><result>pass</result></spf>
            </auth_results>
            """)))

    #expect(report.refusal == nil)
    #expect(report.deviations == [])
    var metadata = ReportMetadata()
    metadata.organization = "Receiver & Sons"
    metadata.email = "dmarc@receiver.example"
    metadata.extraContactInfo = "https://receiver.example/?a=1&b=2"
    metadata.reportID = "7489.1"
    metadata.dateRange = DateRange(begin: 1_788_134_400, end: 1_788_220_799)
    metadata.errors = ["first problem", "second problem"]
    #expect(report.metadata == [metadata])
    #expect(
      report.policies == [
        PolicyPublished(
          domain: "example.com", policy: .reject, subdomainPolicy: .quarantine,
          dkimAlignment: .relaxed, spfAlignment: .strict, percentage: 100, failureOptions: "0")
      ])
    let record = try #require(report.records.first)
    #expect(report.records.count == 1)
    #expect(record.address == IPAddress("192.0.2.1"))
    #expect(record.count == 2)
    #expect(record.isEvaluated)
    #expect(record.disposition == .quarantine)
    #expect(record.dkim == .fail)
    #expect(record.spf == .pass)
    #expect(record.reasons == [OverrideReason(type: "forwarded", comment: "a list")])
    #expect(record.headerFrom == "example.com")
    #expect(record.envelopeFrom == "bounce.example.com")
    #expect(record.envelopeTo == "receiver.example")
    #expect(
      record.results
        == AuthResults(
          dkim: [
            DKIMResult(
              domain: "example.com", selector: "s1", value: .fail, humanResult: "body changed")
          ], spf: [SPFResult(domain: "bounce.example.com", scope: .mfrom, value: .pass)]))
    #expect(
      report.ending
        == ReportEnding(
          version: "1.0", namespace: "http://dmarc.org/dmarc-xml/0.1", format: .rfc7489,
          formatEvidence: nil, records: 1, droppedRecords: 0, isWellFormed: true, isComplete: true))
  }

  @Test func `the shape of the drafts is normal input`() throws {
    let report = ReadReport(
      ReportXML.report(
        version: "",
        policy: """
          <policy_published><domain>example.com</domain><p>none</p></policy_published>
          """,
        ReportXML.record(
          identifiers: "<identifiers><header_from>example.com</header_from></identifiers>",
          results: """
            <auth_results><dkim><domain>example.com</domain><result>pass</result></dkim>
            <spf><domain>example.com</domain><result>softfail</result></spf></auth_results>
            """)))
    #expect(report.deviations == [])
    #expect(report.policies == [PolicyPublished(domain: "example.com", policy: Policy.none)])
    let record = try #require(report.records.first)
    #expect(record.envelopeFrom == nil && record.envelopeTo == nil)
    #expect(record.results.dkim == [DKIMResult(domain: "example.com", value: .pass)])
    #expect(record.results.spf == [SPFResult(domain: "example.com", value: .softfail)])
    #expect(report.ending?.version == nil && report.ending?.namespace == nil)
    #expect(report.ending?.format == .rfc7489)
  }

  @Test func `the shape of RFC 9990 is read with its extensions left out`() throws {
    let report = ReadReport(
      ReportXML.report(
        root: #"<feedback xmlns="urn:ietf:params:xml:ns:dmarc-2.0">"#,
        metadata: """
          <report_metadata><org_name>receiver.example</org_name><email>dmarc@receiver.example</email>
          <extra_contact_info lang="fr">https://receiver.example</extra_contact_info>
          <report_id>9990@receiver.example</report_id>
          <date_range><begin>1788134400</begin><end>1788220799</end></date_range>
          <error lang="fr">un problème</error><generator>Reporter 2.1</generator></report_metadata>
          """,
        policy: """
          <policy_published><domain>example.com</domain><p>reject</p><sp>quarantine</sp><np>none</np>
          <adkim>r</adkim><aspf>s</aspf><discovery_method>treewalk</discovery_method><fo>1:d</fo>
          <testing>y</testing></policy_published>
          <extension><x:count xmlns:x="urn:example:x">9</x:count></extension>
          """,
        ReportXML.record(
          evaluated: """
            <policy_evaluated><disposition>pass</disposition><dkim>pass</dkim><spf>fail</spf>
            <reason><type>policy_test_mode</type><comment lang="en">t=y</comment></reason>
            </policy_evaluated>
            """,
          identifiers: """
            <identifiers><header_from>example.com</header_from><envelope_from/></identifiers>
            """,
          results: """
            <auth_results><dkim><domain>example.com</domain><selector>s1</selector>
            <result>pass</result><human_result lang="en">fine</human_result></dkim>
            <spf><domain>mx.example.com</domain><result>policy</result>
            <human_result>by policy</human_result></spf></auth_results>
            <x:record xmlns:x="urn:example:x"><row><count>7</count></row></x:record>
            """)))
    #expect(report.deviations == [])
    #expect(report.metadata.first?.generator == "Reporter 2.1")
    #expect(report.metadata.first?.errors == ["un problème"])
    #expect(
      report.policies == [
        PolicyPublished(
          domain: "example.com", policy: .reject, subdomainPolicy: .quarantine,
          nonexistentSubdomainPolicy: Policy.none, dkimAlignment: .relaxed, spfAlignment: .strict,
          failureOptions: "1:d", isTesting: true, discoveryMethod: "treewalk")
      ])
    let record = try #require(report.records.first)
    #expect(report.records.count == 1)
    #expect(record.disposition == .pass)
    #expect(record.reasons == [OverrideReason(type: "policy_test_mode", comment: "t=y")])
    #expect(record.envelopeFrom == "")
    #expect(
      record.results.spf == [
        SPFResult(domain: "mx.example.com", value: .policy, humanResult: "by policy")
      ])
    #expect(report.ending?.format == .rfc9990)
    #expect(report.ending?.formatEvidence == "namespace")
    #expect(report.ending?.namespace == "urn:ietf:params:xml:ns:dmarc-2.0")
  }

  @Test func `the shape of GMX is RFC 9990's with the old dispositions`() throws {
    let report = ReadReport(
      ReportXML.report(
        root: #"<feedback xmlns="urn:ietf:params:xml:ns:dmarc-2.0">"#,
        policy: """
          <policy_published><domain>example.com</domain><p>reject</p><sp>reject</sp>
          <adkim>r</adkim><aspf>r</aspf><discovery_method>psl</discovery_method></policy_published>
          """))
    #expect(report.deviations == [])
    #expect(report.policies.first?.percentage == nil)
    #expect(report.policies.first?.discoveryMethod == "psl")
    #expect(report.records.first?.disposition == Disposition.none)
    #expect(report.ending?.format == .rfc9990)
  }

  @Test func `the order of children does not matter anywhere`() throws {
    let ordered = ReadReport(ReportXML.report())
    let shuffled = ReadReport(
      """
      <feedback>
      <record>
        <auth_results>
        <spf><result>fail</result><scope>mfrom</scope><domain>bounce.example.com</domain></spf>
        <dkim><result>pass</result><selector>s1</selector><domain>example.com</domain></dkim>
        </auth_results>
        <identifiers><header_from>example.com</header_from>
        <envelope_from>bounce.example.com</envelope_from></identifiers>
        <row><policy_evaluated><spf>fail</spf><dkim>pass</dkim><disposition>none</disposition>
        </policy_evaluated><count>2</count><source_ip>192.0.2.1</source_ip></row>
      </record>
      <policy_published><fo>0</fo><pct>100</pct><sp>quarantine</sp><p>reject</p><aspf>s</aspf>
        <adkim>r</adkim><domain>example.com</domain></policy_published>
      <report_metadata><date_range><end>1788220799</end><begin>1788134400</begin></date_range>
        <report_id>1788134400.1</report_id><email>dmarc@receiver.example</email>
        <org_name>receiver.example</org_name></report_metadata>
      <version>1.0</version>
      </feedback>
      """)
    #expect(ordered.deviations == [])
    #expect(shuffled.deviations == [])
    #expect(shuffled.metadata == ordered.metadata)
    #expect(shuffled.policies == ordered.policies)
    #expect(shuffled.records == ordered.records)
    #expect(shuffled.ending == ordered.ending)
  }

  /// reports.md 1.4
  @Test(
    arguments: [
      (ReportXML.report(), .rfc7489),
      (ReportXML.report(version: "<version>2.0</version>"), .rfc7489),
      (ReportXML.policy("<np>reject</np>"), .rfc7489),
      (ReportXML.metadata("<generator>g</generator>"), .rfc9990),
      (ReportXML.policy("<testing>n</testing>"), .rfc9990),
      (ReportXML.policy("<discovery_method>psl</discovery_method>"), .rfc9990),
      (
        ReportXML.report(
          ReportXML.record(
            evaluated: """
              <policy_evaluated><disposition>none</disposition><dkim>fail</dkim><spf>fail</spf>
              <reason><type>policy_test_mode</type></reason></policy_evaluated>
              """)), .rfc9990
      ),
      (
        ReportXML.report(
          ReportXML.record(
            evaluated: """
              <policy_evaluated><disposition>pass</disposition><dkim>pass</dkim><spf>fail</spf>
              </policy_evaluated>
              """)), .rfc9990
      ),
      (ReportXML.report(policy: ReportXML.policy + "<extension/>"), .rfc9990),
      (
        ReportXML.report(
          ReportXML.record(results: ReportXML.results + #"<x xmlns="urn:example:x"/>"#)), .rfc9990
      ),
    ] as [(String, ReportFormat)])
  func `the format is told by what only RFC 9990 has, and not by np or version`(
    xml: String, format: ReportFormat
  ) {
    let ending = ReadReport(xml).ending
    #expect(ending?.format == format)
    #expect((ending?.formatEvidence == nil) == (format == .rfc7489))
  }

  @Test func `a parser reads on after documents that it refused or that were cut`() {
    let good = Array(ReportXML.report().utf8)
    let expected = ReadReport(good)
    let bad = [
      "", "<feedback>", "<!DOCTYPE feedback><feedback/>", "not XML", "<rss/>",
      String(ReportXML.report().dropLast(200)),
      "<feedback>" + String(repeating: "<a>", count: 100),
      ReportXML.report(ReportXML.record(count: "<count>0</count>"), "<record><row><count>1"),
      #"<d:feedback xmlns:d="urn:other"><d:report_metadata>"#,
    ]
    var parser = ReportParser()
    for xml in bad {
      _ = ReadReport(Array(xml.utf8), parser: &parser)
      #expect(ReadReport(good, parser: &parser) == expected)
    }
  }

  @Test func `numbers of a report's texts stand for its texts when it has ended`() {
    var parser = ReportParser()
    _ = ReadReport(Array(ReportXML.report().utf8), parser: &parser)
    var texts: [String] = []
    parser.withTexts { found in
      for number in 1...UInt32(found.texts.count) {
        texts.append(found.texts.string(TextID(number: number)) ?? "")
      }
    }
    #expect(texts.contains("bounce.example.com"))
    #expect(texts.contains("s1"))
  }
}
