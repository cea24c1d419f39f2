import PolicyAdvisor

/// The sources of a decision, as a table for people and as CSV for programs.
struct DecisionSourcesTable {
  private let decision: Decision

  init(_ decision: Decision) { self.decision = decision }

  /// The table, and under it what changed within the window.
  var text: String {
    let names = Self.nameColumns
    var table = Table(columns: [
      .init(title: "Source", shortening: .end, least: 24), .init(title: "Class"),
      .init(title: "Messages", alignment: .right), .init(title: "Pass", alignment: .right),
      .init(title: "Proven", alignment: .right, weight: 2),
      .init(title: "Signed", alignment: .right, weight: 1),
      .init(title: "Risk a week", alignment: .right),
    ])
    table.rows = decision.sources.prefix(Self.sourcesShown).map { source in
      let dmarc = source.authentication.dmarc
      func percent(_ rate: Double) -> String {
        dmarc.messages > 0 ? NumberText.percent(rate) : "-"
      }
      return [
        source.name.count > names ? source.name.prefix(names - 1) + "…" : source.name,
        SourceClassText.short(source.sourceClass),
        NumberText.count(dmarc.messages), percent(dmarc.rate),
        dmarc.messages > 0 ? NumberText.bound(dmarc.bounds.lower) : "-",
        percent(source.authentication.dkim.rate),
        NumberText.tenths(source.atRiskPerWeek.maximum),
      ]
    }
    // By place here and below, so that thousands of sources are not copied.
    let rest = decision.sources.indices.dropFirst(Self.sourcesShown)
    if !rest.isEmpty {
      let messages = rest.reduce(0) { $0 + decision.sources[$1].messages }
      let risk = rest.reduce(0) { $0 + decision.sources[$1].atRiskPerWeek.maximum }
      table.rows.append([
        "(\(NumberText.count(rest.count)) more)", "", NumberText.count(messages), "", "", "",
        NumberText.tenths(risk),
      ])
    }
    return table.text + changes
  }

  private static let sourcesShown = 40

  var csv: String {
    var table = Table(
      columns: [
        "Source", "Class", "Messages", "Pass rate", "Lower bound", "DKIM aligned",
        "At risk per week", "Diagnosis",
      ].map { TableColumn(title: $0) })
    table.rows = decision.sources.map { source in
      let dmarc = source.authentication.dmarc
      func rate(_ rate: Double) -> String { dmarc.messages > 0 ? String(rate) : "" }
      return [
        source.name, source.sourceClass.rawValue, String(dmarc.messages), rate(dmarc.rate),
        rate(dmarc.bounds.lower), rate(source.authentication.dkim.rate),
        NumberText.tenths(source.atRiskPerWeek.maximum), source.diagnosis ?? "",
      ]
    }
    return table.csv
  }

  /// What is left of a line when the other columns have what they mostly need.
  private static let nameColumns = 34

  private var changes: String {
    let start = decision.window.lowerBound
    let changed = decision.sources.indices.filter { place in
      decision.sources[place].change != nil
        || decision.sources[place].judgedDays.lowerBound > start
    }
    return changed.map { place in
      let source = decision.sources[place]
      let judged = source.judgedDays.lowerBound
      let said = [source.change?.sentence, judged > start ? "judged since \(judged)" : nil]
        .compactMap { $0 }
      return WrappedText.lines("\(source.name): \(said.joined(separator: "; ")).", mark: "  ")
    }.joined()
  }
}
