/// What a message is when it is no carrier of reports.
enum MailFinding {
  /// A failure report (RFC 6591). Its original message is not gone into: a report attached to that is
  /// somebody else's, and the rest of it tells of people.
  case failureReport(ReportNotice)
  case mail(MailKind, ReportNotice)
  case refused(ContainerError)

  /// What the header of a message or of a part says already (RFC 6522).
  init?(_ part: PartHeader) {
    switch (part.mediaType, part.reportType) {
    case ("multipart/report", "delivery-status"), ("message/delivery-status", _):
      self = .mail(.bounce, ReportNotice())
    case ("multipart/encrypted", _): self = .refused(.encryptedMail(with: "PGP"))
    default: return nil
    }
  }

  /// What the text of a message says, or of its part with the fields of a failure report.
  init?(text bytes: [UInt8], isFeedback: Bool = false) {
    let text = String(decoding: bytes, as: UTF8.self)
    let fields = Self.fields(of: text)
    if isFeedback || fields["feedback-type"] != nil && fields["version"] != nil {
      self = .failureReport(
        ReportNotice(
          organization: fields["reporting-mta"].flatMap(Self.host),
          domain: fields["reported-domain"]))
    } else if text.lowercased().contains(Self.eximFailure) {
      self = .failureReport(ReportNotice())
    } else if fields["report-domain"] != nil, fields["report-size"] != nil {
      self = .mail(
        .sizeLimitError,
        ReportNotice(organization: fields["submitter"], domain: fields["report-domain"]))
    } else if text.drop(while: \.isWhitespace).lowercased().starts(
      with: "-----begin pgp message-----")
    {
      self = .refused(.encryptedMail(with: "PGP"))
    } else {
      return nil
    }
  }

  /// Exim and cPanel send failure reports as text alone.
  private static let eximFailure =
    "a message claiming to be from you has failed the published dmarc policy"

  /// Lines of the form `Name: value`, by name in lower case; the first of a name counts.
  private static func fields(of text: String) -> [String: String] {
    var fields: [String: String] = [:]
    for line in text.split(whereSeparator: \.isNewline) {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let name = line[..<colon].lowercased()
      let value = line[line.index(after: colon)...].drop(while: \.isWhitespace)
      if fields[name] == nil { fields[name] = String(value) }
    }
    return fields
  }

  /// The name behind the type, as in `dns; mx.example.net` (RFC 3464, section 2.1.2).
  private static func host(_ value: String) -> String? {
    guard let semicolon = value.firstIndex(of: ";") else { return value.isEmpty ? nil : value }
    let name = value[value.index(after: semicolon)...].drop(while: \.isWhitespace)
    return name.isEmpty ? nil : String(name)
  }
}
