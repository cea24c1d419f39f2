import Configuration
import DMARC
import PolicyAdvisor
import Testing

@Suite struct OwnerTextTests {
  private static func day(_ text: String) throws -> UTCDay { try #require(UTCDay(text)) }

  @Test func `sources carry the owner's word with its date and name`() throws {
    let owner = try SettingsText.settings(
      """
      sources:
        - source: payroll.example
          claim: owned
          critical: true
          fixed_on: 2026-10-14
          note: sends on the 25th
          by: J. Doe
          on: 2026-10-15
        - {source: "203.0.113.0/24", claim: foreign}
      """
    ).owner
    let said = Acknowledgement(day: try Self.day("2026-10-15"), by: "J. Doe")
    var sources = [
      OwnerSource(
        source: "payroll.example", claim: .owned, isCritical: true,
        fixedOn: try Self.day("2026-10-14"), note: "sends on the 25th", said: said),
      OwnerSource(source: "203.0.113.0/24", claim: .foreign),
    ]
    for place in sources.indices { sources[place].isOfAllDomains = true }
    #expect(owner.sources == sources)
  }

  @Test func `a domain's own sources come before the general ones`() throws {
    let file = try SettingsText.file(
      """
      sources:
        - {source: SendGrid, claim: owned}
      domains:
        example.com:
          sources: [{source: sendgrid, claim: foreign}]
      """)
    let sources = file.settings(for: "example.com").owner.sources
    #expect(sources.map(\.claim) == [.foreign, .owned])
    #expect(sources.map(\.isOfAllDomains) == [false, true])
    #expect(
      file.settings(for: "example.com").sourceOrigins == [
        .domain("example.com", line: 5), .file(line: 2),
      ])
    #expect(file.settings().owner.sources.map(\.claim) == [.owned])
  }

  @Test(arguments: ["ack_indirect_loss", "ack_low_volume"])
  func `an acknowledgement has a date and a name`(key: String) throws {
    let entry = "{by: J. Doe, on: 2026-10-12, note: the board agreed}"
    let settings = try SettingsText.settings("\(key): \(entry)")
    let said =
      key == "ack_low_volume" ? settings.owner.acceptsLowVolume : settings.owner.acceptsIndirectLoss
    #expect(
      said
        == Acknowledgement(
          day: try Self.day("2026-10-12"), by: "J. Doe", note: "the board agreed"))
    for wrong in ["true", "{by: J. Doe}", "{on: 2026-10-12}", "yes", "[]"] {
      let problems = SettingsText.problems("\(key): \(wrong)")
      #expect(problems.count == 1)
      #expect(problems[0].message.contains("an acknowledgement has a date and a name"), "\(wrong)")
    }
    #expect(SettingsText.complaints("\(key): {by: '', on: 12 Oct}").count == 2)
  }

  @Test func `a domain may take back what is acknowledged for all`() throws {
    let file = try SettingsText.file(
      """
      ack_indirect_loss: {by: J. Doe, on: 2026-10-12}
      domains: {example.com: {ack_indirect_loss: false}}
      """)
    #expect(file.settings().owner.acceptsIndirectLoss != nil)
    #expect(file.settings(for: "example.com").owner.acceptsIndirectLoss == nil)
  }

  @Test(arguments: [
    ("- {claim: owned}", "sources: source is missing, the name that dmarc sources shows"),
    ("- {source: a}", "sources: nothing is said of a; add claim, critical or fixed_on"),
    ("- {source: a, claim: mine}", "claim: found “mine”; it is one of owned, foreign, forwarder"),
    (
      "- {source: a, claim: forwarders}",
      "claim: found “forwarders”; it is one of owned, foreign, forwarder; did you mean forwarder?"
    ),
    ("- {source: a, critical: 1}", "critical: found “1”; it is true or false"),
    ("- {source: a, critical: 'true'}", "critical: found “true”; it is true or false"),
    (
      "- {source: a, fixed_on: 2026-02-30}",
      "fixed_on: found “2026-02-30”; it is a day such as 2026-10-31"
    ),
    (
      "- {source: a, claim: owned, by: me}",
      "sources: who said it of a, and when, go together: by and on"
    ),
    (
      "- {source: [], claim: owned}", "source: found a list; it is a name as dmarc sources shows it"
    ),
    ("- {sauce: a, claim: owned}", "“sauce” is no key in sources; did you mean source?"),
    (
      "- a",
      "sources: found “a”; it is a mapping with source, claim, critical, fixed_on, note, by, on"
    ),
    ("a", "sources: found “a”; it is a list of sources"),
    (
      "[{source: a, critical: true}, {source: A, critical: false}]",
      "sources: A is there twice; the first one holds"
    ),
  ])
  func `what is wrong with a source is said`(text: String, complaint: String) {
    let messages = SettingsText.problems("sources:\n  \(text)").map(\.message)
    #expect(messages.contains(complaint), "\(messages)")
  }

  @Test func `a record keeps its tags, and another text is none`() throws {
    let record = "v=DMARC1; p=none; rua=mailto:dmarc@example.com"
    let settings = try SettingsText.settings(
      "domains: {example.com: {record: \"\(record)\"}}", for: "example.com")
    #expect(settings.record?.description == record)
    let problems = SettingsText.problems("record: v=spf1 -all")
    #expect(problems.map(\.line) == [1])
    #expect(problems.first?.message.contains("begins with v=DMARC1") == true)
  }

  @Test func `the owner's own senders are catalogue entries`() throws {
    let senders = try SettingsText.settings(
      """
      senders:
        - name: Payroll Inc
          category: transactional
          dkim_domains: [Payroll.example.]
          mail_from_domains: [bounce.payroll.example]
          ptr_suffixes: [mx.payroll.example]
      """
    ).senders
    #expect(
      senders == [
        OwnSender(
          name: "Payroll Inc", category: "transactional", dkimDomains: ["payroll.example"],
          mailFromDomains: ["bounce.payroll.example"], ptrSuffixes: ["mx.payroll.example"])
      ])
  }

  @Test(arguments: [
    (
      "senders: [{name: A}]",
      "senders: nothing tells A; add dkim_domains, mail_from_domains or ptr_suffixes"
    ),
    (
      "senders: [{ptr_suffixes: [a.example]}]",
      "senders: name is missing, under which the service is shown"
    ),
    (
      "senders: [{name: A, dkim_domains: [nonsense]}]",
      "dkim_domains: found “nonsense”; it is a domain name such as example.com"
    ),
    (
      "senders: [{name: A, category: hots, dkim_domains: [a.example]}]",
      "category: found “hots”; it is one of mailbox, host, transactional, marketing, saas, gateway, forwarder, list; did you mean host?"
    ),
    (
      "domains: {example.com: {senders: []}}",
      "senders is said at the top of the file, for all domains"
    ),
    (
      "domains: {example.com: {mmdb: {asn: a.mmdb}}}",
      "mmdb.asn is said at the top of the file, for all domains"
    ),
  ])
  func `what is wrong with a sender or a database is said`(text: String, complaint: String) {
    let messages = SettingsText.problems(text).map(\.message)
    #expect(messages.contains(complaint), "\(messages)")
  }

  @Test(arguments: [
    ("[10, 25, 50]", [10, 25, 50]), ("[]", []), ("[99]", [99]),
  ])
  func `a legacy ramp rises`(text: String, ramp: [Int]) throws {
    #expect(try SettingsText.settings("legacy_ramp: \(text)").limits.legacyRamp == ramp)
  }

  @Test(arguments: ["[25, 10]", "[10, 10]", "[0]", "[100]", "[a]", "10", "{q: 10}"])
  func `another legacy ramp is refused`(text: String) {
    #expect(SettingsText.problems("legacy_ramp: \(text)").count == 1)
  }
}
