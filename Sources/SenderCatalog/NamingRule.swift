/// What a source's name rests on, the strongest first (ses.md 4.1). Raw values are the tokens of the
/// JSON output.
///
/// The first two and ``ownDomain`` are authenticated facts; those behind it say where the mail came
/// from, not who sent it. Cover by an SPF include would stand among them; it needs DNS.
public enum NamingRule: String, Sendable, Hashable, Codable, CaseIterable {
  /// A valid signature of another organisation's domain.
  case dkimDomain = "dkim_domain"
  /// An SPF pass for another organisation's MAIL FROM domain.
  case mailFromDomain = "mail_from_domain"
  /// A name that a service has its customers publish, in the author's own authenticated domain.
  case ownSelector = "own_selector"
  /// Authenticated by the author's own organisation and by nobody else, so it names no service.
  case ownDomain = "own_domain"
  /// Most of what the same address sends has this name.
  case sameAddress = "same_address"
  /// A name of the address that DNS confirms both ways.
  case reverseName = "reverse_name"
  /// Most of what the same /24 or /48 sends has this name.
  case sameNetwork = "same_network"
  /// A service publishes the address as its own.
  case publishedRange = "published_range"
  /// Nothing but the network is known.
  case network
  /// Not even a network stands out.
  case scattered
  /// Not even the address is known.
  case unknownAddress = "unknown_address"
}

extension NamingRule {
  /// Whether it matters how many addresses sent the mail (``SourceName/spread``).
  var countsAddresses: Bool { self == .network || self == .scattered || self == .mailFromDomain }
}

extension NamingRule: Comparable {
  /// The stronger rule comes first.
  public static func < (left: NamingRule, right: NamingRule) -> Bool { left.place < right.place }

  private var place: Int {
    switch self {
    case .dkimDomain: 0
    case .mailFromDomain: 1
    case .ownSelector: 2
    case .ownDomain: 3
    case .sameAddress: 4
    case .reverseName: 5
    case .sameNetwork: 6
    case .publishedRange: 7
    case .network: 8
    case .scattered: 9
    case .unknownAddress: 10
    }
  }
}
