/// Where a domain stands on the way to `p=reject`. The raw values are the tokens of the decision
/// procedure and of the JSON output.
///
/// The two test rungs are published as `t=y; pct=0`, which both generations of receivers read as
/// "one policy weaker" (RFC 9989, tag `t`; RFC 7489, section 6.6.4).
public enum Rung: String, Sendable, Hashable, Codable, CaseIterable {
  case none
  case quarantineTest = "q_test"
  case quarantine = "q"
  case rejectTest = "r_test"
  case reject

  /// What receivers do at this rung with mail that fails.
  public var effectivePolicy: Policy {
    switch self {
    case .none, .quarantineTest: .none
    case .quarantine, .rejectTest: .quarantine
    case .reject: .reject
    }
  }

  /// The rung above, or `nil` at the top.
  public var next: Rung? {
    switch self {
    case .none: .quarantineTest
    case .quarantineTest: .quarantine
    case .quarantine: .rejectTest
    case .rejectTest: .reject
    case .reject: nil
    }
  }
}
