import ArgumentParser

/// In which order `dmarc domains` lists them.
enum DomainOrder: String, ExpressibleByArgument, CaseIterable {
  /// By what has to be done, then by the legitimate mail at risk.
  case urgency
  case messages
  case name

  func sorted(_ domains: [DomainAnswer]) -> [DomainAnswer] {
    domains.sorted { left, right in
      for (first, second) in zip(keys(left), keys(right)) where first != second {
        return first < second
      }
      return left.domain < right.domain
    }
  }

  /// What comes before the name; the smaller goes first.
  private func keys(_ domain: DomainAnswer) -> [Double] {
    switch self {
    case .urgency:
      [
        Double(domain.urgency.place), -domain.atRiskPerWeek.max, -domain.spoofedPerWeek,
        -Double(domain.messages),
      ]
    case .messages: [-Double(domain.messages)]
    case .name: []
    }
  }
}
