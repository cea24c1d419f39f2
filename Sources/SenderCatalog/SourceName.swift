/// What a source is called, and how it is known to be that.
public struct SourceName: Sendable, Hashable {
  /// `Amazon SES (eu-west-1)`, `SendGrid`, `vendor.example`, the owner's own domain, `203.0.113.0/24`.
  public let text: String
  /// The strongest rule that any of its mail got the name by.
  public let rule: NamingRule

  public init(text: String, rule: NamingRule) {
    self.text = text
    self.rule = rule
  }
}
