/// What a message is when it is no carrier of reports.
enum MailFinding {
  /// A failure report (RFC 6591). Its original message is not gone into: a report attached to that is
  /// somebody else's.
  case failureReport
  case mail(MailKind)
  case refused(ContainerError)

  /// What the header of a message or of a part says already (RFC 6522).
  init?(_ part: PartHeader) {
    switch (part.mediaType, part.reportType) {
    case ("multipart/report", "feedback-report"), ("message/feedback-report", _):
      self = .failureReport
    case ("multipart/report", "delivery-status"), ("message/delivery-status", _):
      self = .mail(.bounce)
    case ("multipart/encrypted", _): self = .refused(.encryptedMail(with: "PGP"))
    default: return nil
    }
  }

  /// What CMS says that it is (RFC 5652), by the object identifier at its start.
  init(cms beginning: [UInt8], _ part: PartHeader) {
    let prefix: [UInt8] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02]
    let start = beginning.prefix(64)
    let isSigned = start.indices.contains { start[$0...].starts(with: prefix) }
    self = .refused(
      isSigned || part.smimeType == "signed-data"
        ? .wrappedSMIME : .encryptedMail(with: "S/MIME"))
  }

  /// What the text of a message says.
  init?(text bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self).lowercased()
    let fields = Set(
      text.split(whereSeparator: \.isNewline).compactMap { line in
        line.firstIndex(of: ":").map { String(line[..<$0]) }
      })
    if fields.isSuperset(of: ["feedback-type", "version"]) || text.contains(Self.eximFailure) {
      self = .failureReport
    } else if fields.isSuperset(of: ["report-domain", "report-size"]) {
      self = .mail(.sizeLimitError)
    } else if text.drop(while: \.isWhitespace).starts(with: "-----begin pgp message-----") {
      self = .refused(.encryptedMail(with: "PGP"))
    } else {
      return nil
    }
  }

  /// Exim and cPanel send failure reports as text alone.
  private static let eximFailure =
    "a message claiming to be from you has failed the published dmarc policy"
}
