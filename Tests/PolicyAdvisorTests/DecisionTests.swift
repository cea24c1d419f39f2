import DMARC
import PolicyAdvisor
import Testing

@Suite struct DecisionTests {
  private let clean = [Sample.source("Google", 6_000)]

  @Test func `a healthy domain at reject has nothing left to do`() {
    let decision = Sample.decide(Sample.evidence(on: .reject, clean))
    #expect(decision.verdict == .stay)
    #expect(decision.to == nil)
    #expect(decision.blockers.isEmpty)
    #expect(decision.exitCode == 0)
    #expect(decision.nextRecord == decision.currentRecord)
  }

  /// A rua that nobody has told is no change.
  @Test(arguments: [(nil, Urgency.done), (100, .done), (50, .publish)])
  func `what reports show of a record is published or has to change`(
    percentage: Int?, urgency: Urgency
  ) {
    var evidence = Sample.evidence(on: .reject, clean)
    evidence.currentRecord = nil
    evidence.published = PolicyPublished(
      domain: "example.com", policy: .reject, percentage: percentage)
    let decision = Sample.decide(evidence)
    #expect(Urgency(decision) == urgency)
    #expect(decision.exitCode == 0)
    evidence.currentRecord = DMARCRecord(
      "v=DMARC1; p=reject\(percentage.map { "; pct=\($0)" } ?? ""); rua=mailto:a@example.com")
    #expect(Urgency(Sample.decide(evidence)) == urgency)
  }

  /// Without a policy that is known there is a step to take, or something that it waits for.
  @Test func `no known record is none to publish instead`() {
    for policy in [nil, PolicyPublished(domain: "example.com")] {
      var evidence = Sample.evidence(clean)
      evidence.currentRecord = nil
      evidence.published = policy
      #expect(Urgency(Sample.decide(evidence)) == .advance)
      evidence.dwellDays = 3
      #expect(Urgency(Sample.decide(evidence)) == .wait)
    }
  }

  @Test func `a small domain at reject need not prove anything more`() {
    var evidence = Sample.evidence(on: .reject, [Sample.source("me", 20)])
    evidence.reporters = 1
    evidence.reportDays = 9
    #expect(Sample.decide(evidence).exitCode == 0)
  }

  @Test func `a parked domain at reject is done`() {
    var evidence = Sample.evidence(
      on: .reject, [Sample.source("x", 500, as: .spoof, failures: 500)])
    evidence.owner.isParked = true
    let decision = Sample.decide(evidence)
    #expect(decision.verdict == .stay)
    #expect(decision.exitCode == 0)
    #expect(decision.spoofedMessages == 500)
  }

  @Test func `a failing sender at reject is something to fix before it is a roll-back`() {
    let decision = Sample.decide(
      Sample.evidence(on: .reject, clean + [Sample.source("fax", 60, failures: 30)]))
    #expect(decision.verdict == .stay)
    #expect(decision.codes == ["S-FAILING"])
    #expect(decision.blockers.first?.message.contains("are refused") == true)
    #expect(decision.exitCode == 2)
  }

  @Test func `reports that stopped leave reject unproven`() {
    var evidence = Sample.evidence(on: .reject, clean)
    evidence.newestReportDay = evidence.asOf.advanced(by: -20)
    let decision = Sample.decide(evidence)
    #expect(decision.codes == ["E-STALE"])
    #expect(decision.exitCode == 3)
  }

  @Test func `missing evidence and something to fix have different exit codes`() {
    var evidence = Sample.evidence(clean)
    evidence.dwellDays = 3
    evidence.reporters = 1
    #expect(Sample.decide(evidence).exitCode == 3)
    evidence.sources.append(Sample.source("fax", 60, failures: 30))
    #expect(Sample.decide(evidence).exitCode == 2)
  }

  @Test func `a parked declaration does not hide mail`() {
    var evidence = Sample.evidence(clean)
    evidence.owner.isParked = true
    let decision = Sample.decide(evidence)
    #expect(decision.to == .quarantineTest)
    #expect(decision.warnings.count == 1)
  }

  @Test func `a gate's id is the front of its name`() {
    let decision = Sample.decide(Sample.evidence(on: .quarantine, clean))
    #expect(
      decision.gates.map(\.id) == [
        "D0", "D1", "D2", "D3", "D4", "D5", "D6", "D7", "A1", "A2", "A3", "A4", "A6", "R0",
      ])
  }

  @Test func `the window ends with the day before yesterday and is a month long`() {
    let day = UTCDay(number: 20_500)
    let window = AdvisorLimits().window(asOf: day)
    #expect(window == UTCDay(number: 20_469)..<UTCDay(number: 20_499))
  }
}
