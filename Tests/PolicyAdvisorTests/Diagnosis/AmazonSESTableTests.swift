import DMARC
import PolicyAdvisor
import SenderCatalog
import Testing

/// The table of ses.md 3.2 and 3.4: rows, and the service, region, class, diagnosis and records that
/// they show.
@Suite struct AmazonSESTableTests {
  private static let all =
    AmazonSESRows.configurations + AmazonSESRows.causes + AmazonSESRows.repaired

  @Test(arguments: all)
  func `rows of Amazon SES have their service, region and class`(row: AmazonSESRows) throws {
    let source = try #require(row.rows.source(row.source))
    #expect(source.service == row.service)
    #expect(source.sourceClass == row.sourceClass)
  }

  @Test(arguments: all)
  func `rows of Amazon SES have their diagnosis and its records`(row: AmazonSESRows) throws {
    let explanation = try #require(row.rows.explanation(of: row.source))
    #expect(explanation.diagnoses.map(\.code) == row.codes)
    #expect(
      explanation.diagnoses.first?.records ?? [] == row.records.compactMap { DNSRecord($0) })
  }

  /// Whoever asks is told the same.
  @Test(arguments: all)
  func `the advisor diagnoses Amazon SES as the explanation does`(row: AmazonSESRows) throws {
    #expect(row.rows.source(row.source)?.diagnosis == row.advised)
  }

  /// decision.md 2.3: whoever applies all records must not authorise what nobody decided on.
  @Test func `addresses of Amazon's alone are a hint, and no record is printed for them`() throws {
    var rows = AmazonSESRows("an address alone") { _ in }
    rows.send(
      AmazonSESRows.Mail(address: "23.251.234.55", spf: "bounce.example.com", spfResult: .fail))
    let explanation = try #require(rows.rows.explanation(of: "Amazon SES"))
    #expect(explanation.sourceClass == .unknown)
    #expect(!explanation.diagnoses.isEmpty)
    for diagnosis in explanation.diagnoses {
      #expect(diagnosis.confidence == .hypothesis)
      #expect(diagnosis.records == [])
      #expect(diagnosis.steps.first?.contains("dmarc.yml") == true)
    }
  }

  /// Strict alignment by its other name.
  @Test func `every diagnosis of Amazon SES is in the table`() {
    let codes = Set(Self.all.flatMap(\.codes))
    let expected = SESDiagnosis.Code.allCases.map {
      $0 == .strictAlignment ? FailureCode.strictAlignment.rawValue : $0.rawValue
    }
    #expect(codes == Set(expected))
  }

  @Test func `every configuration of Amazon SES is in the table`() {
    let letters = Set(AmazonSESRows.configurations.compactMap { $0.name.first.map(String.init) })
    #expect(letters == Set(SESConfiguration.allCases.map(\.rawValue)))
  }
}
