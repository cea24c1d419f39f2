/// The mail message that carried a document (RFC 5322, section 3.6). Anybody can write anything there.
public struct MailCarrier: Sendable, Hashable {
  /// The address of the first author.
  public var from: String?
  /// Epoch seconds.
  public var date: Int64?
  /// Without its angle brackets.
  public var messageID: String?

  init(_ fields: HeaderFields) {
    from = fields["from"].flatMap(MailSyntax.address).map { PrintableName.of($0) }
    date = fields["date"].flatMap(MailSyntax.date)
    messageID = fields["message-id"].flatMap(MailSyntax.messageID).map { PrintableName.of($0) }
  }
}
