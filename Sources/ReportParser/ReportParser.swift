public import DMARC

/// Reads aggregate reports: RFC 7489 (appendix C), the drafts before it, and RFC 9990.
///
/// It streams: parts are handed out as they complete and nothing of the document is kept, so a report
/// of a million records needs no more memory than one of ten. What it tolerates is listed in
/// ``Deviation/Code`` and told to the receiver each time; a record is handed out only when its end
/// tag was seen. It refuses a document type, nesting deeper than any report's, and documents without
/// a `feedback` element (``ReportRefusal``).
///
/// Of records that differ from one before in their address and count alone, libxml2 reads the first: the
/// bytes of the others are compared (``ReportParserLimits/knownRecordBytes``). What comes of a document is
/// the same, whatever was read before it.
///
/// Notable divergences from the standards: children may come in any order; namespaces are ignored but
/// for extensions, which are skipped; missing and unknown values do not refuse a report; and a
/// document that is not well-formed is read as far as libxml2 can recover it.
public struct ReportParser: ~Copyable {
  private let state: UnsafeMutablePointer<DocumentState>
  private var xml: XMLPullParser
  private let input = PulledInput()

  public init(limits: ReportParserLimits = ReportParserLimits()) {
    state = .allocate(capacity: 1)
    state.initialize(to: DocumentState(limits: limits))
    xml = XMLPullParser(limits: limits)
  }

  deinit {
    state.deinitialize(count: 1)
    state.deallocate()
  }

  /// Parses one document.
  ///
  /// - Parameters:
  ///   - read: fills a buffer from its start with the next bytes of the document and returns how
  ///     many; 0 at the end, -1 when they cannot be had.
  ///   - receiver: takes the parts. If this throws, what it has taken is void.
  /// - Throws: why nothing of the document can be counted.
  public mutating func parse(
    receiver: any ReportPartReceiver, read: @escaping (UnsafeMutableRawBufferPointer) -> Int
  ) throws(ReportRefusal) -> ReportEnding {
    input.begin(read: read)
    defer { input.release() }
    guard !input.isEmpty else { throw input.hasFailed ? .readFailed : .empty }
    guard input.looksLikeXML else { throw .notXML }
    let problem = xml.parse(input, state, receiver)
    if let refusal = state.pointee.refusal { throw refusal }
    guard state.pointee.summary.hasFeedback else {
      if state.pointee.summary.root == nil, input.hasDeclaration, let problem {
        throw .unreadable(problem)
      }
      throw .notAReport(root: state.pointee.summary.root)
    }
    guard state.pointee.summary.hasMetadata else {
      throw .missing(.reportMetadata, problem: problem)
    }
    guard state.pointee.summary.hasPolicyDomain else { throw .missing(.domain, problem: problem) }
    return state.pointee.finish(input, receiver)
  }

  /// Calls `body` with what the numbers in the records of the last document stand for.
  public borrowing func withTexts(_ body: (borrowing RecordTexts) -> Void) {
    body(state.pointee.texts)
  }
}
