import DMARC
import PolicyAdvisor
import ReportStore
import SenderCatalog

/// What `dmarc sources` answers.
struct SourcesAnswer: Encodable {
  var domain: String
  var by: String
  /// The first day, and the day after the last one.
  var since: String?
  var until: String?
  /// Messages of reports whose period cannot be believed: they are in no window.
  var undatedMessages: Int64
  var total: RateAnswer
  /// The sources behind those that the table has lines for, as one.
  private var rest: (count: Int, rates: RateAnswer)?
  /// What all reports say when `total` leaves out those that may be anybody's.
  var allReports: RateAnswer?
  /// The largest first; days in their order.
  var sources: [SourceAnswer]
  /// Whether sources have classes: services have.
  private let hasClasses: Bool

  /// - Parameters:
  ///   - sources: of the window at least; what is outside of it is not counted.
  ///   - limit: sources that are told apart; days all are.
  ///   - findings: what is known of the sources that are wanted, by their places.
  init(
    _ sources: TrafficSources, by kind: SourceKind, window: Range<UTCDay>?,
    _ stored: StoredDomain, limit: Int, findings: (([Bool]) -> [SourceFinding?])? = nil
  ) {
    let traffic = sources.traffic
    let shares = sources.shares(in: window)
    var messages = Array(repeating: 0, count: sources.count)
    for share in shares { messages[Int(share.source)] += share.messages }
    let order = messages.indices.filter { messages[$0] > 0 }.sorted { left, right in
      kind == .day || messages[left] == messages[right]
        ? left < right : messages[left] > messages[right]
    }
    // A line each for those that are shown, and one for the rest.
    let shown = kind == .day || order.count <= limit + 1 ? order.count : limit
    var line = Array(repeating: shown, count: messages.count)
    for (place, source) in order.prefix(shown).enumerated() { line[source] = place }
    var tallies = Array(repeating: TrafficTally(), count: shown + 1)
    for share in shares {
      tallies[line[Int(share.source)]].add(
        traffic.groups[Int(share.group)], messages: share.messages)
    }
    func rates(_ tally: TrafficTally) -> RateAnswer {
      RateAnswer(TrafficCounts(tally, traffic.evaluations))
    }
    domain = traffic.domain
    by = kind.rawValue
    since = (window?.lowerBound ?? stored.days?.lowerBound)?.description
    until = (window?.upperBound ?? stored.days?.upperBound.advanced(by: 1))?.description
    undatedMessages = stored.undatedMessages
    let found = findings?(messages.indices.map { messages[$0] > 0 && line[$0] < shown })
    hasClasses = found != nil
    self.sources = order.prefix(shown).enumerated().map { place, source in
      var answer = SourceAnswer(sources.name(of: source), rates(tallies[place]))
      if let found { answer.finding = .some(found[source]) }
      return answer
    }
    total = rates(tallies.reduce(into: TrafficTally()) { $0.add($1) })
    if order.count > shown { rest = (order.count - shown, rates(tallies[shown])) }
  }

  private enum Key: String, CodingKey {
    case domain, by, since, until, undatedMessages, allReports, sources
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(domain, forKey: .domain)
    try container.encode(by, forKey: .by)
    try container.encode(since, forKey: .since)
    try container.encode(until, forKey: .until)
    try container.encode(undatedMessages, forKey: .undatedMessages)
    try container.encodeIfPresent(allReports, forKey: .allReports)
    try container.encode(sources, forKey: .sources)
    try total.encode(to: encoder)
  }

  /// A sentence on the whole, the sources, and the whole again as the last line.
  var text: String {
    var text = "\(TerminalText.safe(domain)), \(since ?? "-") to \(until ?? "-"): "
    text += "\(NumberText.count(total.messages)) messages, "
    text += "\(rate(total.passRate)) pass DMARC"
    if let lower = total.passRateLower { text += " (above \(NumberText.percent(lower)))" }
    if total.conservativePass < total.dmarcPass {
      text += ", \(rate(total.conservativeRate)) by what the results say"
    }
    text += "\n"
    if let allReports { text += change(from: allReports) }
    text += "\n" + table.text
    text += sources.compactMap(\.note).map { WrappedText.lines($0, mark: "  ") }.joined()
    if undatedMessages > 0 {
      text +=
        "\n\(NumberText.count(Int(undatedMessages))) messages are in reports without a usable "
        + "period and left out.\n"
    }
    return text
  }

  /// What leaving out the reports that may be anybody's has changed.
  private func change(from all: RateAnswer) -> String {
    let left = NumberText.count(all.messages - total.messages)
    return "Only reports whose mail passed DMARC for their reporter: \(left) of "
      + "\(NumberText.count(all.messages)) messages are left out; of all, \(rate(all.passRate)) "
      + "pass DMARC.\n"
  }

  /// For people: what fits a terminal. ``csv`` has the rest.
  private var table: Table {
    var table = Table(columns: [.init(title: by.prefix(1).uppercased() + by.dropFirst())])
    if hasClasses { table.columns.append(.init(title: "Class")) }
    for title in [
      "Messages", "Pass", "Rate", "Above", "DKIM", "SPF", "Both", "Neither", "Junk", "Refused",
      "Reporters",
    ] {
      table.columns.append(.init(title: title, alignment: .right))
    }
    table.columns.append(.init(title: "Seen"))
    table.rows = sources.map { row($0.source, $0.className, $0.rates) }
    if let rest {
      table.rows.append(row("(\(NumberText.count(rest.count)) more)", "", rest.rates))
    }
    table.rows.append(row("total", "", total))
    return table
  }

  private func row(_ name: String, _ className: String, _ rates: RateAnswer) -> [String] {
    let counts = [
      rates.dkimAligned, rates.spfAligned, rates.bothAligned, rates.neitherAligned,
      rates.dispositions["quarantine"] ?? 0, rates.dispositions["reject"] ?? 0, rates.reporters,
    ]
    return [name] + (hasClasses ? [className] : []) + [
      NumberText.count(rates.messages), NumberText.count(rates.dmarcPass),
      rate(rates.passRate), rate(rates.passRateLower),
    ] + counts.map(NumberText.count) + [seen(rates)]
  }

  /// `2026-09-09 to 10-08`, or the one day.
  private func seen(_ rates: RateAnswer) -> String {
    guard let first = rates.firstDay, let last = rates.lastDay else { return "" }
    if first == last { return first }
    return first + " to " + (first.prefix(5) == last.prefix(5) ? String(last.dropFirst(5)) : last)
  }

  var csv: String {
    var table = Table(columns: [.init(title: "Source")])
    for title in [
      "Messages", "DMARC pass", "DKIM aligned", "SPF aligned", "Both aligned", "Neither aligned",
      "Unevaluated", "Conservative pass", "Overridden", "None", "Quarantine", "Reject", "Pass rate",
      "Pass rate lower", "Conservative rate", "Conservative rate lower", "DKIM rate",
      "DKIM rate lower", "SPF rate", "SPF rate lower", "Reporters", "First day", "Last day",
    ] {
      table.columns.append(.init(title: title))
    }
    table.rows = sources.map { Self.csvRow($0.source, $0.rates) }
    if hasClasses {
      table.columns += SourceAnswer.findingTitles.map { .init(title: $0) }
      for (place, source) in sources.enumerated() { table.rows[place] += source.findingCells }
    }
    return table.csv
  }

  private static func csvRow(_ name: String, _ rates: RateAnswer) -> [String] {
    // A pass under an enforcing policy is delivered like a none.
    let delivered = (rates.dispositions["none"] ?? 0) + (rates.dispositions["pass"] ?? 0)
    let counts = [
      rates.messages, rates.dmarcPass, rates.dkimAligned, rates.spfAligned, rates.bothAligned,
      rates.neitherAligned, rates.unevaluated, rates.conservativePass, rates.overridden, delivered,
      rates.dispositions["quarantine"] ?? 0, rates.dispositions["reject"] ?? 0,
    ]
    let shares = [
      rates.passRate, rates.passRateLower, rates.conservativeRate, rates.conservativeRateLower,
      rates.dkimRate, rates.dkimRateLower, rates.spfRate, rates.spfRateLower,
    ]
    return [name] + counts.map { String($0) }
      + shares.map { share in
        share.map { String($0) } ?? ""
      } + [String(rates.reporters), rates.firstDay ?? "", rates.lastDay ?? ""]
  }

  private func rate(_ rate: Double?) -> String { rate.map(NumberText.percent) ?? "-" }
}
