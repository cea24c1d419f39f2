/// What the header of a message, or of a part of one, says of its body (RFC 2045, RFC 2183).
struct PartHeader {
  /// In lower case; `nil` when nothing legible is said.
  let mediaType: String?
  /// Only to be shown.
  let name: String?
  let transferEncoding: String
  let isAttachment: Bool
  let boundary: [UInt8]?
  /// The parameter that tells kinds of `multipart/report` apart, in lower case.
  let reportType: String?

  /// A delimiter may have 70 characters (RFC 2046, section 5.1.1).
  private static let boundaryLength = 1_000

  /// - Parameter isInDigest: whether it is a part of a `multipart/digest`, whose parts are messages
  ///   unless they say otherwise (RFC 2046, section 5.1.5).
  init(_ fields: HeaderFields, isInDigest: Bool = false) {
    let type = fields["content-type"].flatMap {
      MailSyntax.mediaType($0, parameters: ["boundary", "name", "report-type"])
    }
    let disposition = fields["content-disposition"].flatMap {
      MailSyntax.disposition($0, parameters: ["filename"])
    }
    mediaType = type?.value ?? (isInDigest ? "message/rfc822" : nil)
    name = (disposition?.parameters["filename"] ?? type?.parameters["name"]).map(PrintableName.of)
    transferEncoding = fields["content-transfer-encoding"] ?? ""
    isAttachment = name != nil || disposition?.value == "attachment"
    let boundary = type?.parameters["boundary"].map { Array($0.utf8) } ?? []
    self.boundary = boundary.isEmpty || boundary.count > Self.boundaryLength ? nil : boundary
    reportType = type?.parameters["report-type"]?.lowercased()
  }

  var isMultipart: Bool { mediaType?.hasPrefix("multipart/") == true }

  /// Whether type or name are those of an aggregate report (RFC 9990, section 3.2, and those that reporters
  /// use in its place, reports.md 2.2).
  var isReport: Bool {
    switch mediaType {
    case "application/gzip", "application/x-gzip", "application/zip",
      "application/x-zip-compressed", "application/zip-compressed", "text/xml", "application/xml":
      true
    case nil, "application/octet-stream": name.map(ReportName.matches) ?? false
    default: false
    }
  }

  /// A failure report (RFC 6591), whatever its parts are.
  var isFailureReport: Bool {
    mediaType == "multipart/report" && reportType == "feedback-report"
  }

  /// The text that a mail program shows, rather than something that came with it.
  var isBody: Bool {
    !isAttachment && (mediaType == nil || mediaType == "text/plain" || mediaType == "text/html")
  }
}
