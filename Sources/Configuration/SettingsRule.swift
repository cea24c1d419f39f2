/// What two settings have to be to each other.
struct SettingsRule: Sendable {
  let lower: String
  let upper: String
  let reason: String

  static let all =
    ["min_reporters", "min_own", "own_lower", "src_point", "src_lower", "postfix_days"].map {
      SettingsRule(
        lower: $0 + ".q", upper: $0 + ".r", reason: "reject asks for no less than quarantine does")
    }
    + ["unknown_share", "indirect_expected", "indirect_max", "rollback.dom_fail"].map {
      SettingsRule(
        lower: $0 + ".r", upper: $0 + ".q",
        reason: "reject bears no more than quarantine does: junk is recoverable, refusal is not")
    }
    + ["q", "r"].map {
      SettingsRule(
        lower: "indirect_expected.\($0)", upper: "indirect_max.\($0)",
        reason: "what is expected to be lost is part of what can be")
    }
    + [
      SettingsRule(
        lower: "window_days", upper: "inventory_days",
        reason: "the window is part of what is remembered"),
      SettingsRule(
        lower: "rollback.src_point", upper: "rollback.src_upper",
        reason: "a rate is below its upper bound"),
      SettingsRule(
        lower: "rollback.src_point", upper: "src_point.q",
        reason: "a domain that may go forward would have to go back"),
      SettingsRule(
        lower: "rollback.days", upper: "window_days",
        reason: "the last days are part of the window"),
      SettingsRule(
        lower: "rollback.crit_days", upper: "window_days",
        reason: "the last days are part of the window"),
      SettingsRule(
        lower: "rollback.dkim_since", upper: "rollback.dkim_before",
        reason: "what is lost was there before"),
    ]

  func concerns(_ name: String) -> Bool { name == lower || name == upper }

  /// Why the settings break the rule; `nil` when they keep it.
  func problem(in settings: Settings) -> String? {
    guard let low = Self.number(lower, settings), let high = Self.number(upper, settings),
      low > high
    else { return nil }
    let values =
      "\(lower) is \(Self.text(lower, settings)) and \(upper) \(Self.text(upper, settings))"
    return "\(values), but \(reason)"
  }

  private static func value(_ name: String, _ settings: Settings) -> SettingValue? {
    SettingKey.all.first { $0.name == name }?.value(settings)
  }

  private static func text(_ name: String, _ settings: Settings) -> String {
    value(name, settings)?.description ?? "-"
  }

  private static func number(_ name: String, _ settings: Settings) -> Double? {
    switch value(name, settings) {
    case .integer(let number): Double(number)
    case .number(let number): number
    default: nil
    }
  }
}
