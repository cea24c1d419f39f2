public import DMARC

/// The two generations of receivers, which read `t`, `pct` and `np` differently (decision.md 1.4).
public enum ReceiverGeneration: String, Sendable, Hashable, CaseIterable {
  /// Applies the policy to `pct` percent of failing mail and the next weaker one to the rest
  /// (section 6.6.4). It knows neither `t` nor `np`.
  case rfc7489
  /// Applies the next weaker policy where `t=y`, and ignores `pct`.
  case rfc9989
}

/// What becomes of failing mail of one author domain, as shares of it.
public struct PolicyEffect: Sendable, Hashable {
  /// Sent to junk.
  public let junked: Double
  public let refused: Double

  static let none = PolicyEffect(junked: 0, refused: 0)

  private init(junked: Double, refused: Double) {
    self.junked = junked
    self.refused = refused
  }

  /// - Parameter percentage: of the mail that gets the policy; the rest gets the next weaker one.
  init(_ policy: Policy, percentage: Int = 100) {
    let full = Double(min(max(0, percentage), 100)) / 100
    switch policy {
    case .none: self = .none
    case .quarantine: self.init(junked: full, refused: 0)
    case .reject: self.init(junked: 1 - full, refused: full)
    }
  }

  /// - Parameters:
  ///   - record: as it is published at `policyDomain`.
  ///   - authorDomain: in whose name the mail is.
  ///   - exists: whether that name exists in the DNS. Receivers of RFC 9989 apply `np` to one below
  ///     the policy domain that does not.
  public init(
    of record: DMARCRecord, on authorDomain: String, policyDomain: String,
    by generation: ReceiverGeneration, exists: Bool = true
  ) {
    guard record.isApplied(by: generation), DomainName.isWithin(authorDomain, policyDomain) else {
      self = .none
      return
    }
    let own = record.policy ?? .none
    let below = record.subdomainPolicy ?? own
    let missing = generation == .rfc9989 ? record.nonexistentSubdomainPolicy ?? below : below
    let policy = authorDomain == policyDomain ? own : exists ? below : missing
    switch generation {
    case .rfc7489: self.init(policy, percentage: record.pct ?? 100)
    case .rfc9989: self.init(record.isTesting == true ? policy.nextWeaker : policy)
    }
  }

  /// The strictest policy that some of the mail gets.
  var strictest: Policy { refused > 0 ? .reject : junked > 0 ? .quarantine : .none }
}

extension DMARCRecord {
  /// A record whose `p` is missing or whose policies cannot be read asks for nothing (RFC 9989,
  /// section 4.10.1; RFC 7489, section 6.6.3). `np` came with RFC 9989.
  func isApplied(by generation: ReceiverGeneration) -> Bool {
    guard policy != nil, self["sp"] == nil || subdomainPolicy != nil else { return false }
    return generation == .rfc7489 || self["np"] == nil || nonexistentSubdomainPolicy != nil
  }
}
