import DMARC
import PolicyAdvisor
import Testing

@Suite struct IndirectGateTests {
  @Test func `failures that receivers let through do not count as expected`() {
    func forwards(_ failures: Int, _ overridden: Int) -> (inout DomainEvidence) -> Void {
      {
        $0.sources.append(
          Sample.source(
            "forwards", 1_000, as: .forwarder, failures: failures, overridden: overridden))
      }
    }
    #expect(HealthyDomain.codes(forwards(210, 0)) == [])
    #expect(HealthyDomain.codes(forwards(211, 0)) == ["I-INDIRECT"])
    #expect(HealthyDomain.codes(forwards(700, 690)) == [])
    #expect(HealthyDomain.codes(forwards(701, 700)) == ["I-INDIRECT"])
  }
}
