import DMARC
import PolicyAdvisor
import Testing

@Suite struct DKIMGateTests {
  @Test func `every sender signs before reject`() {
    let unsigned = Sample.source("relay", 100, dkimFailures: 6)
    #expect(HealthyDomain.codes(on: .quarantine) { $0.sources.append(unsigned) } == ["S-SPF-ONLY"])
    #expect(HealthyDomain.codes(on: .none) { $0.sources.append(unsigned) } == [])
    #expect(
      HealthyDomain.codes(on: .quarantine) {
        $0.sources = [Sample.source("Google", 6_000, dkimFailures: 180)]
      } == ["S-SPF-ONLY"])
  }
}
