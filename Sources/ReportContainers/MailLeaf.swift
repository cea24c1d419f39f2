/// A part of a message that has no parts, and what is to be done with it.
struct MailLeaf {
  enum Use {
    case open, openMail, passOver
    /// The message is inside an S/MIME signature, or encrypted.
    case openSigned
    /// The message is something else than a carrier of reports.
    case end(MailFinding)
    /// It is that if it carries no report.
    case hint(MailFinding)
  }

  /// Bytes of a text that are looked at.
  private static let textLength = 8_192

  let source: PeekedSource
  let use: Use

  /// The bytes of a part, its transfer encoding taken off.
  static func decoded(
    _ lines: MailLines, _ part: PartHeader
  ) throws(ContainerError) -> PeekedSource {
    let raw = try PeekedSource(lines)
    let isUnsaid = part.transferEncoding.isEmpty && isBase64(raw.beginning)
    let encoding = isUnsaid ? "base64" : part.transferEncoding
    guard let decoded = TransferSource(raw, encoding: encoding) else { return raw }
    return try PeekedSource(decoded)
  }

  init(_ source: PeekedSource, _ part: PartHeader) throws(ContainerError) {
    self.source = source
    switch part.mediaType {
    case "message/rfc822", "message/global": use = .openMail
    case "message/feedback-report": use = try Self.use(text: source, isFeedback: true)
    case "application/pkcs7-mime", "application/x-pkcs7-mime": use = .openSigned
    case "text/rfc822-headers": use = .passOver
    default:
      let kind = ContentKind(source.beginning)
      use = try part.isBody ? Self.use(body: source, kind, part) : Self.use(source, kind, part)
    }
  }

  /// For what came with the text.
  private static func use(
    _ source: PeekedSource, _ kind: ContentKind, _ part: PartHeader
  ) throws(ContainerError) -> Use {
    switch kind {
    case .other: part.isReport ? .open : try use(text: source)
    case .xml where part.mediaType == "text/html": mentionsReport(source) ? .open : .passOver
    case .empty: part.mayBeReport ? .open : .passOver
    default: .open
    }
  }

  /// For the text itself, which may look like anything.
  private static func use(
    body source: PeekedSource, _ kind: ContentKind, _ part: PartHeader
  ) throws(ContainerError) -> Use {
    switch kind {
    case .gzip, .archive: .open
    case .xml where mentionsReport(source): .open
    case .json where mentions(source, ["\"organization-name\"", "\"policies\"", "\"report-id\""]):
      .open
    case .empty: .passOver
    default: part.mediaType == "text/html" ? .passOver : try use(text: source)
    }
  }

  private static func use(
    text source: PeekedSource, isFeedback: Bool = false
  ) throws(ContainerError) -> Use {
    var text = [UInt8](repeating: 0, count: textLength)
    var count = 0
    while count < text.count {
      let room = count..<text.count
      var failure: ContainerError?
      let more = text.withUnsafeMutableBytes { buffer in
        do throws(ContainerError) {
          return try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[room]))
        } catch {
          failure = error
          return 0
        }
      }
      if let failure { throw failure }
      guard more > 0 else { break }
      count += more
    }
    switch MailFinding(text: Array(text[..<count]), isFeedback: isFeedback) {
    case nil: return .passOver
    case .failureReport(let notice)?: return .end(.failureReport(notice))
    case let found?: return .hint(found)
    }
  }

  private static func mentionsReport(_ source: PeekedSource) -> Bool {
    mentions(source, ["<feedback", ":feedback"])
  }

  private static func mentions(_ source: PeekedSource, _ words: [String]) -> Bool {
    let text = String(decoding: source.beginning, as: UTF8.self)
    return words.contains { text.contains($0) }
  }

  /// How gzip, zip and XML begin in base64, for parts that do not say that they are.
  private static func isBase64(_ beginning: [UInt8]) -> Bool {
    let text = beginning.drop { $0 == 32 || (9...13).contains($0) }
    return ["H4sI", "UEsDB", "PD94bWwg", "PGZlZWRiYWNr", "77u/PD94"].contains {
      text.starts(with: $0.utf8)
    }
  }
}

extension PartHeader {
  /// Whether an empty part of this type is a report that was lost.
  fileprivate var mayBeReport: Bool {
    guard let mediaType else { return true }
    return mediaType.hasPrefix("application/") || mediaType == "text/xml"
  }
}
