import DMARC
import PolicyAdvisor

/// One key of a `dmarc.yml`: how its value is read and shown (decision.md 2.8). Names are those under
/// which a decision lists the thresholds that it was made with.
struct SettingKey: Sendable {
  /// What a value does to the settings.
  typealias Change = @Sendable (inout Settings) -> Void

  /// With the keys around it: `dwell.q_test`.
  let name: String
  /// Whether it may stand in a domain's entry, too.
  var isOfDomain = true
  /// - Returns: `nil` after a problem was reported.
  let read: @Sendable (YAMLValue, inout ValueReader) -> Change?
  let value: @Sendable (Settings) -> SettingValue

  /// Every key, in the order of the documentation.
  static let all = ladder + evidence + rates + rollBack + owner + files

  private static let ladder =
    [
      SettingKey(name: "profile") { value, reader in
        guard let profile = reader.choice(value, "profile", Profile.self) else {
          return nil
        }
        return { $0.take(profile) }
      } value: {
        .text($0.limits.profile.rawValue)
      },
      flag("use_test_rungs", \.limits.usesTestRungs),
      rising(
        "legacy_ramp", \.limits.legacyRamp, 1...99,
        of: "percentages from 1 to 99 that rise, such as [10, 25, 50]"),
    ] + [
      days("dwell.none", \.limits.dwellDays.none),
      days("dwell.q_test", \.limits.dwellDays.quarantineTest),
      days("dwell.q", \.limits.dwellDays.quarantine),
      days("dwell.r_test", \.limits.dwellDays.rejectTest),
      days("dwell.ramp_step", \.limits.dwellDays.rampStep),
    ]

  private static let evidence = [
    days("window_days", \.limits.windowDays),
    rising(
      "wider_window_days", \.limits.widerWindowDays, 1...3_650,
      of: "days from 1 to 3650 that rise, such as [60, 90]"),
    days("inventory_days", \.limits.inventoryDays),
    count("lag_days", \.limits.lagDays, 0...30, of: "days"),
    days("freshness_days", \.limits.freshnessDays),
    share("min_report_day_ratio", \.limits.reportDayShare),
    days("min_report_days_widened", \.limits.reportDaysWhenWidened),
    count("min_reporters.q", \.limits.reporters.quarantine, 1...1_000, of: "reporters"),
    count("min_reporters.r", \.limits.reporters.reject, 1...1_000, of: "reporters"),
    messages("min_own.q", \.limits.ownMessages.quarantine),
    messages("min_own.r", \.limits.ownMessages.reject),
    days("low_volume_days", \.limits.lowVolumeDays),
    count("low_volume_reporters", \.limits.lowVolumeReporters, 1...1_000, of: "reporters"),
    days("quiet_days", \.limits.quietDays),
    messages("cap_day", \.limits.dayCap),
    days("postfix_days.q", \.limits.postFixDays.quarantine),
    days("postfix_days.r", \.limits.postFixDays.reject),
    days("vanished_reporter.silent_days", \.limits.vanishedReporter.silentDays),
    days("vanished_reporter.days_before", \.limits.vanishedReporter.daysBefore),
    share("vanished_reporter.day_ratio", \.limits.vanishedReporter.dayShare),
  ]

  private static let rates =
    shares("own_lower", \.limits.ownLowerBound.quarantine, \.limits.ownLowerBound.reject)
    + shares("src_point", \.limits.sourceRate.quarantine, \.limits.sourceRate.reject)
    + shares("src_lower", \.limits.sourceLowerBound.quarantine, \.limits.sourceLowerBound.reject)
    + [
      messages("material_msgs", \.limits.materialMessages),
      share("dkim_lower_r", \.limits.dkimLowerBound),
      share("src_dkim_r", \.limits.sourceDKIMRate),
    ]
    + shares("unknown_share", \.limits.unknownShare.quarantine, \.limits.unknownShare.reject)
    + shares(
      "indirect_expected", \.limits.indirectExpectedShare.quarantine,
      \.limits.indirectExpectedShare.reject)
    + shares(
      "indirect_max", \.limits.indirectMaximumShare.quarantine,
      \.limits.indirectMaximumShare.reject)
    + [
      days("unknown_days", \.limits.unknownDays),
      share("ack_share", \.limits.acceptedIndirectShare),
      share("disagreement_share", \.limits.disagreementShare), largestLoss,
    ]

  private static let rollBack =
    [
      days("rollback.days", \.limits.rollBack.days),
      share("rollback.src_point", \.limits.rollBack.sourceRate),
      share("rollback.src_upper", \.limits.rollBack.sourceUpperBound),
      messages("rollback.src_fails", \.limits.rollBack.sourceFailures),
    ]
    + shares(
      "rollback.dom_fail", \.limits.rollBack.domainFailureShare.quarantine,
      \.limits.rollBack.domainFailureShare.reject)
    + [
      messages("rollback.dom_fails", \.limits.rollBack.domainFailures),
      days("rollback.crit_days", \.limits.rollBack.criticalDays),
      messages("rollback.crit_fails", \.limits.rollBack.criticalFailures),
      share("rollback.crit_point", \.limits.rollBack.criticalRate),
      share("rollback.dkim_before", \.limits.rollBack.signedRateBefore),
      share("rollback.dkim_since", \.limits.rollBack.signedRateSince),
    ]

  private static let largestLoss = SettingKey(name: "max_loss_per_week") { value, reader in
    if value.isNull { return { $0.limits.maximumLossPerWeek = nil } }
    let most = 1_000_000_000.0
    let allowed = "a number of messages a week, or null for no limit"
    guard
      let loss = reader.number(value, "max_loss_per_week", in: 0...most, allowed: allowed)
    else { return nil }
    return { $0.limits.maximumLossPerWeek = loss }
  } value: {
    $0.limits.maximumLossPerWeek.map { .number($0) } ?? .none
  }
}

/// Keys by what their values are.
extension SettingKey {
  typealias Path<Value> = any WritableKeyPath<Settings, Value> & Sendable

  static func flag(_ name: String, _ path: Path<Bool>) -> SettingKey {
    SettingKey(name: name) { value, reader in
      guard let flag = reader.flag(value, name) else { return nil }
      return { $0[keyPath: path] = flag }
    } value: {
      .flag($0[keyPath: path])
    }
  }

  static func count(
    _ name: String, _ path: Path<Int>, _ range: ClosedRange<Int>, of unit: String
  ) -> SettingKey {
    SettingKey(name: name) { value, reader in
      guard let number = reader.integer(value, name, in: range, of: unit) else { return nil }
      return { $0[keyPath: path] = number }
    } value: {
      .integer($0[keyPath: path])
    }
  }

  /// Ten years are more than any store has.
  static func days(_ name: String, _ path: Path<Int>) -> SettingKey {
    count(name, path, 1...3_650, of: "days")
  }

  static func messages(_ name: String, _ path: Path<Int>) -> SettingKey {
    count(name, path, 1...1_000_000_000, of: "messages")
  }

  /// A list of numbers, each above the one before it.
  static func rising(
    _ name: String, _ path: Path<[Int]>, _ range: ClosedRange<Int>, of things: String
  ) -> SettingKey {
    SettingKey(name: name) { value, reader in
      guard let values = reader.list(value, name, of: things) else { return nil }
      let numbers = values.compactMap { $0.plain.flatMap { Int($0) } }
      guard numbers.count == values.count, numbers.allSatisfy(range.contains),
        zip(numbers, numbers.dropFirst()).allSatisfy(<)
      else {
        reader.report(value, "\(name): it is a list of \(things)")
        return nil
      }
      return { $0[keyPath: path] = numbers }
    } value: {
      .integers($0[keyPath: path])
    }
  }

  static func share(_ name: String, _ path: Path<Double>) -> SettingKey {
    SettingKey(name: name) { value, reader in
      guard let share = reader.share(value, name) else { return nil }
      return { $0[keyPath: path] = share }
    } value: {
      .number($0[keyPath: path])
    }
  }

  /// A share on the way to quarantine and one on the way to reject.
  static func shares(
    _ name: String, _ quarantine: Path<Double>, _ reject: Path<Double>
  ) -> [SettingKey] {
    [share(name + ".q", quarantine), share(name + ".r", reject)]
  }
}
