/// A service that the owner adds to the catalogue of senders.
public struct OwnSender: Sendable, Hashable {
  public var name: String
  /// One of ``categories``.
  public var category: String
  /// Domains of its own DKIM signatures, canonical.
  public var dkimDomains: [String]
  /// Domains of its own MAIL FROM, canonical.
  public var mailFromDomains: [String]
  /// What the names of its addresses end with, canonical.
  public var ptrSuffixes: [String]

  /// The categories of the catalogue.
  public static let categories = [
    "mailbox", "host", "transactional", "marketing", "saas", "gateway", "forwarder", "list",
  ]

  public init(
    name: String, category: String, dkimDomains: [String] = [], mailFromDomains: [String] = [],
    ptrSuffixes: [String] = []
  ) {
    self.name = name
    self.category = category
    self.dkimDomains = dkimDomains
    self.mailFromDomains = mailFromDomains
    self.ptrSuffixes = ptrSuffixes
  }
}
