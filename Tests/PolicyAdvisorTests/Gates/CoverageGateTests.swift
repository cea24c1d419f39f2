import DMARC
import PolicyAdvisor
import Testing

@Suite struct CoverageGateTests {
  @Test func `reports cover 24 of 30 days, or 20 of a longer window`() {
    #expect(HealthyDomain.codes { $0.reportDays = 24 } == [])
    #expect(HealthyDomain.codes { $0.reportDays = 23 } == ["E-COVERAGE"])
    func widen(_ evidence: inout DomainEvidence) {
      evidence.window = evidence.window.lowerBound.advanced(by: -30)..<evidence.window.upperBound
    }
    #expect(
      HealthyDomain.codes {
        widen(&$0)
        $0.reportDays = 20
      } == [])
    #expect(
      HealthyDomain.codes {
        widen(&$0)
        $0.reportDays = 19
      } == ["E-COVERAGE"])
  }

  @Test func `a day of nothing but spoofing is no day of evidence`() {
    func spoofed(_ evidence: inout DomainEvidence) {
      evidence.sources[0].days.removeLast(7)
      evidence.sources.append(Sample.source("scatter", 300, as: .spoof, failures: 300))
      evidence.newestReportDay = evidence.asOf.advanced(by: -2)
    }
    #expect(HealthyDomain.codes(spoofed).contains("E-COVERAGE"))
  }

  /// 1970-01-01 was a Thursday.
  @Test func `days of the week without mail are no gap, days without reports are`() {
    func office(missing: Int) -> [String] {
      HealthyDomain.codes { evidence in
        evidence.sources[0].days.removeAll { [2, 3].contains($0.day.number % 7) }
        evidence.sources[0].days.removeFirst(missing)
        evidence.newestReportDay = evidence.asOf.advanced(by: -2)
      }
    }
    let working = Sample.evidence([Sample.source("office", 30)]).sources[0].days
      .count { ![2, 3].contains($0.day.number % 7) }
    #expect(office(missing: working - 18) == [])
    #expect(office(missing: working - 17) == ["E-COVERAGE"])
  }

  @Test func `one day a week is too few, whatever is sent on it`() {
    let codes = HealthyDomain.codes { evidence in
      evidence.sources[0].days.removeAll { $0.day.number % 7 != evidence.asOf.number % 7 }
      evidence.newestReportDay = evidence.asOf.advanced(by: -2)
    }
    #expect(codes.contains("E-COVERAGE"))
  }

  @Test func `the missing days are counted ahead`() {
    let decision = HealthyDomain.decide { $0.reportDays = 20 }
    #expect(decision.nextReview == decision.asOf.advanced(by: 4))
  }
}
