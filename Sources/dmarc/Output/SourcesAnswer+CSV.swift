extension SourcesAnswer {
  /// The sources with everything that is counted.
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
}
