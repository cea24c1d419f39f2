/// What kind of sender a service is (ses.md 4.1). Raw values are the words of the catalogue's text.
public enum SenderCategory: String, Sendable, Hashable, CaseIterable {
  /// People's mailboxes, such as Google Workspace.
  case mailbox
  /// Web and mail hosting, registrars.
  case host
  /// Mail that programs send one by one.
  case transactional
  /// Newsletters and campaigns.
  case marketing
  /// A service that mails in its customers' name beside its actual work.
  case saas
  /// A filter that mail goes out, or comes in, through.
  case gateway
  case forwarder
  case list

  /// Whether such a service also passes on what it received, so that mail which fails there may be
  /// anybody's (decision.md 2.3).
  public var passesMailOn: Bool {
    switch self {
    case .mailbox, .host, .gateway, .forwarder, .list: true
    case .transactional, .marketing, .saas: false
    }
  }
}
