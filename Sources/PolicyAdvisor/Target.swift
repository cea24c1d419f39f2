import DMARC

/// The enforcing policy that a step leads to: T in decision.md 2.5.
enum Target: String, Sendable, Hashable {
  case quarantine
  case reject

  var policy: Policy {
    switch self {
    case .quarantine: .quarantine
    case .reject: .reject
    }
  }

  /// What becomes of failing mail there, as in "60 messages a week would be refused".
  var consequence: String {
    switch self {
    case .quarantine: "sent to junk"
    case .reject: "refused"
    }
  }
}
