import DMARC
import PolicyAdvisor
import Testing

/// The way up as it is configured (decision.md 2.1).
@Suite struct LadderTests {
  private func decide(_ record: String, dwell: Int, _ limits: AdvisorLimits) -> Decision {
    HealthyDomain.decide(limits: limits) {
      $0.currentRecord = DMARCRecord("v=DMARC1; \(record); rua=mailto:a@example.com")
      $0.dwellDays = dwell
    }
  }

  /// Publishes what each decision says, on the first day on which it says so.
  private func climb(_ limits: AdvisorLimits) -> (records: [String], days: Int) {
    var (record, days, rungDays) = ("p=none", 0, 0)
    var records: [String] = []
    var rung = Rung.none
    for _ in 0..<1_000 {
      let decision = decide(record, dwell: rungDays, limits)
      if decision.verdict == .advance {
        record = decision.nextRecord.replacing("v=DMARC1; ", with: "")
          .replacing("; rua=mailto:a@example.com", with: "").replacing(" np=reject;", with: "")
          .replacing("; np=reject", with: "")
        records.append(record)
        if decision.to != rung { rungDays = 0 }
        rung = decision.to ?? rung
      } else {
        guard decision.codes == ["E-DWELL"] else { break }
        days += 1
        rungDays += 1
      }
    }
    return (records, days)
  }

  @Test func `a domain with users takes 88 days`() {
    let way = climb(AdvisorLimits())
    #expect(
      way.records == [
        "p=quarantine; t=y; pct=0", "p=quarantine", "p=reject; t=y; pct=0", "p=reject",
      ])
    #expect(way.days == 88)
  }

  @Test func `without test rungs it takes 60 days`() {
    var limits = AdvisorLimits()
    limits.usesTestRungs = false
    let way = climb(limits)
    #expect(way.records == ["p=quarantine", "p=reject"])
    #expect(way.days == 60)
  }

  @Test func `a domain without users takes 49 days`() {
    #expect(climb(AdvisorLimits(profile: .transactional)).days == 49)
  }

  @Test func `a legacy ramp takes fractions on the enforcing rungs, within their time`() {
    var limits = AdvisorLimits()
    limits.legacyRamp = [50, 10, 25]
    let way = climb(limits)
    #expect(
      way.records == [
        "p=quarantine; t=y; pct=0", "p=quarantine; pct=10", "p=quarantine; pct=25",
        "p=quarantine; pct=50", "p=quarantine", "p=reject; t=y; pct=0", "p=reject; pct=10",
        "p=reject; pct=25", "p=reject; pct=50", "p=reject",
      ])
    #expect(way.days == 88 + 21)
  }

  @Test func `a step of the ramp says who reads it`() {
    var limits = AdvisorLimits()
    limits.legacyRamp = [10]
    let decision = decide("p=quarantine; t=y; pct=0", dwell: 14, limits)
    #expect(decision.to == .quarantine)
    #expect(decision.toPercentage == 10)
    #expect(decision.recordNotes.contains { $0.contains("those of RFC 9989 apply it to all") })
    #expect(decision.nextReview == decision.asOf.advanced(by: 7))
  }

  @Test func `a step of the ramp at quarantine sends to junk and refuses nothing`() {
    var limits = AdvisorLimits()
    limits.legacyRamp = [25, 50]
    #expect(decide("p=quarantine; pct=25", dwell: 45, limits).atRiskPolicy == .quarantine)
    #expect(decide("p=quarantine", dwell: 45, limits).atRiskPolicy == .reject)
  }

  @Test(arguments: [[], [0, 100, 250, -1]])
  func `a ramp without fractions is none`(ramp: [Int]) {
    var limits = AdvisorLimits()
    limits.legacyRamp = ramp
    #expect(climb(limits).records.allSatisfy { !$0.contains("pct") || $0.contains("pct=0") })
  }

  @Test func `a fraction found in the wild is full enforcement, and said to be`() {
    let decision = decide("p=quarantine; pct=50", dwell: 45, AdvisorLimits())
    #expect(decision.rung == .quarantine)
    #expect(decision.to == .rejectTest)
    #expect(
      decision.warnings == [
        "pct=50 is ignored by receivers of RFC 9989: they apply p=quarantine to all mail."
      ])
  }

  @Test func `the profile of a parked domain is its owner's word`() {
    let spoofed = Sample.evidence([
      Sample.source("scatter", 300, as: .spoof, failures: 300)
    ])
    #expect(Sample.decide(spoofed).codes == ["P-CONFIRM-PARKED"])
    let decision = PolicyAdvisor(limits: AdvisorLimits(profile: .parked)).decide(spoofed)
    #expect(decision.to == .reject)
  }

  @Test func `after a step the next review is at the end of the new rung's time`() {
    let decision = decide("p=none", dwell: 30, AdvisorLimits())
    #expect(decision.nextReview == decision.asOf.advanced(by: 14))
    #expect(decide("p=reject; t=y; pct=0", dwell: 14, AdvisorLimits()).nextReview == nil)
  }

  @Test func `while several gates wait for time the last of them says when`() {
    let decision = HealthyDomain.decide {
      $0.dwellDays = 25
      $0.daysSinceNewSource = 3
      $0.reporters = 1
    }
    #expect(decision.nextReview == decision.asOf.advanced(by: 11))
  }
}
