import DMARC
import PolicyAdvisor
import Testing

@Suite struct DataGateTests {
  @Test func `a record without rua has to get one`() {
    #expect(
      HealthyDomain.codes { $0.currentRecord = DMARCRecord("v=DMARC1; p=none") } == ["E-NO-RUA"])
    #expect(HealthyDomain.codes { $0.currentRecord = nil } == [])
  }
}
