import DMARC
import PolicyAdvisor
import Testing

@Suite struct DayCountTests {
  private func count(
    messages: Int, passes: Int, conservative: Int, overridden: Int = 0
  ) -> DayCount {
    DayCount(
      day: Sample.firstDay, messages: messages, passes: passes, dkimPasses: passes,
      spfPasses: passes, overridden: overridden, conservativePasses: conservative)
  }

  @Test func `the lower of the reported and the conservative passes is judged`() {
    #expect(count(messages: 10, passes: 9, conservative: 7).judgedPasses == 7)
    #expect(count(messages: 10, passes: 6, conservative: 7).judgedPasses == 6)
  }

  @Test func `impossible counts become possible ones`() {
    let count = count(messages: 10, passes: 12, conservative: -3, overridden: 99)
    #expect(count.passes == 10)
    #expect(count.conservativePasses == 0)
    #expect(count.overridden == 10)
  }

  @Test func `counts as large as an integer do not stop a decision`() {
    let day = count(messages: .max, passes: .max, conservative: .max)
    let source = SourceStatistics(
      name: "absurd", sourceClass: .own, days: Array(repeating: day, count: 1_000), reporters: 1)
    let decision = Sample.decide(Sample.evidence([source, source, source]))
    #expect(decision.failedGates == ["D1_fresh", "D2_report_days"])
  }

  @Test func `a contradicted pass counts as a failure, and both rates are shown`() throws {
    let days = (0..<30).map { index in
      DayCount(
        day: Sample.firstDay.advanced(by: index), messages: 100, passes: 100, dkimPasses: 100,
        spfPasses: 0, overridden: 0, conservativePasses: 90)
    }
    let decision = Sample.decide(
      Sample.evidence([
        SourceStatistics(name: "odd", sourceClass: .own, days: days, reporters: 3)
      ]))
    #expect(decision.verdict == .stay)
    let source = try #require(decision.source("odd"))
    #expect(source.authentication.reportedPassRate == 1)
    #expect(source.authentication.conservativePassRate == 0.9)
    #expect(source.failures == 300)
    #expect(decision.warnings.count == 1)
    #expect(decision.warnings.first?.contains("100 % of odd pass") == true)
  }

  @Test func `days outside the window are not judged`() {
    var evidence = Sample.evidence([Sample.source("Google", 1_200)])
    evidence.sources.append(Sample.source("gone", 60 * 10, failures: 60 * 10, days: 60))
    evidence.sources[1].days.removeFirst(30)
    let decision = Sample.decide(evidence)
    #expect(decision.source("gone")?.messages == 0)
    #expect(decision.verdict == .advance)
    #expect(decision.own.dmarc.effectiveSize == 1_200)
  }
}
