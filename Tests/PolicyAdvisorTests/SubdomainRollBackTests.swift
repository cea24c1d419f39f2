import DMARC
import PolicyAdvisor
import Testing

/// Stepping back for one subdomain alone, for what the owner calls critical, and not for what was
/// repaired (decision.md 2.7).
@Suite struct SubdomainRollBackTests {
  private func lastDays(_ failures: [Int]) -> [Int] {
    Array(repeating: 0, count: 30 - failures.count) + failures
  }

  /// SES fails in the last week; the office sends from the domain itself and passes.
  private func evidence(failingAs author: String) -> DomainEvidence {
    let office = Sample.source("office", 6_000)
    let ses = Sample.source(
      "Amazon SES", Sample.spread(3_000), failures: lastDays(Array(repeating: 100, count: 7)))
    var evidence = Sample.evidence(on: .reject, [office, ses])
    evidence.authorDomains = [
      AuthorDomainStatistics(name: "example.com", sources: [office]),
      AuthorDomainStatistics(name: author, sources: [ses]),
    ]
    return evidence
  }

  @Test func `a subdomain that alone fails gets a record of its own`() {
    let decision = Sample.decide(evidence(failingAs: "news.example.com"))
    #expect(decision.verdict == .rollBack)
    #expect(decision.to == Rung.none)
    #expect(decision.nextRecord == decision.currentRecord)
    #expect(decision.subdomainRecord?.domain == "news.example.com")
    #expect(
      decision.subdomainRecord?.record == "v=DMARC1; p=none; rua=mailto:rua@example.com")
  }

  /// Enforcement of `sp` is judged by the limits of `sp`, whatever `p` is.
  @Test func `mail of subdomains is judged by the policy that it gets`() {
    func decide(_ tags: String, failures: [Int]) -> Decision {
      let office = Sample.source("office", 6_000)
      let ses = Sample.source("Amazon SES", Sample.spread(3_000), failures: lastDays(failures))
      var evidence = Sample.evidence(on: .reject, [office, ses])
      evidence.currentRecord = DMARCRecord("v=DMARC1; \(tags); rua=mailto:rua@example.com")
      evidence.authorDomains = [
        AuthorDomainStatistics(name: "example.com", sources: [office]),
        AuthorDomainStatistics(name: "a.example.com", sources: [half(of: ses, 1)]),
        AuthorDomainStatistics(name: "b.example.com", sources: [half(of: ses, 0)]),
      ]
      return Sample.decide(evidence)
    }
    // 280 of 700 messages of the last week.
    let many = Array(repeating: 40, count: 7)
    let down = decide("p=none; sp=reject", failures: many)
    #expect((down.verdict, down.to, down.isOfSubdomains) == (.rollBack, .quarantine, true))
    #expect(down.codes == ["RB-SRC", "RB-DOM"])
    #expect(down.nextRecord == "v=DMARC1; p=none; sp=quarantine; rua=mailto:rua@example.com")
    let further = decide("p=reject; sp=quarantine", failures: many)
    #expect((further.verdict, further.to, further.isOfSubdomains) == (.rollBack, Rung.none, true))
    #expect(further.nextRecord == "v=DMARC1; p=reject; sp=none; rua=mailto:rua@example.com")
    // 28 of 700 are 4 %: below the 5 % of quarantine, above the 2 % of reject.
    let few = Array(repeating: 4, count: 7)
    #expect(decide("p=reject; sp=quarantine", failures: few).verdict == .stay)
    #expect(decide("p=none; sp=reject", failures: few).codes == ["RB-DOM"])
  }

  private func half(of source: SourceStatistics, _ more: Int) -> SourceStatistics {
    var half = source
    half.days = source.days.map { day in
      let (messages, failures) = (day.messages, day.messages - day.passes)
      let passes = (messages + more) / 2 - (failures + more) / 2
      return DayCount(
        day: day.day, messages: (messages + more) / 2, passes: passes, dkimPasses: passes,
        spfPasses: 0, overridden: 0, conservativePasses: passes)
    }
    return half
  }

  @Test func `a record that spares the subdomain already is enough`() {
    var evidence = evidence(failingAs: "news.example.com")
    evidence.published = PolicyPublished(
      domain: "example.com", policy: .reject, subdomainPolicy: .reject)
    evidence.currentRecord = DMARCRecord(
      "v=DMARC1; p=reject; sp=none; rua=mailto:rua@example.com")
    let decision = Sample.decide(evidence)
    #expect(decision.verdict == .rollBack)
    #expect(decision.subdomainRecord == nil)
    #expect(decision.nextRecord == decision.currentRecord)
    #expect(
      decision.warnings.contains { $0.contains("is not the one that the newest reports show") })
  }

  @Test func `without a known rua the subdomain's record has a placeholder and says so`() {
    var evidence = evidence(failingAs: "news.example.com")
    evidence.currentRecord = nil
    evidence.published = PolicyPublished(domain: "example.com", policy: .reject)
    let decision = Sample.decide(evidence)
    #expect(
      decision.subdomainRecord?.record == "v=DMARC1; p=none; rua=mailto:rua@example.com")
    #expect(
      decision.recordNotes.contains(
        "Put your own address in place of mailto:rua@example.com."))
  }

  @Test func `what fails at the domain itself rolls the domain back`() {
    let decision = Sample.decide(evidence(failingAs: "example.com"))
    #expect(decision.to == .quarantine)
    #expect(decision.subdomainRecord == nil)
    #expect(decision.nextRecord == "v=DMARC1; p=quarantine; rua=mailto:rua@example.com")
  }

  @Test func `one failure elsewhere rolls the domain back, and so do failures of no known author`()
  {
    var mixed = evidence(failingAs: "news.example.com")
    let office = Sample.source("office", Sample.spread(6_000), failures: lastDays([1]))
    mixed.sources[0] = office
    mixed.authorDomains[0].sources = [office]
    #expect(Sample.decide(mixed).subdomainRecord == nil)
    var unknown = evidence(failingAs: "news.example.com")
    unknown.sources.append(
      Sample.source("relay", Sample.spread(300), failures: lastDays([1])))
    #expect(Sample.decide(unknown).subdomainRecord == nil)
  }

  private func payroll(_ failures: [Int], isCritical: Bool) -> Decision {
    var evidence = Sample.evidence(
      on: .reject,
      [
        Sample.source("payroll", Sample.spread(300), failures: lastDays(failures)),
        Sample.source("office", 300_000),
      ])
    evidence.owner.sources = [OwnerSource(source: "payroll", isCritical: isCritical)]
    return Sample.decide(evidence)
  }

  @Test func `RB-CRIT: five failures of a critical sender in three days are enough`() {
    let decision = payroll([1, 2, 2], isCritical: true)
    #expect(decision.verdict == .rollBack)
    #expect(decision.codes == ["RB-CRIT"])
    #expect(
      decision.blockers.first?.message == """
        Since 2026-01-28, 5 of 30 messages from payroll, which you call critical, fail DMARC and \
        are refused (83.33 % pass).
        """)
    #expect(payroll([1, 2, 1], isCritical: true).verdict == .stay)
    #expect(payroll([1, 2, 2], isCritical: false).verdict == .stay)
    #expect(payroll([5, 0, 0, 0], isCritical: true).verdict == .stay)
  }

  @Test func `RB-CRIT: nine in ten have to pass`() {
    func decide(_ failures: [Int]) -> Decision {
      var evidence = Sample.evidence(
        on: .reject,
        [
          Sample.source("invoices", Sample.spread(600), failures: lastDays(failures)),
          Sample.source("office", 300_000),
        ])
      evidence.owner.sources = [OwnerSource(source: "invoices", isCritical: true)]
      return Sample.decide(evidence)
    }
    // 6 and 7 of 60.
    #expect(decide([2, 2, 2]).verdict == .stay)
    #expect(decide([2, 2, 3]).codes == ["RB-CRIT"])
  }

  @Test func `what the owner has repaired since is not held against a sender`() {
    var evidence = evidence(failingAs: "example.com")
    evidence.sources[1] = Sample.source(
      "Amazon SES", Sample.spread(3_000), failures: lastDays([100, 100, 100, 100, 0, 0, 0]))
    #expect(Sample.decide(evidence).verdict == .rollBack)
    evidence.owner.sources = [
      OwnerSource(source: "Amazon SES", fixedOn: Sample.firstDay.advanced(by: 27))
    ]
    #expect(Sample.decide(evidence).verdict == .stay)
    evidence.owner.sources = [
      OwnerSource(source: "Amazon SES", fixedOn: Sample.firstDay.advanced(by: 26))
    ]
    #expect(Sample.decide(evidence).verdict == .rollBack)
  }

  @Test func `RB-KEY names the selectors that went`() {
    var ses = Sample.source(
      "Amazon SES", Sample.spread(3_000), failures: lastDays([]),
      dkimFailures: lastDays(Array(repeating: 100, count: 7)))
    ses.selectors = ["s2", "s1"]
    var office = Sample.source("office", 300)
    office.selectors = ["google"]
    let decision = Sample.decide(Sample.evidence(on: .reject, [ses, office]))
    #expect(decision.codes == ["RB-KEY"])
    #expect(
      decision.blockers.first?.message.contains("the key of s1, s2 is still published") == true)
  }
}
