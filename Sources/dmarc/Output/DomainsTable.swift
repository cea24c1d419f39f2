import PolicyAdvisor

/// The domains of a portfolio, as a table for people and as CSV for programs.
struct DomainsTable {
  private let domains: [DomainAnswer]

  init(_ domains: [DomainAnswer]) { self.domains = domains }

  private var hasBefore: Bool { domains.contains { $0.before != nil } }

  /// The table, and a line of sums.
  var text: String {
    var table = Table(columns: [
      .init(title: "Domain", shortening: .end), .init(title: "Rung"),
      .init(title: "Messages", alignment: .right, weight: 5),
      .init(title: "Pass rate", alignment: .right, weight: 1),
      .init(title: "Own rate", alignment: .right, weight: 8), .init(title: "Verdict"),
      .init(title: "To", weight: 9), .init(title: "Review", weight: 4),
      .init(title: "At risk", alignment: .right, weight: 7),
      .init(title: "Spoofed", alignment: .right, weight: 3), .init(title: "Blocker"),
      .init(title: "Source", shortening: .end, weight: 6),
    ])
    if hasBefore {
      table.columns += [
        .init(title: "Rung before", weight: 10), .init(title: "Verdict before", weight: 12),
        .init(title: "Blocker before", weight: 11),
        .init(title: "Source before", shortening: .end, weight: 2),
      ]
    }
    table.rows = domains.map { domain in
      let cells = [
        domain.domain, domain.rung, NumberText.count(domain.messages),
        domain.passRate.map(NumberText.percent) ?? "-",
        domain.ownPassRate.map(NumberText.percent) ?? "-", Self.words(domain.verdict),
        domain.toText, domain.nextReview ?? "", NumberText.tenths(domain.atRiskPerWeek.max),
        NumberText.tenths(domain.spoofedPerWeek), domain.blocker ?? "", domain.source ?? "",
      ]
      return cells + before(domain.before, verdict: Self.words(domain.before?.verdict ?? ""))
    }
    return table.text + WrappedText.line(sums)
  }

  /// `3 domains: 1 roll back, 2 advance; 35,622 messages.`
  private var sums: String {
    let counts = Urgency.allCases.compactMap { urgency -> String? in
      let count = domains.count { $0.urgency == urgency }
      return count > 0 ? "\(NumberText.count(count)) \(urgency.phrase)" : nil
    }
    let messages = domains.reduce(0) { $0 + $1.messages }
    return NumberText.counted(domains.count, "domain") + ": " + counts.joined(separator: ", ")
      + "; " + NumberText.counted(messages, "message") + "."
  }

  var csv: String {
    let titles = [
      "Domain", "Rung", "Messages", "Pass rate", "Own messages", "Own pass rate", "Verdict",
      "Urgency", "To", "Review", "At risk", "Spoofed", "Blocker", "Source",
    ]
    var table = Table(columns: titles.map { .init(title: $0) })
    if hasBefore {
      table.columns += ["Rung before", "Verdict before", "Blocker before", "Source before"]
        .map { .init(title: $0) }
    }
    table.rows = domains.map { domain in
      func rate(_ rate: Double?) -> String { rate.map { String($0) } ?? "" }
      let cells = [
        domain.domain, domain.rung, String(domain.messages), rate(domain.passRate),
        String(domain.ownMessages), rate(domain.ownPassRate), domain.verdict,
        domain.urgency.rawValue, domain.toText, domain.nextReview ?? "",
        String(domain.atRiskPerWeek.max), String(domain.spoofedPerWeek), domain.blocker ?? "",
        domain.source ?? "",
      ]
      return cells + before(domain.before, verdict: domain.before?.verdict ?? "")
    }
    return table.csv
  }

  private func before(_ before: DomainAnswer.Before?, verdict: String) -> [String] {
    guard hasBefore else { return [] }
    return [before?.rung ?? "", verdict, before?.blocker ?? "", before?.source ?? ""]
  }

  private static func words(_ token: String) -> String { token.replacing("_", with: " ") }
}
