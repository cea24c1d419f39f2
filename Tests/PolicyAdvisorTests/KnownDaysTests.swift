import DMARC
import PolicyAdvisor
import Testing

/// Figures a week are of the days that reports can have told of (decision.md 2.6: "judged days"), and a
/// history of ten days is not one of thirty.
@Suite struct KnownDaysTests {
  private static func decide(firstReport day: Int?) -> Decision {
    let last = (0..<30).map { $0 < 20 ? 0 : 10 }
    let source = Sample.source("office", last.map { $0 * 10 }, failures: last)
    let spoof = Sample.source("scatter", last, as: .spoof, failures: last)
    var evidence = Sample.evidence([source, spoof])
    evidence.firstReportDay = day.map { Sample.firstDay.advanced(by: $0) }
    return Sample.decide(evidence)
  }

  @Test func `what is lost a week is of the days since the first report`() {
    // 10 failures a day.
    #expect(Self.decide(firstReport: 20).atRiskPerWeek.maximum == 70)
    #expect(Self.decide(firstReport: 20).spoofedPerWeek == 70)
  }

  @Test func `days before the window tell nothing of it, and unknown ones count`() {
    let whole = Self.decide(firstReport: -5)
    #expect(abs(whole.atRiskPerWeek.maximum - 7 * 100.0 / 30) < 0.001)
    #expect(Self.decide(firstReport: nil) == whole)
  }

  /// decision.md 2.5: two months without a failure, not two months of which one is known.
  @Test func `little mail is accepted only of a window that is known`() {
    func decide(firstReport day: Int) -> Decision {
      var evidence = Sample.evidence(days: 60, [Sample.source("office", 90, days: 60)])
      evidence.owner.acceptsLowVolume = Sample.acknowledgement
      evidence.firstReportDay = Sample.firstDay.advanced(by: day)
      return Sample.decide(evidence)
    }
    #expect(decide(firstReport: 0).verdict == .advance)
    #expect(decide(firstReport: 1).codes.contains("E-VOLUME"))
  }
}
