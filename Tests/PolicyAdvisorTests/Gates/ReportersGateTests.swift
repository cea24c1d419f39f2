import DMARC
import PolicyAdvisor
import Testing

@Suite struct ReportersGateTests {
  @Test(arguments: [(Rung.none, 2), (.quarantine, 3)])
  func `several reporters have to agree`(rung: Rung, limit: Int) {
    #expect(HealthyDomain.codes(on: rung) { $0.reporters = limit } == [])
    #expect(HealthyDomain.codes(on: rung) { $0.reporters = limit - 1 } == ["E-REPORTERS"])
  }
}
