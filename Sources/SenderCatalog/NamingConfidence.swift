/// How sure a name is. Raw values are the tokens of the JSON output.
public enum NamingConfidence: String, Sendable, Hashable {
  /// An authenticated fact.
  case certain
  /// What only the service's customers have, what the same address authenticates otherwise, or DNS says.
  case likely
  /// Neighbours, and published addresses, which change.
  case hint
}

extension NamingRule {
  public var confidence: NamingConfidence {
    switch self {
    case .dkimDomain, .mailFromDomain, .ownDomain: .certain
    case .ownSelector, .sameAddress, .reverseName: .likely
    case .sameNetwork, .publishedRange, .network, .scattered, .unknownAddress: .hint
    }
  }
}

extension SourceName {
  public var confidence: NamingConfidence { rule.confidence }

  /// What the name rests on, in words: its evidence, or the rule where there is none.
  public var reason: String {
    guard evidence.isEmpty else { return evidence.map(\.description).joined(separator: "; ") }
    return switch rule {
    case .dkimDomain, .mailFromDomain, .ownSelector: "its authentication"
    case .ownDomain: "the author's own organisation authenticates it, and nobody else"
    case .sameAddress: "most of what the same addresses send has this name"
    case .reverseName: "the addresses are named so, confirmed by DNS"
    case .sameNetwork: "most of what the same networks send has this name"
    case .publishedRange: "the addresses are published as its own"
    case .network: "nothing but the network is known"
    case .scattered: "networks with next to nothing each"
    case .unknownAddress: "reporters show no address"
    }
  }
}
