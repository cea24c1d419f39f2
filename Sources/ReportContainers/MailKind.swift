/// What a mail message without a report is.
public enum MailKind: String, Sendable, Hashable, CaseIterable {
  /// A reporter could not deliver a report because it was too large (RFC 7489, section 7.2.2): data is
  /// missing.
  case sizeLimitError = "size_limit_error"
  /// Mail that came back (RFC 3464). What it returns was not sent to us and is not read.
  case bounce
  /// Anything else.
  case plain = "mail"
}
