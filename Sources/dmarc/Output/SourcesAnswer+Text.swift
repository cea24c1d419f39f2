extension SourcesAnswer {
  /// A sentence on the whole, the sources, and the whole again as the last line.
  var text: String {
    var text = WrappedText.line(summary)
    if let allReports { text += change(from: allReports) }
    text += "\n" + table.text
    text += sources.compactMap(\.note).map { WrappedText.lines($0, mark: "  ") }.joined()
    if undatedMessages > 0 {
      text +=
        "\n"
        + WrappedText.line(
          "\(NumberText.count(Int(undatedMessages))) messages are in reports without a usable "
            + "period and left out.")
    }
    return text
  }

  private var summary: String {
    var text = "\(domain), \(since ?? "-") to \(until ?? "-"): "
    text += NumberText.counted(total.messages, "message") + ", "
    if total.unevaluated > 0 {
      text += "\(NumberText.count(total.unevaluated)) of them not evaluated and in no rate, "
    }
    text += "\(rate(total.passRate)) pass DMARC"
    if let lower = total.passRateLower { text += " (above \(NumberText.bound(lower)))" }
    if total.conservativePass < total.dmarcPass {
      text += ", \(rate(total.conservativeRate)) by what the results say"
    }
    guard let own, own.messages > 0 else { return text }
    return text + "; own mail: \(NumberText.count(own.messages)), \(rate(own.passRate)) pass"
  }

  /// What leaving out the reports that may be anybody's has changed.
  private func change(from all: RateAnswer) -> String {
    let left = NumberText.count(all.messages - total.messages)
    return WrappedText.line(
      "Only reports whose mail passed DMARC for their reporter: \(left) of "
        + "\(NumberText.count(all.messages)) messages are left out; of all, \(rate(all.passRate)) "
        + "pass DMARC.")
  }

  /// For people. ``csv`` has the rest.
  private var table: Table {
    var table = Table(columns: [
      .init(title: by.prefix(1).uppercased() + by.dropFirst(), shortening: .end, least: 24)
    ])
    if hasClasses { table.columns.append(.init(title: "Class", weight: 10)) }
    for (title, weight) in Self.counts where title != "Unevaluated" || total.unevaluated > 0 {
      table.columns.append(.init(title: title, alignment: .right, weight: weight))
    }
    table.columns.append(.init(title: "Seen", weight: 3))
    table.rows = sources.map { row($0.source, $0.className, $0.rates) }
    if let rest {
      table.rows.append(row("(\(NumberText.count(rest.count)) more)", "", rest.rates))
    }
    if let passing {
      table.rows.append(
        row("(\(NumberText.count(passing.count)) without failures)", "", passing.rates))
    }
    table.rows.append(row("total", "", total))
    return table
  }

  /// Counts and rates with the weights of their columns.
  private static let counts: [(title: String, weight: Int?)] = [
    ("Messages", nil), ("Pass", 9), ("Rate", nil), ("Above", 4), ("DKIM", 8), ("SPF", 7),
    ("Both", 1), ("Neither", nil), ("Unevaluated", nil), ("Junk", 6), ("Refused", 5),
    ("Reporters", 2),
  ]

  private func row(_ name: String, _ className: String, _ rates: RateAnswer) -> [String] {
    var counts = [
      rates.dkimAligned, rates.spfAligned, rates.bothAligned, rates.neitherAligned,
    ]
    if total.unevaluated > 0 { counts.append(rates.unevaluated) }
    counts += [
      rates.dispositions["quarantine"] ?? 0, rates.dispositions["reject"] ?? 0, rates.reporters,
    ]
    return [name] + (hasClasses ? [className] : []) + [
      NumberText.count(rates.messages), NumberText.count(rates.dmarcPass),
      rate(rates.passRate), rates.passRateLower.map(NumberText.bound) ?? "-",
    ] + counts.map(NumberText.count) + [seen(rates)]
  }

  /// `2026-09-09 to 10-08`, or the one day.
  private func seen(_ rates: RateAnswer) -> String {
    guard let first = rates.firstDay, let last = rates.lastDay else { return "" }
    if first == last { return first }
    return first + " to " + (first.prefix(5) == last.prefix(5) ? String(last.dropFirst(5)) : last)
  }

  private func rate(_ rate: Double?) -> String { rate.map(NumberText.percent) ?? "-" }
}
