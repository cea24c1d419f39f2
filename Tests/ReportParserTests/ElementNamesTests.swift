import DMARC
import ReportParser
import Testing

@Suite struct ElementNamesTests {
  @Test func `identities are identifiers, as some reporters spell them`() {
    let identities = ReportXML.identifiers.replacing("identifiers>", with: "identities>")
    let report = ReadReport(
      ReportXML.report(
        ReportXML.record(identifiers: identities), ReportXML.record(identifiers: identities)))
    #expect(report.records.map(\.headerFrom) == ["example.com", "example.com"])
    #expect(report.records.map(\.envelopeFrom) == ["bounce.example.com", "bounce.example.com"])
    #expect(
      Set(report.deviations) == [ReadDeviation(.aliasElement, .identifiers, found: "identities")])
  }

  @Test func `a name in another letter case is another name`() {
    let report = ReadReport(ReportXML.report(ReportXML.record(count: "<Count>2</Count>")))
    #expect(report.records == [])
    #expect(report.has(.unknownElement, .unknown))
  }

  /// More names than places for their addresses, again and again.
  @Test func `names are told apart however many there are`() {
    let odd = (0..<2_000).map { "<count\($0)>9</count\($0)><x\($0)/>" }.joined()
    var parser = ReportParser()
    for _ in 0..<5 {
      let report = ReadReport(
        Array(ReportXML.report(ReportXML.record(count: odd + "<count>2</count>")).utf8),
        parser: &parser)
      #expect(report.records.map(\.count) == [2])
      #expect(report.deviations.count == 4_000)
    }
  }
}
