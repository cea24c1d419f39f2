import DMARC
import PolicyAdvisor
import Testing

@Suite struct SubdomainGateTests {
  private static let news = "news.example.com"

  /// example.com sends 6,000 clean messages; what the subdomain sends is part of the whole.
  private func decide(
    on rung: Rung = .none, record: String? = nil, sources: [SourceStatistics],
    _ change: (inout DomainEvidence) -> Void = { _ in }
  ) -> Decision {
    let apex = Sample.source("Google Workspace", 6_000)
    var evidence = Sample.evidence(on: rung, [apex] + sources)
    evidence.authorDomains = [
      AuthorDomainStatistics(name: "example.com", sources: [apex]),
      AuthorDomainStatistics(name: Self.news, sources: sources),
    ]
    if let record { evidence.currentRecord = DMARCRecord(record) }
    change(&evidence)
    return Sample.decide(evidence)
  }

  @Test func `a subdomain that passes by itself inherits the policy`() {
    let decision = decide(sources: [Sample.source("Mailchimp", 600)])
    #expect(decision.verdict == .advance)
    #expect(decision.conditions.isEmpty)
    #expect(
      decision.nextRecord
        == "v=DMARC1; p=quarantine; np=reject; t=y; pct=0; rua=mailto:rua@example.com")
  }

  @Test func `a subdomain that lags is left where it is, and does not hold the others back`() {
    let decision = decide(sources: [Sample.source("Mailchimp", 600, failures: 600)])
    #expect(decision.verdict == .advance)
    #expect(decision.blockers.isEmpty)
    #expect(decision.conditions.map(\.code.rawValue) == ["SUB-NOT-READY"])
    #expect(decision.conditions.first?.source == Self.news)
    #expect(
      decision.conditions.first?.message == """
        news.example.com is not ready for p=quarantine: 600 of 600 own messages fail, which come \
        from Mailchimp (a rate of 0 % is proven). Subdomains keep their present policy with sp \
        until it is.
        """)
    #expect(
      decision.nextRecord
        == "v=DMARC1; p=quarantine; sp=none; np=reject; t=y; pct=0; rua=mailto:rua@example.com")
    #expect(decision.recordNotes.contains { $0.contains("until news.example.com is ready") })
    // What it loses today it does not lose by the step.
    #expect(decision.atRiskPerWeek.maximum == 0)
    #expect(decision.source("Mailchimp")?.failures == 600)
  }

  @Test func `clean mail of a subdomain has to be enough to prove that it passes`() {
    func conditions(_ messages: Int) -> [String] {
      decide(sources: [Sample.source("Mailchimp", messages)]).conditions.map(\.code.rawValue)
    }
    #expect(conditions(9) == [])
    #expect(conditions(10) == ["SUB-NOT-READY"])
    #expect(conditions(132) == ["SUB-NOT-READY"])
    #expect(conditions(133) == [])
    let accepted = decide(sources: [Sample.source("Mailchimp", 10)]) {
      $0.owner.acceptsLowVolume = Sample.acknowledgement
    }
    #expect(accepted.conditions.isEmpty)
  }

  @Test func `what fails at the domain itself blocks whatever its subdomains do`() {
    let decision = decide(sources: [Sample.source("Mailchimp", 600, failures: 600)]) {
      let payroll = Sample.source("payroll", 40, failures: 40)
      $0.sources.append(payroll)
      $0.authorDomains[0].sources.append(payroll)
    }
    #expect(decision.verdict == .stay)
    #expect(decision.blockers.first?.source == "Mailchimp")
    #expect(decision.codes.filter { $0 == "S-FAILING" }.count == 2)
  }

  /// The same mail advances once the time is over, so time is all that is missing.
  @Test func `what is spared does not hold up either where something else does`() {
    let failing = [Sample.source("Mailchimp", 600, failures: 200)]
    let waiting = decide(on: .quarantineTest, sources: failing) { $0.dwellDays = 10 }
    #expect(waiting.verdict == .stay)
    #expect(waiting.codes == ["E-DWELL"])
    #expect(waiting.exitCode == 3)
    #expect(waiting.atRiskPerWeek.maximum == 0)
    #expect(waiting.conditions.map(\.code.rawValue) == ["SUB-NOT-READY"])
    #expect(decide(on: .quarantineTest, sources: failing).verdict == .advance)
    let silent = decide(record: "v=DMARC1; p=none", sources: failing)
    #expect(silent.codes == ["E-NO-RUA"])
  }

  @Test func `who sends as a subdomain has to be known although it is spared`() {
    let unknown = Sample.source("who?", 60, as: .unknown, failures: 60)
    let decision = decide(sources: [Sample.source("Mailchimp", 600, failures: 600), unknown])
    #expect(decision.verdict == .stay)
    #expect(decision.codes.contains("U-UNKNOWN"))
  }

  /// V09a: the record is what has to change, so nothing is spared.
  @Test func `strict alignment is relaxed before anything is spared`() {
    let decision = decide(
      record: "v=DMARC1; p=none; adkim=s; aspf=s; rua=mailto:rua@example.com",
      sources: [Sample.source("SES", 5_000, failures: 5_000, diagnosis: "AL-STRICT")])
    #expect(decision.verdict == .stay)
    #expect(decision.codes == ["S-FAILING", "A-OWN-RATE"])
    #expect(
      decision.nextRecord == "v=DMARC1; p=none; adkim=r; aspf=r; rua=mailto:rua@example.com")
  }

  @Test(arguments: [(Rung.quarantineTest, "none"), (.rejectTest, "quarantine")])
  func `sp is the policy that holds now`(rung: Rung, policy: String) {
    let decision = decide(
      on: rung, sources: [Sample.source("Mailchimp", 100, failures: 4, overridden: 4)])
    #expect(decision.verdict == .advance)
    #expect(decision.nextRecord.contains("sp=\(policy);"))
  }

  /// `t=y` makes `sp` one policy weaker as it does `p` (RFC 9989, tag `t`): beside it `sp=quarantine`
  /// would take subdomains down to `none`, and no `sp` leaves them at quarantine.
  @Test(arguments: [nil, "quarantine"]) func `a test of reject leaves subdomains where they are`(
    tag: String?
  ) {
    let sp = tag.map { "sp=\($0); " } ?? ""
    let decision = decide(
      on: .quarantine, record: "v=DMARC1; p=quarantine; \(sp)rua=mailto:rua@example.com",
      sources: [Sample.source("Mailchimp", 100, failures: 4, overridden: 4)])
    #expect(decision.verdict == .advance)
    #expect(
      decision.nextRecord
        == "v=DMARC1; p=reject; np=reject; t=y; pct=0; rua=mailto:rua@example.com")
  }

  @Test func `sp goes once every subdomain is ready`() {
    let decision = decide(
      on: .quarantineTest,
      record: "v=DMARC1; p=quarantine; sp=none; np=reject; t=y; pct=0; rua=mailto:a@example.com",
      sources: [Sample.source("Mailchimp", 600)])
    #expect(
      decision.nextRecord == "v=DMARC1; p=quarantine; np=reject; rua=mailto:a@example.com")
  }

  /// What the owner said of names that send nothing yet is kept, through the test and behind it.
  @Test(arguments: [
    (
      Rung.quarantine, "p=quarantine; sp=quarantine; np=reject; ",
      "p=reject; sp=quarantine; np=reject; t=y; pct=0; "
    ),
    (
      .rejectTest, "p=reject; sp=quarantine; np=reject; t=y; pct=0; ",
      "p=reject; sp=quarantine; np=reject; "
    ),
  ])
  func `the owner's sp stays where no subdomain sends mail`(
    rung: Rung, present: String, next: String
  ) {
    let decision = decide(
      on: rung, record: "v=DMARC1; \(present)rua=mailto:rua@example.com", sources: [])
    #expect(decision.verdict == .advance)
    #expect(decision.nextRecord == "v=DMARC1; \(next)rua=mailto:rua@example.com")
    #expect(decision.recordNotes.contains { $0.hasPrefix("Your sp=quarantine stays") })
  }

  /// A rung of effect at a time, each as long as the domain has to be on it (D5: 30 days).
  @Test func `at the top sp goes, too`() {
    let record = "v=DMARC1; p=reject; sp=none; np=reject; rua=mailto:a@example.com"
    func ready(_ record: String, since days: Int) -> Decision {
      decide(on: .reject, record: record, sources: [Sample.source("Mailchimp", 600)]) {
        ($0.policyDays, $0.subdomainPolicyDays) = (300, days)
      }
    }
    let quarantine = record.replacing("sp=none", with: "sp=quarantine")
    let first = ready(record, since: 30)
    #expect((first.verdict, first.exitCode) == (.stay, 0))
    #expect(first.nextRecord == quarantine)
    #expect(ready(record, since: 29).nextRecord == record)
    #expect(ready(quarantine, since: 29).nextRecord == quarantine)
    #expect(
      ready(quarantine, since: 30).nextRecord
        == "v=DMARC1; p=reject; np=reject; rua=mailto:a@example.com")
    let lagging = decide(
      on: .reject, record: record, sources: [Sample.source("Mailchimp", 600, failures: 30)])
    #expect(lagging.nextRecord == record)
  }

  @Test func `what sp=none spares is not refused, so it rolls nothing back`() {
    let failing = [Sample.source("Mailchimp", 600, failures: 600)]
    let record = "v=DMARC1; p=reject; sp=none; np=reject; rua=mailto:a@example.com"
    let spared = decide(on: .reject, record: record, sources: failing)
    #expect(spared.verdict == .stay)
    #expect(spared.exitCode == 0)
    #expect(spared.atRiskPerWeek.maximum == 0)
    #expect(spared.conditions.map(\.code.rawValue) == ["SUB-NOT-READY"])
    #expect(decide(on: .reject, sources: failing).verdict == .rollBack)
  }

  /// Forwarded mail that would be lost counts for subdomains as for the domain (A4: 1 % expected).
  @Test func `what forwarders lose keeps sp`() {
    let record = "v=DMARC1; p=reject; sp=none; np=reject; rua=mailto:a@example.com"
    let decision = decide(
      on: .reject, record: record, sources: [Sample.source("Mailchimp", 600)]
    ) {
      $0.sources.append(Sample.source("forwards", 600, as: .forwarder, failures: 120))
    }
    #expect(decision.nextRecord == record)
    #expect(decision.recordNotes.contains { $0.hasPrefix("sp=none stays: ") })
  }

  /// The step to reject that a test of 14 days leads to, where subdomains came up only for it.
  @Test func `subdomains that were spared until lately come up a step behind the domain`() {
    func next(since days: Int) -> String {
      decide(on: .rejectTest, sources: [Sample.source("Mailchimp", 600)]) {
        ($0.policyDays, $0.subdomainPolicyDays) = (60, days)
      }.nextRecord
    }
    #expect(
      next(since: 15) == "v=DMARC1; p=reject; sp=quarantine; np=reject; rua=mailto:rua@example.com")
    #expect(next(since: 60) == "v=DMARC1; p=reject; np=reject; rua=mailto:rua@example.com")
  }

  @Test func `names that pass without existing keep np away`() {
    let decision = decide(sources: []) { $0.nonexistentSenders = ["old.example.com"] }
    #expect(
      decision.nextRecord
        == "v=DMARC1; p=quarantine; t=y; pct=0; rua=mailto:rua@example.com")
    #expect(decision.recordNotes.contains { $0.contains("old.example.com passes") })
  }
}
