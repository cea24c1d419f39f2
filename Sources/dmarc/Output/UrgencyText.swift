import PolicyAdvisor

extension Urgency {
  /// The most urgent is the first.
  var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// What so many domains do.
  var phrase: String {
    switch self {
    case .rollBack: "roll back"
    case .fix: "stay until something is fixed"
    case .advance: "advance"
    case .publish: "stay with another record"
    case .wait: "stay until there is more evidence"
    case .done: "stay with nothing left to do"
    }
  }
}
