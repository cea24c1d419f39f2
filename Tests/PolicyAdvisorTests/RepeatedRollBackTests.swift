import DMARC
import PolicyAdvisor
import SenderCatalog
import Testing

/// What took a domain down once does not take it down again (decision.md 2.7): after a roll-back only
/// days that are wholly under the lower policy count.
struct RepeatedRollBackTests {
  private typealias Rows = EvidenceAssemblyRows

  /// The world of V07 goes on: SES sends 400 a day and 250 of them fail from day 25 on, Microsoft 365 is
  /// fine. The owner follows the roll-back of day 32 on that day.
  private static let loweredOn = 32

  private static func rows(failingUntil last: Int = 60) -> Rows {
    var rows = Rows()
    for day in 0..<60 {
      rows.add(Rows.google, 200, day: day)
      let failing = (25..<last).contains(day) ? 250 : 0
      rows.add(Rows.oregon, 400 - failing, day: day)
      if failing > 0 { rows.add(Rows.oregonUnsigned, failing, day: day) }
    }
    return rows
  }

  /// Decided with what is known on a day: no reports of the last two days, and the policies as reports
  /// of each day show them.
  private static func decide(
    on day: Int, _ rows: Rows = rows(), from policy: Policy = .reject,
    to lower: Policy = .quarantine
  ) -> Decision {
    let asOf = Sample.firstDay.advanced(by: day)
    let known = TrafficHistory(rows.traffic).during(
      Sample.firstDay..<asOf.advanced(by: -1))
    let published = (0..<day).map { shown in
      ShownPolicy(
        day: Sample.firstDay.advanced(by: shown),
        policy: PolicyPublished(domain: "example.com", policy: shown < loweredOn ? policy : lower))
    }
    let evidence = EvidenceAssembly().evidence(
      from: known, sources: SourceNaming(organizationalDomain: Rows.organization).name(known),
      asOf: asOf, published: published, currentRecord: nil, organizationalDomain: "example.com")
    return Sample.decide(evidence)
  }

  @Test func `V07 takes the domain from reject to quarantine`() {
    let decision = Self.decide(on: Self.loweredOn)
    #expect((decision.verdict, decision.to) == (.rollBack, .quarantine))
    #expect(decision.codes.contains("RB-SRC"))
  }

  @Test func `a day after the owner went to quarantine it stays there, and says what blocks`() {
    let decision = Self.decide(on: Self.loweredOn + 1)
    #expect(decision.rung == .quarantine)
    #expect(decision.verdict == .stay)
    #expect(decision.exitCode == 2)
    #expect(decision.codes.first == "S-REGRESSED")
    #expect(decision.blockers.first?.source?.contains("Amazon SES") == true)
    #expect(
      decision.warnings.contains(
        """
        The policy came down on 2026-02-02: only what fails after that day can take it further down.
        """))
  }

  /// The first whole day under quarantine is day 33, which reports tell of on day 35.
  @Test func `failures that go on under quarantine take it to none, by the days since`() throws {
    #expect(Self.decide(on: 34).verdict == .stay)
    let decision = Self.decide(on: 35)
    #expect((decision.verdict, decision.to) == (.rollBack, Rung.none))
    let source = try #require(decision.blockers.first)
    #expect(source.code == .rollBackSource)
    #expect(source.message.hasPrefix("Since 2026-02-03, 250 of 400 messages from Amazon SES"))
    let later = try #require(Self.decide(on: 40).blockers.first)
    #expect(later.message.hasPrefix("Since 2026-02-03, 1,500 of 2,400 messages"))
    // A week later they are the last seven days again, and the policy's way down is no news.
    let week = Self.decide(on: 45)
    #expect(week.blockers.first?.message.contains("1,750 of 2,800 messages") == true)
    #expect(!week.warnings.contains { $0.contains("came down") })
  }

  @Test func `what is repaired by then takes it no further down`() {
    let repaired = Self.rows(failingUntil: 33)
    for day in Self.loweredOn + 1..<60 {
      #expect(Self.decide(on: day, repaired).verdict == .stay)
    }
  }

  @Test func `only a policy that came down forgets, one that went up does not`() {
    let up = Self.decide(on: Self.loweredOn + 1, from: .quarantine, to: .reject)
    #expect((up.verdict, up.to) == (.rollBack, .quarantine))
    let same = Self.decide(on: Self.loweredOn + 1, from: .quarantine, to: .quarantine)
    #expect((same.verdict, same.to) == (.rollBack, Rung.none))
  }

  @Test func `the day on which the policy came down is told by what receivers enforce`() {
    func loweredOn(_ policies: [String], record: String? = nil) -> Int? {
      let published = policies.enumerated().compactMap { day, tags in
        DMARCRecord("v=DMARC1; " + tags).map {
          ShownPolicy(
            day: Sample.firstDay.advanced(by: day),
            policy: PolicyPublished($0, domain: "example.com"))
        }
      }
      let traffic = Self.rows().traffic
      let evidence = EvidenceAssembly().evidence(
        from: traffic,
        sources: SourceNaming(organizationalDomain: Rows.organization).name(traffic),
        asOf: Sample.firstDay.advanced(by: 32), window: Sample.firstDay..<Sample.firstDay,
        published: published)
      return evidence.loweredOn.map { Sample.firstDay.distance(to: $0) }
    }
    #expect(loweredOn(["p=reject", "p=reject", "p=quarantine", "p=quarantine"]) == 2)
    #expect(loweredOn(["p=reject", "p=reject; t=y; pct=0", "p=quarantine"]) == 1)
    #expect(loweredOn(["p=quarantine", "p=none"]) == 1)
    #expect(loweredOn(["p=quarantine", "p=quarantine"]) == nil)
    #expect(loweredOn(["p=none", "p=quarantine"]) == nil)
    #expect(loweredOn(["p=reject", "p=none", "p=quarantine"]) == nil)
    #expect(loweredOn([]) == nil)
  }
}
