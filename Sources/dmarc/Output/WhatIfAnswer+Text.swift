extension WhatIfAnswer {
  /// The sums of each generation, the sources that are touched, and what the figures do not say.
  var text: String {
    """
    \(TerminalText.safe(domain)), mail of \(window.since) to \(window.until) (not included)
      tried    \(TerminalText.safe(record))
      present  \(TerminalText.safe(presentRecord))

    Messages a week, of mail seen by reporters; in brackets the difference to the present record
    \(sums.text)
    """ + touched + (notes.isEmpty ? "" : "\n")
      + notes.map { WrappedText.lines($0, mark: "Note: ") }.joined()
  }

  private var sums: Table {
    var table = Table(columns: [.init(title: "Receivers of"), .init(title: "Mail")])
    for title in ["To junk", "Refused"] {
      table.columns.append(.init(title: title, alignment: .right))
    }
    let kinds = [
      ("legitimate (lost)", legitimate), ("spoofed (stopped)", spoofed), ("undecided", undecided),
    ]
    for generation in Generation.allCases {
      for (name, sum) in kinds {
        let (present, tried) = (generation.of(sum.present), generation.of(sum.tried))
        table.rows.append([
          generation.rawValue, name, Self.change(present.junked, tried.junked),
          Self.change(present.refused, tried.refused),
        ])
      }
    }
    return table
  }

  /// Sources that either record touches.
  private var touched: String {
    let lines = sources.filter { line in
      Generation.allCases.contains {
        $0.of(line.tried).isAny || $0.of(line.present).isAny
      }
    }
    guard !lines.isEmpty else { return "\nNo source's mail would be touched.\n" }
    var table = Table(columns: [.init(title: "Source"), .init(title: "Class")])
    table.columns.append(.init(title: "Author domain"))
    for title in ["Messages", "Fail", "RFC 7489 junk", "refused", "RFC 9989 junk", "refused"] {
      table.columns.append(.init(title: title, alignment: .right))
    }
    table.rows = lines.map { line in
      let (old, new) = (line.tried.rfc7489, line.tried.rfc9989)
      return [
        line.source, line.cls.replacing("_", with: " "), line.authorDomain,
        NumberText.count(line.messages), NumberText.count(line.fails),
      ] + [old.junked, old.refused, new.junked, new.refused].map(NumberText.tenths)
    }
    return "\n" + table.text
  }

  var csv: String {
    var table = Table(
      columns: [
        "Source", "Class", "Author domain", "Messages", "Fails", "Present fails",
        "RFC7489 junked", "RFC7489 refused", "RFC9989 junked", "RFC9989 refused",
        "Present RFC7489 junked", "Present RFC7489 refused", "Present RFC9989 junked",
        "Present RFC9989 refused",
      ].map { Table.Column(title: $0) })
    table.rows = sources.map { line in
      let outcomes = [line.tried, line.present].flatMap { [$0.rfc7489, $0.rfc9989] }
      return [
        line.source, line.cls, line.authorDomain, String(line.messages), String(line.fails),
        String(line.presentFails),
      ] + outcomes.flatMap { [String($0.junked), String($0.refused)] }
    }
    return table.csv
  }

  /// `1,166.7 (+23.1)`
  private static func change(_ present: Double, _ tried: Double) -> String {
    let difference = tried - present
    guard abs(difference) >= 0.05 else { return NumberText.tenths(tried) }
    let sign = difference > 0 ? "+" : "-"
    return "\(NumberText.tenths(tried)) (\(sign)\(NumberText.tenths(abs(difference))))"
  }

  private enum Generation: String, CaseIterable {
    case rfc7489 = "RFC 7489"
    case rfc9989 = "RFC 9989"

    func of(_ outcome: Outcome) -> Enforced {
      switch self {
      case .rfc7489: outcome.rfc7489
      case .rfc9989: outcome.rfc9989
      }
    }
  }
}

extension WhatIfAnswer.Enforced {
  fileprivate var isAny: Bool { junked > 0 || refused > 0 }
}
