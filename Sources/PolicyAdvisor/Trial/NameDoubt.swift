public import DMARC

/// Failing mail in names of which nothing proves that they exist, where a record asks something else for
/// names that do not (RFC 9989, tag `np`). Receivers of RFC 7489 make no difference.
public struct NameDoubt: Sendable, Hashable {
  /// What the record asks for names that exist.
  public let existing: Policy
  /// What it asks for those that do not.
  public let nonexistent: Policy
  /// Whether `t=y` makes both one step weaker.
  public let isTesting: Bool
  /// Those with the most messages first.
  public let names: [String]
  /// Messages a week that fail in these names.
  public let perWeek: WeeklyLoss
  /// Of these, own mail and what forwarders and lists pass on.
  public let legitimatePerWeek: WeeklyLoss

  /// - Parameter lines: each with its outcome under the record.
  /// - Returns: `nil` when nothing depends on which names exist.
  init?(_ record: DMARCRecord, _ lines: [(line: TrialLine, outcome: TrialOutcome)]) {
    let doubtful = lines.filter { $0.outcome.dependsOnNames }
    guard !doubtful.isEmpty, let nonexistent = record.nonexistentSubdomainPolicy else { return nil }
    existing = record.subdomainPolicy ?? record.policy ?? .none
    self.nonexistent = nonexistent
    isTesting = record.isTesting == true
    var messages: [String: Double] = [:]
    for (line, outcome) in doubtful {
      messages[line.authorDomain, default: 0] += Self.failing(outcome).maximum
    }
    names = messages.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    perWeek = doubtful.reduce(.none) { $0 + Self.failing($1.outcome) }
    legitimatePerWeek = doubtful.reduce(.none) { sum, entry in
      entry.line.sourceClass.isLegitimate ? sum + Self.failing(entry.outcome) : sum
    }
  }

  /// All of it is junked or refused by one of the two policies.
  private static func failing(_ outcome: TrialOutcome) -> WeeklyLoss { outcome.rfc9989.both }
}
