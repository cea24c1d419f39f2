import DMARC
import PolicyAdvisor
import Testing

@Suite struct DwellGateTests {
  @Test(arguments: [
    (Rung.none, 30), (.quarantineTest, 14), (.quarantine, 30), (.rejectTest, 14),
  ])
  func `each rung has its time`(rung: Rung, limit: Int) {
    #expect(HealthyDomain.codes(on: rung) { $0.dwellDays = limit } == [])
    #expect(HealthyDomain.codes(on: rung) { $0.dwellDays = limit - 1 } == ["E-DWELL"])
    #expect(HealthyDomain.codes(on: rung) { $0.dwellDays = nil } == ["E-DWELL"])
  }

  @Test func `says from which day on the time is up`() {
    var evidence = HealthyDomain.evidence(on: .none)
    evidence.dwellDays = 20
    let day = evidence.asOf.advanced(by: 10)
    #expect(
      Sample.decide(evidence).blockers.first?.message == """
        The present policy has been published for 20 days of the 30 that it has to be; on \(day) \
        it will have been.
        """)
  }
}
