import PolicyAdvisor

/// What a verdict asks of the owner of a domain, the most urgent first.
enum Urgency: String, Encodable, Sendable, CaseIterable {
  /// Legitimate mail is being lost.
  case rollBack = "roll_back"
  /// Something has to be repaired.
  case fix
  /// The next record can be published.
  case advance
  /// Time and more reports decide.
  case wait
  case done

  init(_ decision: Decision) {
    switch decision.verdict {
    case .rollBack: self = .rollBack
    case .advance: self = .advance
    case .stay where decision.blockers.isEmpty: self = .done
    case .stay: self = decision.blockers.allSatisfy(\.isMatterOfTime) ? .wait : .fix
    }
  }

  var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// What so many domains do.
  var phrase: String {
    switch self {
    case .rollBack: "roll back"
    case .fix: "stay until something is fixed"
    case .advance: "advance"
    case .wait: "stay until there is more evidence"
    case .done: "stay with nothing left to do"
    }
  }
}
