public import ReportContainers
public import ReportParser

/// What became of the reading of one document.
public enum DocumentOutcome: Sendable {
  /// An aggregate report. It is incomplete when the document ends before it, or when `failure` says
  /// that its container does.
  case report(ReportEnding, failure: ContainerError?)
  /// An SMTP TLS report (RFC 8460), which is somebody else's to read.
  case tlsReport(ReportNotice)
  /// A failure report (RFC 6591), of which nothing about people is read.
  case failureReport(ReportNotice)
  /// Something else, and why it is taken for that.
  case notAReport(Refusal, ReportNotice? = nil)
  case refused(Refusal)
}

/// Why a document, or a file, gives no report.
public enum Refusal: Error, Sendable, Hashable {
  case report(ReportRefusal)
  case container(ContainerError)
  case mail(MailKind)
  case unreadContainer(String)
  case otherContent
}

extension Refusal {
  /// A word for the ledger.
  public var code: String {
    switch self {
    case .report(let refusal): refusal.code
    case .container(let error): error.code
    case .mail(let kind): kind.rawValue
    case .unreadContainer: "unread_container"
    case .otherContent: "other_content"
    }
  }
}

extension Refusal: CustomStringConvertible {
  /// What is wrong and what to do about it.
  public var description: String {
    switch self {
    case .report(let refusal): refusal.description
    case .container(let error): error.description
    case .mail(.plain): "it is a mail message without a report"
    case .mail(.bounce): "it is a bounce: mail that was not delivered"
    case .mail(.sizeLimitError):
      "it tells of a report that was not sent because it was too large"
    case .unreadContainer(let name): "it is \(name) data; unpack it and read what is in it"
    case .otherContent: "it is no XML, no archive and no mail"
    }
  }
}
