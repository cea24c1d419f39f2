public import DMARC

/// A question that must be answered with yes before a domain may move on (decision.md 2.5).
public struct Gate: Sendable, Hashable {
  /// The names under which gates appear in the JSON output.
  public enum Name: String, Sendable, Hashable, Codable, CaseIterable {
    case data = "D0_data"
    case freshness = "D1_fresh"
    case reportDays = "D2_report_days"
    case volume = "D3_volume"
    case reporters = "D4_reporters"
    case dwell = "D5_dwell"
    case quiet = "D6_quiet"
    case unknownSources = "D7_unknown"
    case ownRate = "A1_own_lower"
    case sources = "A2_sources"
    case dkim = "A3_dkim"
    case indirect = "A4_indirect"
    case subdomains = "A5_subdomains"
    case acknowledgement = "A6_ack"
    case maximumLoss = "A7_loss"
    case record = "R0_record"
  }

  public let name: Name
  public let question: String
  /// What was found; `nil` when it could not be measured, which never passes.
  public let value: Double?
  public let limit: Double
  public let valueText: String
  public let limitText: String
  public let passed: Bool
  /// Empty when passed.
  public let blockers: [Blocker]
  /// What a step has to take into account although it does not block it.
  public let conditions: [Blocker]
  /// The first day on which the gate can pass, when nothing but time is missing.
  public let passesOn: UTCDay?
  /// What `value` was made of, by the names of the JSON output; none where it is no sum.
  public let counts: [String: Int]

  /// `D1`
  public var id: String { String(name.rawValue.prefix { $0 != "_" }) }

  /// A gate is passed when nothing blocks it.
  init(
    _ name: Name, question: String, value: Double?, limit: Double, valueText: String,
    limitText: String, blockers: [Blocker], conditions: [Blocker] = [],
    passesOn: UTCDay? = nil, counts: [String: Int] = [:]
  ) {
    self.name = name
    self.question = question
    self.value = value
    self.limit = limit
    self.valueText = valueText
    self.limitText = limitText
    self.passed = blockers.isEmpty
    self.blockers = blockers
    self.conditions = conditions
    self.passesOn = blockers.isEmpty ? nil : passesOn
    self.counts = counts
  }
}
