extension WhatIfAnswer {
  /// The sums of each generation, the sources that are touched, and what the figures do not say.
  var text: String {
    WrappedText.line(
      "\(domain), mail of \(window.since) to \(window.until) (not included): "
        + "\(NumberText.counted(messages, "message")) on \(NumberText.counted(reportDays, "day"))")
        + """
          tried    \(TerminalText.safe(record))
          present  \(TerminalText.safe(presentRecord))


        """ + (messages > 0 ? figures : nothing)
  }

  private var nothing: String {
    WrappedText.lines(
      "No report shows mail of these days, so nothing says what the record would do.")
  }

  private var figures: String {
    WrappedText.line(
      "Messages a week, of mail seen by reporters; in brackets the difference to the present "
        + "record.")
      + WrappedText.line("Expected is without what reporters say they deliver all the same.")
      + sums.text + touched + (notes.isEmpty ? "" : "\n")
      + notes.map { WrappedText.lines($0, mark: "Note: ") }.joined()
  }

  private var sums: Table {
    var table = Table(columns: [.init(title: "Receivers of"), .init(title: "Mail")])
    for title in ["To junk", "Expected", "Refused", "Expected"] {
      table.columns.append(
        .init(title: title, alignment: .right, weight: title == "Expected" ? 1 : nil))
    }
    let kinds = [
      ("legitimate (lost)", legitimate), ("spoofed (stopped)", spoofed), ("undecided", undecided),
    ]
    for reading in Reading.allCases {
      for (name, sum) in kinds {
        let (present, tried) = (reading.of(sum.present), reading.of(sum.tried))
        let dependsOnNames = sum.present.dependsOnNames || sum.tried.dependsOnNames
        guard reading != .rfc9989AtLeast || dependsOnNames else { continue }
        table.rows.append([
          reading.receivers, name + reading.limit, Self.change(present.junked, tried.junked),
          NumberText.tenths(tried.junkedExpected), Self.change(present.refused, tried.refused),
          NumberText.tenths(tried.refusedExpected),
        ])
      }
    }
    return table
  }

  /// Sources that either record touches.
  private var touched: String {
    let lines = sources.filter { line in
      Reading.allCases.contains {
        $0.of(line.tried).isAny || $0.of(line.present).isAny
      }
    }
    guard !lines.isEmpty else { return "\nNo source's mail would be touched.\n" }
    var table = Table(columns: [
      .init(title: "Source", shortening: .end), .init(title: "Class", weight: 3),
      .init(title: "Author domain", shortening: .end),
      .init(title: "Messages", alignment: .right, weight: 2),
      .init(title: "Fail", alignment: .right, weight: 4),
      .init(title: "Overridden", alignment: .right, weight: 1),
    ])
    let titles = ["RFC 7489 junk", "refused", "RFC 9989 junk", "refused"]
    for title in titles { table.columns.append(.init(title: title, alignment: .right)) }
    table.rows = lines.map { line in
      let (old, new, least) = (
        line.tried.rfc7489, line.tried.rfc9989, line.tried.rfc9989AtLeast
      )
      let counts = [line.messages, line.fails, line.overridden].map(NumberText.count)
      return [line.source, line.cls.replacing("_", with: " "), line.authorDomain] + counts + [
        NumberText.tenths(old.junked), NumberText.tenths(old.refused),
        Self.range(least.junked, new.junked), Self.range(least.refused, new.refused),
      ]
    }
    return "\n" + table.text
  }

  /// `1,166.7 (+23.1)`
  private static func change(_ present: Double, _ tried: Double) -> String {
    let difference = tried - present
    guard abs(difference) >= 0.05 else { return NumberText.tenths(tried) }
    let sign = difference > 0 ? "+" : "-"
    return "\(NumberText.tenths(tried)) (\(sign)\(NumberText.tenths(abs(difference))))"
  }

  /// `7.0`, or `0.0 or 7.0` where it depends on whether the name exists.
  private static func range(_ least: Double, _ most: Double) -> String {
    least == most
      ? NumberText.tenths(most) : "\(NumberText.tenths(least)) or \(NumberText.tenths(most))"
  }

  /// How receivers read a record.
  private enum Reading: CaseIterable {
    case rfc7489
    case rfc9989
    case rfc9989AtLeast

    var receivers: String { self == .rfc7489 ? "RFC 7489" : "RFC 9989" }
    var limit: String { self == .rfc9989AtLeast ? ", at least" : "" }

    func of(_ outcome: Outcome) -> Enforced {
      switch self {
      case .rfc7489: outcome.rfc7489
      case .rfc9989: outcome.rfc9989
      case .rfc9989AtLeast: outcome.rfc9989AtLeast
      }
    }
  }
}

extension WhatIfAnswer.Enforced {
  fileprivate var isAny: Bool { junked > 0 || refused > 0 }
}

extension WhatIfAnswer.Outcome {
  fileprivate var dependsOnNames: Bool {
    rfc9989.junked != rfc9989AtLeast.junked || rfc9989.refused != rfc9989AtLeast.refused
  }
}
