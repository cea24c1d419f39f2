public import DMARC

/// Why a document is not a report that can be counted. Nothing of it is kept.
public enum ReportRefusal: Error, Sendable, Hashable {
  /// Not a byte, or white space only.
  case empty
  /// The first byte is not that of an XML document.
  case notXML
  /// It declares itself to be XML, and not one element of it could be read.
  case unreadable(XMLProblem)
  /// Well-formed or not, there is no `feedback` element; `root` is what there was.
  case notAReport(root: String?)
  case documentType(line: Int)
  case tooDeep(limit: Int, line: Int)
  case tooManyRecords(limit: Int, line: Int)
  /// Bytes of the names of elements and attributes.
  case tooManyNames(limit: Int, line: Int)
  /// Of one tag.
  case tooManyAttributes(limit: Int)
  /// Bytes of a tag, of what stands between two, or of several that are little but their names.
  case markupTooLong(limit: Int, line: Int)
  /// A part without which nothing can be attributed; `problem` is what the XML parser last said.
  case missing(ReportElement, problem: XMLProblem?)
  /// The bytes stopped coming; the reader of the bytes knows why.
  case readFailed
}

/// What libxml2 complained of, and where. Lines and columns count from 1.
public struct XMLProblem: Sendable, Hashable {
  public var message: String
  public var line: Int
  public var column: Int
}

extension ReportRefusal {
  /// A word for the ledger.
  public var code: String {
    switch self {
    case .empty: "empty"
    case .notXML, .unreadable: "not_xml"
    case .notAReport: "not_a_report"
    case .documentType: "doctype_forbidden"
    case .tooDeep: "too_deep"
    case .tooManyRecords: "too_many_records"
    case .tooManyNames: "too_many_names"
    case .tooManyAttributes: "too_many_attributes"
    case .markupTooLong: "markup_too_long"
    case .missing: "incomplete"
    case .readFailed: "read_failed"
    }
  }
}

extension ReportRefusal: CustomStringConvertible {
  /// What is wrong, where, and what to do about it.
  public var description: String {
    switch self {
    case .empty:
      "it is empty"
    case .notXML:
      "it is not XML"
    case .unreadable(let problem):
      "it says that it is XML and cannot be read as that; \(problem)"
    case .notAReport(let root?):
      "it is XML, but not a DMARC report: its root element is <\(root)>"
    case .notAReport(nil):
      "it has no <feedback> element, so it is not a DMARC report"
    case .documentType(let line):
      "line \(line): it has a DOCTYPE, which no report needs and which can expand without bound"
    case .tooDeep(let limit, let line):
      "line \(line): elements are nested deeper than \(limit) (raise with --max-depth)"
    case .tooManyRecords(let limit, let line):
      "line \(line): it has more than \(limit) records (raise with --max-records)"
    case .tooManyNames(let limit, let line):
      "line \(line): the names of its elements and attributes take more than \(limit) bytes; "
        + "no report has as many"
    case .tooManyAttributes(let limit):
      "a tag has more than \(limit) attributes; no report has as many"
    case .markupTooLong(let limit, let line):
      "line \(line): more than \(limit) bytes of tags and white space would have to be held at once; "
        + "no report has as many"
    case .missing(let element, let problem?):
      "it has no usable <\(element.name)>, and \(problem)"
    case .missing(let element, nil):
      "it has no usable <\(element.name)>"
    case .readFailed:
      "its bytes could not be read to the end"
    }
  }
}

extension XMLProblem: CustomStringConvertible {
  public var description: String {
    "line \(line), column \(column) is not well-formed: \(message)"
  }
}
