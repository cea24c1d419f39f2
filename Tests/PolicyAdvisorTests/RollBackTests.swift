import DMARC
import PolicyAdvisor
import Testing

@Suite struct RollBackTests {
  /// V07: SES fine until day 25, then 150 of 400 a day; Microsoft 365 fine.
  private func brokenKeys(on rung: Rung) -> DomainEvidence {
    let failures = (1...30).map { $0 <= 25 ? 1 : 250 }
    return Sample.evidence(
      on: rung,
      [
        Sample.source("Amazon SES", Sample.spread(12_000), failures: failures, diagnosis: "SES-6"),
        Sample.source("Microsoft 365", 6_000),
      ])
  }

  @Test func `V07: deleted CNAMEs take a domain from reject to quarantine`() throws {
    let decision = Sample.decide(brokenKeys(on: .reject))
    #expect(decision.verdict == .rollBack)
    #expect(decision.to == .quarantine)
    #expect(decision.exitCode == 4)
    #expect(decision.codes == ["RB-SRC", "RB-DOM"])
    let source = try #require(decision.blockers.first)
    #expect(source.source == "Amazon SES")
    #expect(source.diagnosis == "SES-6")
    #expect(source.lostPerWeek == 1_750)
    #expect(
      source.message == """
        Since 2026-01-24, 1,252 of 2,800 messages from Amazon SES fail DMARC and are refused \
        (55.28 % pass, 75.85 % at best).
        """)
    let domain = try #require(decision.blockers.last)
    #expect(
      domain.message == """
        Since 2026-01-24, 1,252 of 4,200 messages of your own fail DMARC (29.81 %); at p=reject \
        2 % is the limit.
        """)
    #expect(decision.nextRecord == "v=DMARC1; p=quarantine; rua=mailto:rua@example.com")
    #expect(
      decision.recordNotes.contains {
        $0.contains("Amazon SES: SES-6") && $0.contains("restore it instead")
      })
    #expect(
      decision.warnings == [
        "Amazon SES passes DMARC less than it did: 99.75 % until 2026-01-25, 37.5 % since."
      ])
    let figures = try #require(decision.source("Amazon SES"))
    #expect(figures.change?.day == Sample.firstDay.advanced(by: 25))
  }

  @Test func `the price of stepping back is the spoofed mail that is stopped now`() {
    var evidence = brokenKeys(on: .reject)
    evidence.sources.append(Sample.source("scatter", 300, as: .spoof, failures: 300))
    let decision = Sample.decide(evidence)
    #expect(decision.spoofedPerWeek == 70)
    #expect(decision.recordNotes.contains { $0.contains("about 70 spoofed messages a week") })
    #expect(!Sample.decide(brokenKeys(on: .reject)).recordNotes.contains { $0.contains("price") })
  }

  @Test func `after a roll-back the rung's time begins again`() {
    let decision = Sample.decide(brokenKeys(on: .reject))
    #expect(decision.nextReview == decision.asOf.advanced(by: 30))
  }

  @Test func `what is not enforced needs no roll-back`() {
    for rung in [Rung.none, .quarantineTest] {
      #expect(Sample.decide(brokenKeys(on: rung)).verdict == .stay)
    }
  }

  @Test func `quarantine and the test of reject fall back to none`() {
    for rung in [Rung.quarantine, .rejectTest] {
      let decision = Sample.decide(brokenKeys(on: rung))
      #expect(decision.verdict == .rollBack)
      #expect(decision.to == Rung.none)
      #expect(decision.nextRecord == "v=DMARC1; p=none; rua=mailto:rua@example.com")
    }
  }

  /// The last seven days of a domain with 100 messages a day, and a large clean second source.
  private func lastWeek(failures: [Int], others: Int, on rung: Rung) -> Decision {
    let days = Array(repeating: 0, count: 30 - failures.count) + failures
    return Sample.decide(
      Sample.evidence(
        on: rung,
        [
          Sample.source("shop", Sample.spread(3_000), failures: days),
          Sample.source("office", others),
        ]))
  }

  @Test func `RB-SRC needs five percent of failures and more than chance`() {
    let source = lastWeek(failures: [6, 6, 6, 6, 6, 6, 6], others: 300_000, on: .reject)
    #expect(source.codes == ["RB-SRC"])
    let noise = lastWeek(failures: [5, 5, 5, 5, 5, 5, 5], others: 300_000, on: .reject)
    #expect(noise.verdict == .stay)
  }

  @Test func `RB-SRC needs twenty failures`() {
    func decide(_ failures: Int) -> Decision {
      let week = Array(repeating: 0, count: 23) + Sample.spread(failures, over: 7)
      return Sample.decide(
        Sample.evidence(
          on: .reject,
          [
            Sample.source("payroll", Sample.spread(300), failures: week),
            Sample.source("office", 300_000),
          ]))
    }
    #expect(decide(20).codes == ["RB-SRC"])
    #expect(decide(19).verdict == .stay)
  }

  @Test func `RB-DOM allows two percent at reject and five at quarantine`() {
    func decide(_ failures: Int, on rung: Rung) -> [String] {
      let week = Array(repeating: 0, count: 23) + Sample.spread(failures, over: 7)
      return Sample.decide(
        Sample.evidence(
          on: rung, [Sample.source("shop", Sample.spread(3_000), failures: week)])
      ).codes
    }
    #expect(decide(14, on: .reject) == ["RB-DOM"])
    #expect(!decide(13, on: .reject).contains("RB-DOM"))
    #expect(decide(35, on: .quarantine) == ["RB-DOM"])
    #expect(!decide(34, on: .quarantine).contains("RB-DOM"))
  }

  @Test func `one failure of a tiny domain is no episode`() {
    func decide(_ failures: Int) -> Verdict {
      let week = Array(repeating: 0, count: 23) + Sample.spread(failures, over: 7)
      return Sample.decide(
        Sample.evidence(on: .reject, [Sample.source("me", Sample.spread(60), failures: week)])
      ).verdict
    }
    #expect(decide(4) == .stay)
    #expect(decide(5) == .rollBack)
  }

  @Test func `RB-KEY sees signatures vanish although SPF still carries the mail`() {
    func decide(_ unsigned: [Int]) -> [String] {
      let days = Array(repeating: 0, count: 23) + unsigned
      return Sample.decide(
        Sample.evidence(
          on: .reject,
          [
            Sample.source(
              "shop", Sample.spread(3_000), failures: Array(repeating: 0, count: 30),
              dkimFailures: days)
          ])
      ).codes
    }
    #expect(decide([50, 50, 50, 50, 50, 50, 50]) == ["RB-KEY"])
    #expect(decide([50, 50, 50, 50, 50, 50, 49]) == [])
  }

  @Test func `failures of forwarders and spoofers never roll back`() {
    let decision = Sample.decide(
      Sample.evidence(
        on: .reject,
        [
          Sample.source("shop", 3_000),
          Sample.source("lists", 3_000, as: .mailingList, failures: 3_000),
          Sample.source("scatter", 3_000, as: .spoof, failures: 3_000),
        ]))
    #expect(decision.verdict == .stay)
    #expect(decision.exitCode == 0)
  }
}
