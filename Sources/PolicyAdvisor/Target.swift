import DMARC

/// The enforcing policy that a rung leads to: T in decision.md 2.5.
enum Target: String {
  case quarantine
  case reject

  init(from rung: Rung) {
    switch rung {
    case .none, .quarantineTest: self = .quarantine
    case .quarantine, .rejectTest, .reject: self = .reject
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
