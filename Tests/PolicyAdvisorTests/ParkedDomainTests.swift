import DMARC
import PolicyAdvisor
import Testing

/// Domains of which nothing was seen that is the owner's (decision.md 2.6, step 3: only spoof rows).
@Suite struct ParkedDomainTests {
  private static let spoofed = Sample.source("scatter", 1_480, as: .spoof, failures: 1_480)

  private static func unknown(_ name: String, _ messages: [Int]) -> SourceStatistics {
    Sample.source(name, messages, as: .unknown, failures: messages)
  }

  /// Thirty messages a day, none aligned, as a CRM sends them that nobody set up.
  private static let steady = unknown("crm.example", Array(repeating: 30, count: 30))

  private static func decide(
    on rung: Rung = .none, isParked: Bool = false, _ sources: [SourceStatistics]
  ) -> Decision {
    var evidence = Sample.evidence(on: rung, sources)
    evidence.owner.isParked = isParked
    return Sample.decide(evidence)
  }

  @Test func `spoofed is said of what is known as spoofed alone`() throws {
    let spoofed = try #require(Self.decide([Self.spoofed]).blockers.first)
    #expect(spoofed.message.hasPrefix("All 1,480 messages seen are spoofed: does example.com send"))
    let stray = Self.decide([Self.spoofed, Self.unknown("192.0.2.0/24", [2])])
    #expect(stray.codes == ["P-CONFIRM-PARKED"])
    let mixed = try #require(stray.blockers.first)
    #expect(mixed.message.hasPrefix("None of 1,482 messages seen passes: does example.com send"))
  }

  /// D7: ten messages on three days.
  @Test func `an undecided sender of weight is asked about by its name`() throws {
    let decision = Self.decide([Self.spoofed, Self.steady])
    #expect(decision.verdict == .stay)
    #expect(decision.exitCode == 2)
    #expect(!decision.codes.contains("P-CONFIRM-PARKED"))
    let blocker = try #require(decision.blockers.first)
    #expect(blocker.code == .unknownSource)
    #expect(blocker.source == "crm.example")
    #expect(Self.decide([Self.unknown("who?", [9, 9])]).codes == ["P-CONFIRM-PARKED"])
    #expect(!Self.decide([Self.unknown("who?", [4, 3, 3])]).codes.contains("P-CONFIRM-PARKED"))
  }

  @Test func `who has a domain that authenticates its mail is no stray`() {
    var vendor = Self.unknown("vendor.example", [1])
    vendor.hasOwnDomain = true
    let decision = Self.decide([Self.spoofed, vendor])
    #expect(!decision.codes.contains("P-CONFIRM-PARKED"))
    let unknown = decision.blockers.first { $0.code == .unknownSource }
    #expect(unknown?.message.contains("Among them: vendor.example.") == true)
  }

  @Test func `reports tell whether a sender has a domain of its own`() {
    var rows = EvidenceAssemblyRows()
    let crm = EvidenceAssemblyRows.Mail(
      address: "203.0.113.5", dkim: ["crm.example"], spf: "crm.example")
    rows.add(crm, Array(repeating: 30, count: 30))
    rows.add(EvidenceAssemblyRows.spoof, [1])
    let sources = rows.evidence().sources
    #expect(sources.filter(\.hasOwnDomain).map(\.name) == ["crm.example"])
    #expect(sources.first { $0.name == "crm.example" }?.sourceClass == .unknown)
  }

  @Test func `the owner's word moves a parked domain, with a warning that names the senders`() {
    let clean = Self.decide(isParked: true, [Self.spoofed])
    #expect(clean.to == .reject)
    #expect(clean.warnings.isEmpty)
    let decision = Self.decide(isParked: true, [Self.spoofed, Self.steady])
    #expect(decision.verdict == .advance)
    #expect(decision.to == .reject)
    #expect(decision.warnings.count == 1)
    #expect(decision.warnings.first?.contains("900 messages") == true)
    #expect(decision.warnings.first?.contains("crm.example") == true)
  }

  @Test func `at reject no domain is done whose own mail was not seen`() throws {
    let decision = Self.decide(on: .reject, [Self.spoofed])
    #expect(decision.verdict == .stay)
    #expect(decision.exitCode == 3)
    #expect(decision.codes == ["E-VOLUME"])
    let blocker = try #require(decision.blockers.first)
    #expect(blocker.message.contains("cannot tell"))
    #expect(blocker.message.contains("declare it parked"))
    #expect(Self.decide(on: .reject, isParked: true, [Self.spoofed]).exitCode == 0)
  }

  @Test func `at reject it has to be known whose mail is refused`() {
    let alone = Self.decide(on: .reject, [Self.steady])
    #expect(alone.codes == ["U-UNKNOWN", "E-VOLUME"])
    #expect(alone.blockers.first?.source == "crm.example")
    #expect(alone.exitCode == 2)
    let own = Sample.source("Google", 6_000)
    #expect(Self.decide(on: .reject, [own, Self.steady]).codes == ["U-UNKNOWN"])
    let parked = Self.decide(on: .reject, isParked: true, [Self.steady])
    #expect(parked.exitCode == 0)
    #expect(parked.warnings.first?.contains("crm.example") == true)
  }

  @Test func `own mail that sp spares was seen all the same`() {
    let news = Sample.source("Mailchimp", 600)
    var evidence = Sample.evidence(on: .reject, [news, Self.spoofed])
    evidence.authorDomains = [AuthorDomainStatistics(name: "news.example.com", sources: [news])]
    evidence.currentRecord = DMARCRecord(
      "v=DMARC1; p=reject; sp=none; rua=mailto:rua@example.com")
    #expect(Sample.decide(evidence).codes == [])
  }

  @Test func `coverage tells of own mail, and what else was seen`() {
    let forwarded = Sample.source("forwarder", 50, as: .forwarder)
    let decision = Self.decide(
      [Sample.source("Google", 6_000), Self.spoofed, Self.steady, forwarded])
    #expect(
      decision.coverage.hasPrefix(
        """
        Own mail seen by 5 reporters, on 30 of 30 days, and other messages: 50 passed on by others, \
        900 undecided, 1,480 spoofed; what went to receivers
        """))
    #expect(
      Self.decide([Sample.source("Google", 6_000)]).coverage.hasPrefix(
        "Own mail seen by 5 reporters, on 30 of 30 days; what went to"))
  }
}
