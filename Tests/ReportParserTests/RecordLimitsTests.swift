import DMARC
import ReportParser
import Testing

/// What one record may have of each kind.
@Suite struct RecordLimitsTests {
  private static let dkim = "<dkim><domain>example.com</domain><result>pass</result></dkim>"
  private static let spf = "<spf><domain>example.com</domain><result>pass</result></spf>"
  private static let limits = {
    var limits = ReportParserLimits()
    limits.resultsPerRecord = 3
    limits.reasonsPerRecord = 2
    return limits
  }()

  /// As many signatures and SPF results as are said, each kind counted for itself or not.
  private func results(_ dkim: Int, _ spf: Int) throws -> ReadReport {
    let all = Array(repeating: Self.dkim, count: dkim) + Array(repeating: Self.spf, count: spf)
    let record = ReportXML.record(results: "<auth_results>\(all.joined())</auth_results>")
    return ReadReport(ReportXML.report(record), limits: Self.limits)
  }

  @Test(arguments: [(3, 0), (0, 3), (2, 1), (1, 2)])
  func `a record has as many results as the limit`(dkim: Int, spf: Int) throws {
    let report = try results(dkim, spf)
    let found = try #require(report.records.first).results
    #expect((found.dkim.count, found.spf.count) == (dkim, spf))
    #expect(report.deviations == [])
  }

  @Test(
    arguments: [
      (4, 0, 3, 0, .dkim), (0, 4, 0, 3, .spf), (3, 1, 3, 0, .spf), (1, 3, 1, 2, .spf),
    ] as [(Int, Int, Int, Int, ReportElement)])
  func `one result more is left out and told`(
    dkim: Int, spf: Int, keptDKIM: Int, keptSPF: Int, element: ReportElement
  ) throws {
    let report = try results(dkim, spf)
    let found = try #require(report.records.first).results
    #expect((found.dkim.count, found.spf.count) == (keptDKIM, keptSPF))
    #expect(report.deviations == [ReadDeviation(.tooManyResults, element)])
  }

  private func reasons(_ count: Int) -> ReadReport {
    let reasons = String(repeating: "<reason><type>other</type></reason>", count: count)
    let evaluated = """
      <policy_evaluated><disposition>none</disposition><dkim>fail</dkim><spf>fail</spf>\(reasons)
      </policy_evaluated>
      """
    return ReadReport(
      ReportXML.report(ReportXML.record(evaluated: evaluated)), limits: Self.limits)
  }

  @Test func `a record has as many reasons as the limit, and one more is left out and told`() {
    #expect(reasons(2).records.map(\.reasons.count) == [2])
    #expect(reasons(2).deviations == [])
    #expect(reasons(3).records.map(\.reasons.count) == [2])
    #expect(reasons(3).deviations == [ReadDeviation(.tooManyResults, .reason)])
  }

  /// The limits are of a record, not of a report.
  @Test func `each record has its own`() {
    let record = ReportXML.record(
      results: "<auth_results>\(String(repeating: Self.dkim, count: 3))</auth_results>")
    let report = ReadReport(ReportXML.report(record, record, record), limits: Self.limits)
    #expect(report.records.map(\.results.dkim.count) == [3, 3, 3])
    #expect(report.deviations == [])
  }
}
