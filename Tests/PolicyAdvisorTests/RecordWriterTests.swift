import DMARC
import PolicyAdvisor
import Testing

@Suite struct RecordWriterTests {
  private let clean = [Sample.source("Google", 6_000)]
  private let broken = [Sample.source("Google", 6_000, failures: 3_000)]

  private func decide(_ record: String, _ sources: [SourceStatistics]) -> Decision {
    var evidence = Sample.evidence(sources)
    evidence.currentRecord = DMARCRecord(record)
    return Sample.decide(evidence)
  }

  @Test(arguments: [
    (
      "v=DMARC1; p=none; rua=mailto:a@example.com",
      "v=DMARC1; p=quarantine; np=reject; t=y; pct=0; rua=mailto:a@example.com"
    ),
    (
      "v=DMARC1; p=quarantine; np=reject; t=y; pct=0; rua=mailto:a@example.com",
      "v=DMARC1; p=quarantine; np=reject; rua=mailto:a@example.com"
    ),
    (
      "v=DMARC1; p=quarantine; np=reject; rua=mailto:a@example.com",
      "v=DMARC1; p=reject; np=reject; t=y; pct=0; rua=mailto:a@example.com"
    ),
    (
      "v=DMARC1; p=reject; np=reject; t=y; pct=0; rua=mailto:a@example.com",
      "v=DMARC1; p=reject; np=reject; rua=mailto:a@example.com"
    ),
  ])
  func `every step of the ladder is one record`(current: String, next: String) {
    let decision = decide(current, clean)
    #expect(decision.verdict == .advance)
    #expect(decision.currentRecord == current)
    #expect(decision.nextRecord == next)
  }

  @Test func `the owner's tags and their order stay`() {
    let decision = decide(
      "v=DMARC1; rua=mailto:a@example.com; p=none; ri=3600; fo=1; np=quarantine; sp=none", clean)
    #expect(
      decision.nextRecord
        == "v=DMARC1; rua=mailto:a@example.com; p=quarantine; ri=3600; fo=1; np=quarantine; "
        + "t=y; pct=0; sp=none")
    #expect(decision.recordNotes.contains { $0.contains("sp=none") })
  }

  @Test func `a fractional pct goes with the next enforcing step`() {
    let decision = decide("v=DMARC1; p=quarantine; pct=25; rua=mailto:a@example.com", clean)
    #expect(decision.warnings.contains { $0.contains("pct=25") })
    #expect(
      decision.nextRecord
        == "v=DMARC1; p=reject; np=reject; t=y; pct=0; rua=mailto:a@example.com")
  }

  @Test func `rolling back lowers sp with p and leaves np`() {
    let decision = decide(
      "v=DMARC1; p=reject; sp=reject; np=reject; rua=mailto:a@example.com", broken)
    #expect(decision.verdict == .rollBack)
    #expect(
      decision.nextRecord
        == "v=DMARC1; p=quarantine; sp=quarantine; np=reject; rua=mailto:a@example.com")
  }

  @Test func `a change without a known rua says that its address is a placeholder`() {
    var evidence = Sample.evidence(clean)
    evidence.currentRecord = nil
    evidence.published = PolicyPublished(domain: "example.com", policy: Policy.none)
    let decision = Sample.decide(evidence)
    #expect(decision.currentRecord == "v=DMARC1; p=none")
    #expect(
      decision.nextRecord
        == "v=DMARC1; p=quarantine; np=reject; t=y; pct=0; rua=mailto:rua@example.com")
    #expect(
      decision.recordNotes.contains {
        $0.contains("put your own address in place of mailto:rua@example.com")
      })
  }

  @Test func `nothing is invented while the record stays as reports show it`() {
    var evidence = Sample.evidence(broken)
    evidence.currentRecord = nil
    evidence.published = PolicyPublished(
      domain: "example.com", policy: Policy.none, subdomainPolicy: Policy.none, percentage: 100)
    let decision = Sample.decide(evidence)
    #expect(decision.verdict == .stay)
    #expect(decision.currentRecord == "v=DMARC1; p=none")
    #expect(decision.nextRecord == "v=DMARC1; p=none")
    #expect(decision.recordNotes == [])
  }

  @Test func `a record that is ahead of the reports is not set back`() {
    var evidence = Sample.evidence(clean)
    evidence.published = PolicyPublished(domain: "example.com", policy: Policy.none)
    evidence.currentRecord = DMARCRecord("v=DMARC1; p=quarantine; rua=mailto:a@example.com")
    let decision = Sample.decide(evidence)
    #expect(decision.to == .quarantineTest)
    #expect(decision.nextRecord == "v=DMARC1; p=quarantine; rua=mailto:a@example.com")
    #expect(decision.recordNotes.contains { $0.contains("already there") })
  }

  @Test func `only what is strict is relaxed`() {
    let failing = [
      Sample.source("news", 6_000, failures: 6_000, diagnosis: "AL-STRICT")
    ]
    #expect(
      decide("v=DMARC1; p=none; aspf=s; rua=mailto:a@example.com", failing).nextRecord
        == "v=DMARC1; p=none; aspf=r; rua=mailto:a@example.com")
    let relaxed = decide("v=DMARC1; p=none; rua=mailto:a@example.com", failing)
    #expect(relaxed.nextRecord == relaxed.currentRecord)
  }

  /// decision.md 2.6: `pct` and `t` are dropped on enforcing rungs.
  @Test func `a fraction that no ramp asks for goes although the domain stays`() {
    let top = decide("v=DMARC1; p=reject; pct=50; rua=mailto:a@example.com", clean)
    #expect(top.verdict == .stay)
    #expect(top.exitCode == 0)
    #expect(top.nextRecord == "v=DMARC1; p=reject; rua=mailto:a@example.com")
    #expect(top.recordNotes.contains { $0.hasPrefix("pct=50 goes") })
    func waiting(_ ramp: [Int]) -> Decision {
      var limits = AdvisorLimits()
      limits.legacyRamp = ramp
      return HealthyDomain.decide(on: .quarantine, limits: limits) {
        $0.currentRecord = DMARCRecord("v=DMARC1; p=quarantine; pct=50; rua=mailto:a@example.com")
        $0.dwellDays = 1
      }
    }
    #expect(waiting([]).nextRecord == "v=DMARC1; p=quarantine; rua=mailto:a@example.com")
    #expect(waiting([50]).nextRecord == waiting([50]).currentRecord)
    let none = decide("v=DMARC1; p=none; pct=50; rua=mailto:a@example.com", broken)
    #expect(none.nextRecord == none.currentRecord)
  }

  @Test(arguments: [(Policy.none, "none"), (.quarantine, "quarantine"), (nil, "none")])
  func `an invalid p is repaired from what reports show`(shown: Policy?, policy: String) {
    var evidence = Sample.evidence(broken)
    evidence.published = shown.map { PolicyPublished(domain: "example.com", policy: $0) }
    evidence.currentRecord = DMARCRecord("v=DMARC1; p=foo; rua=mailto:a@example.com")
    // Two days of mail: nothing that could roll the domain back.
    evidence.reporters = 0
    evidence.sources = [Sample.source("Google", 100)]
    let decision = Sample.decide(evidence)
    #expect(decision.verdict == .stay)
    #expect(decision.nextRecord == "v=DMARC1; p=\(policy); rua=mailto:a@example.com")
    #expect(decision.recordNotes.contains { $0.contains("p=\(policy) stands where no policy was") })
  }

  @Test func `it is told whether reports show the record or the owner gave it`() {
    #expect(decide("v=DMARC1; p=none; rua=mailto:a@example.com", clean).isRecordGiven)
    var evidence = Sample.evidence(clean)
    evidence.currentRecord = nil
    evidence.published = PolicyPublished(domain: "example.com", policy: Policy.none)
    #expect(!Sample.decide(evidence).isRecordGiven)
  }

  @Test func `an invalid p is pointed out`() {
    let decision = decide("v=DMARC1; p=nnoe; rua=mailto:a@example.com", clean)
    #expect(decision.rung == .none)
    #expect(decision.warnings.first?.contains("p=nnoe is not a policy") == true)
  }
}
