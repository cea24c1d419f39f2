import DMARC
import PolicyAdvisor

/// The base facts of the worked examples (decision.md 2.9): 30 judged days, the newest report two
/// days old, five reporters, 45 days on the rung, no new source.
enum Sample {
  static let firstDay = UTCDay(number: 20_454)

  /// A total spread evenly over days, the way the reference script does it: `spread(6, over: 30)`
  /// has a 1 on every fifth day.
  static func spread(_ total: Int, over days: Int = 30) -> [Int] {
    (1...days).map { total * $0 / days - total * ($0 - 1) / days }
  }

  static func source(
    _ name: String, _ messages: Int, as sourceClass: SourceClass = .own, failures: Int = 0,
    dkimFailures: Int? = nil, overridden: Int = 0, diagnosis: String? = nil, days: Int = 30
  ) -> SourceStatistics {
    source(
      name, spread(messages, over: days), as: sourceClass, failures: spread(failures, over: days),
      dkimFailures: spread(dkimFailures ?? failures, over: days),
      overridden: spread(overridden, over: days), diagnosis: diagnosis)
  }

  static func source(
    _ name: String, _ messages: [Int], as sourceClass: SourceClass = .own, failures: [Int],
    dkimFailures: [Int]? = nil, overridden: [Int]? = nil, diagnosis: String? = nil
  ) -> SourceStatistics {
    let days = messages.indices.map { index in
      let passes = messages[index] - failures[index]
      return DayCount(
        day: firstDay.advanced(by: index), messages: messages[index], passes: passes,
        dkimPasses: messages[index] - (dkimFailures ?? failures)[index], spfPasses: 0,
        overridden: overridden?[index] ?? 0, conservativePasses: passes)
    }
    return SourceStatistics(
      name: name, sourceClass: sourceClass, diagnosis: diagnosis, days: days, reporters: 5)
  }

  /// Evidence for a domain whose reports show, and whose owner gave, the record of a rung.
  static func evidence(
    on rung: Rung = .none, days: Int = 30, _ sources: [SourceStatistics]
  ) -> DomainEvidence {
    let end = firstDay.advanced(by: days)
    return DomainEvidence(
      domain: "example.com", asOf: end.advanced(by: 2), window: firstDay..<end,
      currentRecord: DMARCRecord(record(of: rung)), newestReportDay: end, reportDays: 30,
      reporters: 5, dwellDays: 45, daysSinceNewSource: 99, sources: sources)
  }

  static func record(of rung: Rung) -> String {
    let tags =
      switch rung {
      case .none: "p=none"
      case .quarantineTest: "p=quarantine; t=y; pct=0"
      case .quarantine: "p=quarantine"
      case .rejectTest: "p=reject; t=y; pct=0"
      case .reject: "p=reject"
      }
    return "v=DMARC1; \(tags); rua=mailto:rua@example.com"
  }

  static let acknowledgement = Acknowledgement(day: firstDay, by: "postmaster")

  static func decide(_ evidence: DomainEvidence) -> Decision { PolicyAdvisor().decide(evidence) }
}

extension Decision {
  var codes: [String] { blockers.map(\.code.rawValue) }

  func passed(_ name: Gate.Name) -> Bool? { gates.first { $0.name == name }?.passed }

  /// The names of the gates that did not pass.
  var failedGates: [String] { gates.filter { !$0.passed }.map(\.name.rawValue) }

  func source(_ name: String) -> SourceFigures? { sources.first { $0.name == name } }
}
