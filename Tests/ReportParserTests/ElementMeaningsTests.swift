import DMARC
import ReportParser
import Testing

/// What a name means at a place is remembered; whatever is different the second time must be seen.
@Suite struct ElementMeaningsTests {
  @Test func `a name means another thing at another place`() {
    let evaluated = """
      <policy_evaluated><disposition>none</disposition><dkim>pass</dkim><spf>fail</spf>
      <count>7</count></policy_evaluated>
      """
    let record = ReportXML.record(evaluated: evaluated)
    let report = ReadReport(ReportXML.report(record, record))
    #expect(report.records.map(\.count) == [2, 2])
    #expect(report.records.map(\.dkim) == [.pass, .pass])
    #expect(report.records.map(\.results.dkim.count) == [1, 1])
    let unknown = ReadDeviation(.unknownElement, .count, found: "count")
    #expect(report.deviations == [unknown, unknown])
  }

  @Test func `an element that was met before is an extension in a namespace of its own`() {
    let foreign = ReportXML.record(
      count: "<count xmlns=\"urn:example:other\">9</count><count>3</count>")
    let report = ReadReport(ReportXML.report(ReportXML.record(), foreign, ReportXML.record()))
    #expect(report.records.map(\.count) == [2, 3, 2])
  }

  @Test func `elements that were met before are nothing inside an extension`() {
    let hidden = "<x:own xmlns:x=\"urn:example:x\"><row><count>9</count></row></x:own>"
    let record = ReportXML.record()
    let report = ReadReport(ReportXML.report(record, hidden, record))
    #expect(report.records.map(\.count) == [2, 2])
  }

  @Test func `an element inside a text makes it no value, met before or not`() {
    let record = ReportXML.record()
    let odd = ReportXML.record(count: "<count>1<count>2</count></count>")
    let report = ReadReport(ReportXML.report(record, odd, record))
    #expect(report.records.map(\.count) == [2, 2])
    #expect(report.has(.invalidCount, .count))
  }

  @Test func `a parser that has read one report reads the next`() {
    var parser = ReportParser()
    for _ in 0..<3 {
      let report = ReadReport(Array(ReportXML.report().utf8), parser: &parser)
      #expect(report.records.map(\.count) == [2])
      #expect(report.deviations == [])
    }
  }
}
