import DMARC
import PolicyAdvisor
import Testing

@Suite struct QuietGateTests {
  @Test func `two weeks pass after a new sender`() {
    #expect(HealthyDomain.codes { $0.daysSinceNewSource = 14 } == [])
    #expect(HealthyDomain.codes { $0.daysSinceNewSource = 13 } == ["E-NEW-SOURCE"])
    #expect(HealthyDomain.codes { $0.daysSinceNewSource = nil } == [])
  }
}
