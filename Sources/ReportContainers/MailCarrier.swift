/// The mail message that carried a document (RFC 5322, section 3.6). Anybody can write anything there.
public struct MailCarrier: Sendable, Hashable {
  /// Where in the file the message lies, as ``ReportDocument/member`` has it; `nil` for the file itself.
  public var place: String?
  /// Where it begins in a mailbox that is the file itself, in bytes; `nil` for any other message.
  public var offset: Int64?
  /// The address of the first author.
  public var from: String?
  /// Epoch seconds.
  public var date: Int64?
  /// Without its angle brackets.
  public var messageID: String?
  /// The values of Authentication-Results, the topmost first. None for a message inside another,
  /// where whoever sent the outer one wrote them.
  public var authenticationResults: [String] = []

  init(_ fields: HeaderFields, _ place: Place) {
    self.place = place.member
    offset = place.messageOffset
    from = fields["from"].flatMap(MailSyntax.address).map { PrintableName.of($0) }
    date = fields["date"].flatMap(MailSyntax.date)
    messageID = fields["message-id"].flatMap(MailSyntax.messageID).map { PrintableName.of($0) }
    if place.carrier == nil { authenticationResults = fields.authenticationResults }
  }

  /// Whether the header says of whom or what the message is, as that of a mere MIME entity does not.
  var isMessage: Bool { from != nil || messageID != nil || date != nil }
}
