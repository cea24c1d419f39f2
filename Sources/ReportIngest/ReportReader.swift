public import DMARC
public import ReportContainers
public import ReportParser

/// Takes what is in a file, document by document, and each report part by part.
public protocol ReportReceiver: ReportPartReceiver {
  /// - Parameter document: valid until ``endDocument(_:texts:)``; its bytes are not the receiver's to
  ///   read.
  func beginDocument(_ document: ReportDocument)
  /// The parts since ``beginDocument(_:)`` stand if the outcome is a report, and are void otherwise.
  func endDocument(_ outcome: DocumentOutcome, texts: borrowing RecordTexts)
}

/// The steps from a file to the parts of the reports in it: containers, then the parser.
public struct ReportReader: ~Copyable {
  private var parser: ReportParser

  public init(limits: ReportParserLimits = ReportParserLimits()) {
    parser = ReportParser(limits: limits)
  }

  /// Reads every document of a file.
  ///
  /// - Parameter isInterrupted: asked between documents; `true` ends the reading.
  /// - Throws: what ends the reading of the whole file. Documents that ended before stand.
  public mutating func read(
    _ file: ReportFile, receiver: any ReportReceiver,
    isInterrupted: @escaping () -> Bool = { false }
  ) throws(ContainerError) {
    try file.forEachDocument(isInterrupted: isInterrupted) { document in
      receiver.beginDocument(document)
      let outcome = read(document, receiver)
      parser.withTexts { receiver.endDocument(outcome, texts: $0) }
    }
  }

  private mutating func read(
    _ document: ReportDocument, _ receiver: any ReportReceiver
  ) -> DocumentOutcome {
    switch document.kind {
    case .xml: return readXML(document, receiver)
    case .json:
      return TLSReport.notice(in: document).map { .tlsReport($0) } ?? .notAReport(.otherContent)
    case .mail(let kind): return .notAReport(.mail(kind), document.notice)
    case .failureReport: return .failureReport(document.notice ?? ReportNotice())
    case .unreadContainer(let name): return .refused(.unreadContainer(name))
    case .empty: return .refused(document.failure.map(Refusal.container) ?? .report(.empty))
    case .lostReport: return .refused(.report(.notXML))
    case .other: return .notAReport(.otherContent)
    }
  }

  private mutating func readXML(
    _ document: ReportDocument, _ receiver: any ReportReceiver
  ) -> DocumentOutcome {
    do throws(ReportRefusal) {
      let ending = try parser.parse(receiver: receiver) { document.read(into: $0) }
      switch document.drain() {
      case nil: return .report(ending, failure: nil)
      case .truncated(let container)?:
        return .report(ending, failure: .truncated(container: container))
      // A checksum that does not fit, a limit: what was read is not what was sent.
      case let failure?: return .refused(.container(failure))
      }
    } catch {
      if let failure = document.failure { return .refused(.container(failure)) }
      switch error {
      case .notAReport, .notXML: return .notAReport(.report(error))
      default: return .refused(.report(error))
      }
    }
  }
}
