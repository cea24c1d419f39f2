import DMARC
import PolicyAdvisor
import Testing

@Suite struct OwnRateGateTests {
  @Test(arguments: [(Rung.none, 0.98), (.quarantine, 0.99)])
  func `the lower bound counts and not the rate`(rung: Rung, limit: Double) throws {
    func gate(_ failures: Int) -> Gate? {
      HealthyDomain.decide(on: rung) {
        $0.sources = [Sample.source("shop", 6_000, failures: failures)]
      }.gates.first { $0.name == .ownRate }
    }
    // At the limit exactly, half of the bounds would be wrong.
    let atRate = try #require(gate(Int(6_000 * (1 - limit))))
    #expect(!atRate.passed)
    #expect(try #require(atRate.value) < limit)
    #expect(gate(Int(6_000 * (1 - limit) / 2))?.passed == true)
  }

  @Test func `one large day proves no more than 250 messages`() {
    let days = [100_000] + Array(repeating: 1, count: 29)
    let decision = HealthyDomain.decide(on: .quarantine) {
      $0.sources = [Sample.source("shop", days, failures: Array(repeating: 0, count: 30))]
    }
    #expect(decision.own.dmarc.effectiveSize == 279)
    #expect(decision.passed(.ownRate) == true)
  }

  @Test func `clean mail that is too little needs time, failing mail needs somebody`() {
    let few = HealthyDomain.decide { $0.sources = [Sample.source("shop", 120)] }
    #expect(few.codes == ["E-VOLUME", "A-OWN-RATE"])
    #expect(few.exitCode == 3)
    let failing = HealthyDomain.decide {
      $0.sources = [Sample.source("shop", 6_000, failures: 119)]
    }
    #expect(failing.codes == ["A-OWN-RATE"])
    #expect(failing.exitCode == 2)
  }
}
