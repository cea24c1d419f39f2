import DMARC
import PolicyAdvisor
import Testing

@Suite struct FreshnessGateTests {
  @Test func `the newest report is at most four days old`() {
    #expect(HealthyDomain.codes { $0.newestReportDay = $0.asOf.advanced(by: -4) } == [])
    #expect(HealthyDomain.codes { $0.newestReportDay = $0.asOf.advanced(by: -5) } == ["E-STALE"])
    #expect(HealthyDomain.codes { $0.newestReportDay = nil } == ["E-STALE"])
  }

  @Test func `before a step the newest report has to show own mail`() {
    func quiet(_ evidence: inout DomainEvidence) {
      evidence.sources[0].days.removeLast(3)
      evidence.sources.append(Sample.source("scatter", 300, as: .spoof, failures: 300))
    }
    #expect(HealthyDomain.codes(quiet) == ["E-STALE"])
    #expect(HealthyDomain.codes(on: .reject, quiet) == [])
  }
}
