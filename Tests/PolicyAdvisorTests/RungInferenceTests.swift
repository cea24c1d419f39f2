import DMARC
import PolicyAdvisor
import Testing

@Suite struct RungInferenceTests {
  private func infer(
    _ policy: Policy?, testing: Bool? = nil, pct: Int? = nil, record: String? = nil
  ) -> RungInference {
    RungInference(
      published: PolicyPublished(
        domain: "example.com", policy: policy, percentage: pct, isTesting: testing),
      record: record.flatMap { DMARCRecord($0) })
  }

  @Test func `a plain policy is its rung`() {
    #expect(infer(Policy.none).rung == .none)
    #expect(infer(.quarantine, pct: 100).rung == .quarantine)
    #expect(infer(.reject, testing: false).rung == .reject)
    #expect(infer(.reject).strictestPolicy == .reject)
    #expect(infer(.reject, testing: false, pct: 100).warnings == [])
  }

  @Test func `no record and no valid policy are none`() {
    #expect(RungInference(published: nil).rung == .none)
    #expect(infer(nil, testing: true, pct: 0).rung == .none)
  }

  @Test func `t=y with pct=0 is a test to all receivers`() {
    let quarantine = infer(.quarantine, testing: true, pct: 0)
    #expect(quarantine.rung == .quarantineTest)
    #expect(quarantine.strictestPolicy == .none)
    #expect(quarantine.warnings == [])
    let reject = infer(.reject, testing: true, pct: 0)
    #expect(reject.rung == .rejectTest)
    #expect(reject.strictestPolicy == .quarantine)
  }

  @Test func `what the reports of a generation omit is taken to be there, with a warning`() {
    for seen in [infer(.quarantine, testing: true), infer(.quarantine, pct: 0)] {
      #expect(seen.rung == .quarantineTest)
      #expect(seen.strictestPolicy == .none)
      #expect(seen.warnings.count == 1)
    }
  }

  @Test func `the owner's record supplies what reports omit`() {
    let test = infer(.quarantine, testing: true, record: "v=DMARC1; p=quarantine; t=y; pct=0")
    #expect(test.warnings == [])
    #expect(test.strictestPolicy == .none)
    let alone = infer(.quarantine, testing: true, record: "v=DMARC1; p=quarantine; t=y")
    #expect(alone.rung == .quarantineTest)
    #expect(alone.strictestPolicy == .quarantine)
    #expect(alone.warnings.count == 1)
  }

  @Test func `t=y beside a percentage that is not 0 is enforced by older receivers`() {
    let mixed = infer(.reject, testing: true, pct: 100)
    #expect(mixed.rung == .rejectTest)
    #expect(mixed.strictestPolicy == .reject)
    #expect(mixed.warnings.first?.contains("RFC 7489") == true)
  }

  @Test func `pct=0 alone is enforced by newer receivers`() {
    let alone = infer(.reject, testing: false, pct: 0)
    #expect(alone.rung == .rejectTest)
    #expect(alone.strictestPolicy == .reject)
    #expect(alone.warnings.first?.contains("RFC 9989") == true)
  }

  @Test func `a fraction is the enforcing rung, with a warning`() {
    let fraction = infer(.quarantine, pct: 25)
    #expect(fraction.rung == .quarantine)
    #expect(fraction.strictestPolicy == .quarantine)
    #expect(fraction.warnings.first?.contains("pct=25") == true)
  }

  @Test func `reports win over a record that they do not show yet`() {
    let seen = infer(Policy.none, record: "v=DMARC1; p=quarantine; rua=mailto:a@example.com")
    #expect(seen.rung == .none)
    #expect(seen.warnings.first?.contains("p=quarantine") == true)
  }

  @Test func `quarantine with t=y alone is watched like quarantine`() {
    var evidence = Sample.evidence(
      on: .quarantine, [Sample.source("shop", 3_000, failures: 600)])
    evidence.currentRecord = DMARCRecord("v=DMARC1; p=quarantine; t=y; rua=mailto:a@example.com")
    let decision = Sample.decide(evidence)
    #expect(decision.rung == .quarantineTest)
    #expect(decision.verdict == .rollBack)
    #expect(decision.nextRecord == "v=DMARC1; p=none; rua=mailto:a@example.com")
  }
}
