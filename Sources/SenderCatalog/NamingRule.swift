/// What a source's name rests on, the strongest first (ses.md 4.1). Raw values are the tokens of the
/// JSON output.
///
/// The first three are authenticated facts; the others say where the mail came from, not who sent
/// it. Cover by an SPF include and reverse DNS would stand between them; both need DNS.
public enum NamingRule: String, Sendable, Hashable, Codable, CaseIterable {
  /// A valid signature of another organisation's domain.
  case dkimDomain = "dkim_domain"
  /// An SPF pass for another organisation's MAIL FROM domain.
  case mailFromDomain = "mail_from_domain"
  /// Authenticated by the author's own organisation and by nobody else, so it names no service.
  case ownDomain = "own_domain"
  /// Most of what the same address sends has this name.
  case sameAddress = "same_address"
  /// Most of what the same /24 or /48 sends has this name.
  case sameNetwork = "same_network"
  /// Nothing but the network is known.
  case network
  /// Not even the address is known.
  case unknownAddress = "unknown_address"
}

extension NamingRule: Comparable {
  /// The stronger rule comes first.
  public static func < (left: NamingRule, right: NamingRule) -> Bool { left.place < right.place }

  private var place: Int {
    switch self {
    case .dkimDomain: 0
    case .mailFromDomain: 1
    case .ownDomain: 2
    case .sameAddress: 3
    case .sameNetwork: 4
    case .network: 5
    case .unknownAddress: 6
    }
  }
}
