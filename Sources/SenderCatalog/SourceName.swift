public import DMARC

/// What a source is called, and how it is known to be that.
public struct SourceName: Sendable, Hashable {
  /// What the name is made of. Networks are many, and most are never shown.
  public enum Content: Sendable, Hashable {
    /// `Amazon SES (eu-west-1)`, `SendGrid`, `vendor.example`, the owner's own domain.
    case text(String)
    /// A network that nothing else names, by its first address.
    case network(IPAddress)
    /// Networks that nothing names and that sent next to nothing each.
    case scattered
  }

  public let content: Content
  /// The strongest rule that any of its mail got the name by.
  public let rule: NamingRule
  /// The identifier of the catalogue's entry, if there is one.
  public var service: String?
  /// What the name rests on, of the mail with the strongest rule.
  public var evidence: [SenderEvidence] = []
  /// Of sources that only their addresses, or a MAIL FROM domain, name: of mail that nobody signed.
  public var spread: AddressSpread?

  public init(_ content: Content, rule: NamingRule) {
    self.content = content
    self.rule = rule
  }

  /// The name as it is shown; a network is `203.0.113.0/24`.
  public var text: String {
    switch content {
    case .text(let text): text
    case .network(let address): address.network
    case .scattered: "scattered addresses"
    }
  }
}

/// How the messages of a source are spread over its addresses.
public struct AddressSpread: BitwiseCopyable, Sendable, Hashable {
  public var networks = 0
  public var addresses = 0
  /// Addresses with at most ``fewMessages`` each.
  public var lightAddresses = 0

  /// Nobody keeps a mail server for so few (decision.md 2.3).
  public static let fewMessages = 3

  public init() {}
}

extension SourceName.Content: Comparable {
  /// Texts first, in their order, then networks in that of their addresses.
  public static func < (left: SourceName.Content, right: SourceName.Content) -> Bool {
    switch (left, right) {
    case (.text(let left), .text(let right)): left < right
    case (.network(let left), .network(let right)): left < right
    default: left.place < right.place
    }
  }

  private var place: Int {
    switch self {
    case .text: 0
    case .network: 1
    case .scattered: 2
    }
  }
}
