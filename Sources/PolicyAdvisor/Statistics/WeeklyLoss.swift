import DMARC

/// Messages a week that enforcement would send to junk or refuse, of the mail that reporters saw. Never scaled by `pct`: receivers of RFC 9989 ignore it (decision.md 1.4).
public struct WeeklyLoss: Sendable, Hashable {
  /// Every failing message.
  public let maximum: Double
  /// Without those that the reporter says it delivered for a reason of its own.
  public let expected: Double

  static let none = WeeklyLoss(maximum: 0, expected: 0)

  init(maximum: Double, expected: Double) {
    self.maximum = maximum
    self.expected = expected
  }

  init(failures: Int, overridden: Int, days: Int) {
    let perWeek = 7 / Double(max(1, days))
    maximum = Double(failures) * perWeek
    expected = Double(failures - overridden) * perWeek
  }

  /// Of the days from one day on.
  init(_ days: [DayCount], since: UTCDay, until: UTCDay) {
    let counted = days.filter { $0.day >= since }
    self.init(
      failures: counted.reduce(0) { $0 + $1.messages - $1.judgedPasses },
      overridden: counted.reduce(0) { $0 + $1.overridden },
      days: since.distance(to: until))
  }

  /// What a policy that holds for a share of the mail makes of it.
  func part(_ share: Double) -> WeeklyLoss {
    WeeklyLoss(maximum: share * maximum, expected: share * expected)
  }

  static func + (left: WeeklyLoss, right: WeeklyLoss) -> WeeklyLoss {
    WeeklyLoss(
      maximum: left.maximum + right.maximum, expected: left.expected + right.expected)
  }
}
