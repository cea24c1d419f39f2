/// What the header of a message, or of a part of one, says of its body (RFC 2045, RFC 2183).
struct PartHeader {
  /// In lower case; `nil` when nothing legible is said.
  let mediaType: String?
  /// Only to be shown.
  let name: String?
  let transferEncoding: String
  let isAttachment: Bool
  let boundary: [UInt8]?
  /// The parameters that tell kinds of `multipart/report` and of S/MIME apart, in lower case.
  let reportType: String?
  let smimeType: String?

  /// A delimiter may have 70 characters (RFC 2046, section 5.1.1).
  private static let boundaryLength = 1_000

  init(_ fields: HeaderFields) {
    let type = fields["content-type"].flatMap {
      MailSyntax.mediaType($0, parameters: ["boundary", "name", "report-type", "smime-type"])
    }
    let disposition = fields["content-disposition"].flatMap {
      MailSyntax.disposition($0, parameters: ["filename"])
    }
    mediaType = type?.value
    name = (disposition?.parameters["filename"] ?? type?.parameters["name"]).map(PrintableName.of)
    transferEncoding = fields["content-transfer-encoding"] ?? ""
    isAttachment = name != nil || disposition?.value == "attachment"
    let boundary = type?.parameters["boundary"].map { Array($0.utf8) } ?? []
    self.boundary = boundary.isEmpty || boundary.count > Self.boundaryLength ? nil : boundary
    reportType = type?.parameters["report-type"]?.lowercased()
    smimeType = type?.parameters["smime-type"]?.lowercased()
  }

  var isMultipart: Bool { mediaType?.hasPrefix("multipart/") == true && boundary != nil }

  /// The text that a mail program shows, rather than something that came with it.
  var isBody: Bool {
    !isAttachment && (mediaType == nil || mediaType == "text/plain" || mediaType == "text/html")
  }
}
