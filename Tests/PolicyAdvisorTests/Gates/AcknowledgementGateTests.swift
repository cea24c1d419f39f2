import DMARC
import PolicyAdvisor
import Testing

@Suite struct AcknowledgementGateTests {
  @Test func `the owner's word is needed above one in a thousand`() {
    func forwards(_ failures: Int) -> (inout DomainEvidence) -> Void {
      { $0.sources.append(Sample.source("f", 2_000, as: .forwarder, failures: failures)) }
    }
    #expect(HealthyDomain.codes(on: .quarantine, forwards(8)) == [])
    #expect(HealthyDomain.codes(on: .quarantine, forwards(9)) == ["I-ACK"])
    #expect(HealthyDomain.codes(on: .none, forwards(9)) == [])
  }

  @Test func `the owner's word is shown with its day and its author`() {
    let decision = HealthyDomain.decide(on: .quarantine) {
      $0.sources.append(Sample.source("f", 2_000, as: .forwarder, failures: 9))
      $0.owner.acceptsIndirectLoss = Sample.acknowledgement
    }
    #expect(decision.verdict == .advance)
    #expect(
      decision.gates.first { $0.name == .acknowledgement }?.valueText
        == "0.12 %, accepted by postmaster on \(Sample.firstDay)")
  }

  @Test func `only a domain with users has to ask them`() {
    let codes = HealthyDomain.codes(
      on: .quarantine, limits: AdvisorLimits(profile: .transactional)
    ) {
      $0.sources.append(Sample.source("f", 2_000, as: .forwarder, failures: 9))
    }
    #expect(codes == [])
  }
}
