import DMARC
import ReportParser
import Testing

/// Words are remembered from record to record; what they mean and what is told of them must not
/// depend on what came before.
@Suite struct KnownWordsTests {
  private func record(_ disposition: String, dkim: String, spf: String, result: String) -> String {
    ReportXML.record(
      evaluated: """
        <policy_evaluated><disposition>\(disposition)</disposition><dkim>\(dkim)</dkim>\
        <spf>\(spf)</spf></policy_evaluated>
        """,
      results: """
        <auth_results><spf><domain>example.com</domain><result>\(result)</result></spf>\
        </auth_results>
        """)
  }

  @Test func `a word means in each element what it means there, however often it is met`() {
    let record = record("none", dkim: "none", spf: "pass", result: "none")
    let report = ReadReport(ReportXML.report(record, record, record))
    #expect(report.records.map(\.dispositionWord) == ["none", "none", "none"])
    #expect(report.records.allSatisfy { $0.disposition == Disposition.none })
    #expect(report.records.map(\.dkim) == [.fail, .fail, .fail])
    #expect(report.records.map(\.dkimWord) == ["none", "none", "none"])
    #expect(report.records.map(\.spf) == [.pass, .pass, .pass])
    #expect(report.records.allSatisfy { $0.results.spf.first?.value == AuthResultValue.none })
    let unusual = ReadDeviation(.unusualValue, .dkim, found: "none")
    #expect(report.deviations == [unusual, unusual, unusual])
  }

  @Test func `a word in capitals is told each time, before and after it was met in small letters`()
  {
    let small = record("reject", dkim: "pass", spf: "fail", result: "neutral")
    let capital = record("Reject", dkim: "PASS", spf: "faiL", result: "nEutral")
    let report = ReadReport(ReportXML.report(capital, small, capital))
    let record = report.records.first
    #expect(record?.disposition == .reject)
    #expect(record?.dkimWord == "pass")
    #expect(report.records == [record, record, record].compactMap { $0 })
    let told = [ReportElement.disposition, .dkim, .spf, .result].map {
      ReadDeviation(.letterCase, $0)
    }
    #expect(report.deviations == told + told)
  }

  @Test func `words that nobody knows stay unknown beside those that begin alike`() {
    let known = record("none", dkim: "pass", spf: "fail", result: "pass")
    let odd = record("nonesuch", dkim: "passed", spf: "pas", result: "fai")
    let report = ReadReport(ReportXML.report(known, odd, known, odd))
    #expect(report.records.map { $0.disposition == nil } == [false, true, false, true])
    #expect(report.records.map(\.dkim) == [.pass, nil, .pass, nil])
    #expect(report.records.map(\.spf) == [.fail, nil, .fail, nil])
    #expect(
      report.records.map(\.results.spf.first?.word) == ["pass", "fai", "pass", "fai"])
    #expect(report.deviations.count == 8)
  }
}
