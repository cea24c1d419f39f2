import DMARC
import Testing

@testable import ReportParser

@Suite struct ReportRefusalTests {
  private static let problem = XMLProblem(message: "Start tag expected", line: 3, column: 14)

  @Test(
    arguments: [
      (.empty, "empty", "it is empty"),
      (.notXML, "not_xml", "it is not XML"),
      (
        .unreadable(problem), "not_xml",
        "it says that it is XML and cannot be read as that; line 3, column 14 is not well-formed: "
          + "Start tag expected"
      ),
      (
        .notAReport(root: "rss"), "not_a_report",
        "it is XML, but not a DMARC report: its root element is <rss>"
      ),
      (
        .notAReport(root: nil), "not_a_report",
        "it has no <feedback> element, so it is not a DMARC report"
      ),
      (
        .documentType(line: 2), "doctype_forbidden",
        "line 2: it has a DOCTYPE, which no report needs and which can expand without bound"
      ),
      (
        .tooDeep(limit: 64, line: 7), "too_deep",
        "line 7: elements are nested deeper than 64 (raise with --max-depth)"
      ),
      (
        .tooManyRecords(limit: 10, line: 99), "too_many_records",
        "line 99: it has more than 10 records (raise with --max-records)"
      ),
      (
        .tooManyNames(limit: 10, line: 2), "too_many_names",
        "line 2: the names of its elements and attributes take more than 10 bytes; "
          + "no report has as many"
      ),
      (
        .tooManyAttributes(limit: 10), "too_many_attributes",
        "a tag has more than 10 attributes; no report has as many"
      ),
      (
        .markupTooLong(limit: 10, line: 2), "markup_too_long",
        "line 2: more than 10 bytes of tags and white space would have to be held at once; "
          + "no report has as many"
      ),
      (.missing(.domain, problem: nil), "incomplete", "it has no usable <domain>"),
      (
        .missing(.reportMetadata, problem: problem), "incomplete",
        "it has no usable <report_metadata>, and line 3, column 14 is not well-formed: "
          + "Start tag expected"
      ),
      (.readFailed, "read_failed", "its bytes could not be read to the end"),
    ] as [(ReportRefusal, String, String)])
  func `a refusal has a word for the ledger and a sentence for people`(
    refusal: ReportRefusal, code: String, sentence: String
  ) {
    #expect(refusal.code == code)
    #expect(refusal.description == sentence)
  }

  @Test(
    arguments: [
      ("", .empty),
      (" \r\n\t", .empty),
      ("unused", .notXML),
      (#"{"policies":[]}"#, .notXML),
      ("<rss version='2.0'><channel/></rss>", .notAReport(root: "rss")),
      ("<reports><feedbacks/></reports>", .notAReport(root: "reports")),
      ("<feedback/>", .missing(.reportMetadata, problem: nil)),
      ("<feedback><report_metadata/></feedback>", .missing(.domain, problem: nil)),
      (
        ReportXML.policy("<domain> </domain>", instead: "domain"), .missing(.domain, problem: nil)
      ),
      (ReportXML.policy("", instead: "domain"), .missing(.domain, problem: nil)),
      (ReportXML.report(metadata: ""), .missing(.reportMetadata, problem: nil)),
    ] as [(String, ReportRefusal)])
  func `a document that is no report is refused for what it is`(
    xml: String, refusal: ReportRefusal
  ) {
    let report = ReadReport(xml)
    #expect(report.refusal == refusal)
    #expect(report.ending == nil)
  }

  @Test func `what is missing in a broken document is told with its place`() throws {
    let refusal = ReadReport("<feedback>\n<report_metadata>\n</wrong>\n</feedback>").refusal
    guard case .missing(.domain, let problem?)? = refusal else {
      Issue.record("\(String(describing: refusal))")
      return
    }
    #expect(problem.line >= 3)
    #expect(problem.column >= 1)
    #expect(!problem.message.isEmpty)
    #expect(problem.message.allSatisfy { !$0.isNewline })
  }
}
