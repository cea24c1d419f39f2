public import DMARC

/// What a source is called, and how it is known to be that.
public struct SourceName: Sendable, Hashable {
  /// What the name is made of. Networks are many, and most are never shown.
  public enum Content: Sendable, Hashable {
    /// `Amazon SES (eu-west-1)`, `SendGrid`, `vendor.example`, the owner's own domain.
    case text(String)
    /// A network that nothing else names, by its first address.
    case network(IPAddress)
  }

  public let content: Content
  /// The strongest rule that any of its mail got the name by.
  public let rule: NamingRule

  public init(_ content: Content, rule: NamingRule) {
    self.content = content
    self.rule = rule
  }

  public init(text: String, rule: NamingRule) { self.init(.text(text), rule: rule) }

  /// The name as it is shown; a network is `203.0.113.0/24`.
  public var text: String {
    switch content {
    case .text(let text): text
    case .network(let address): address.network
    }
  }
}

extension SourceName.Content: Comparable {
  /// Texts first, in their order, then networks in that of their addresses.
  public static func < (left: SourceName.Content, right: SourceName.Content) -> Bool {
    switch (left, right) {
    case (.text(let left), .text(let right)): left < right
    case (.network(let left), .network(let right)): left < right
    case (.text, .network): true
    case (.network, .text): false
    }
  }
}
