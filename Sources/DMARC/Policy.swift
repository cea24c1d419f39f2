/// What a domain owner asks receivers to do with mail that fails DMARC: the value of the tags
/// `p`, `sp` and `np` (RFC 9989, "DMARC Policy Record Format"; RFC 7489, section 6.3).
public enum Policy: String, Sendable, Hashable, Codable, CaseIterable {
  case none
  case quarantine
  case reject

  /// The next weaker policy, which applies when a policy is in test mode (`t=y`) or sampled out
  /// (`pct=0`): reject becomes quarantine, quarantine becomes none (RFC 9989, tag `t`).
  public var nextWeaker: Policy {
    switch self {
    case .none, .quarantine: .none
    case .reject: .quarantine
    }
  }

  /// What comes next on the way to `reject`.
  public var nextStricter: Policy { self == .none ? .quarantine : .reject }
}

extension Policy: Comparable {
  /// Weaker policies come first.
  public static func < (left: Policy, right: Policy) -> Bool { left.strength < right.strength }

  private var strength: Int {
    switch self {
    case .none: 0
    case .quarantine: 1
    case .reject: 2
    }
  }
}
