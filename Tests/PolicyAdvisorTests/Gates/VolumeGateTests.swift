import DMARC
import PolicyAdvisor
import Testing

@Suite struct VolumeGateTests {
  @Test(arguments: [(Rung.none, 150), (Rung.quarantineTest, 150), (.quarantine, 300)])
  func `own mail is needed in numbers`(rung: Rung, limit: Int) {
    #expect(HealthyDomain.codes(on: rung) { $0.sources = [Sample.source("Google", limit)] } == [])
    #expect(
      HealthyDomain.codes(on: rung) { $0.sources = [Sample.source("Google", limit - 1)] } == [
        "E-VOLUME"
      ])
  }
}
