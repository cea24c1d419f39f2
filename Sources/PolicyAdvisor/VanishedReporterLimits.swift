/// When a reporter counts as gone (decision.md 2.7): as long silent as a source that vanished, after
/// enough reports that its silence is none of its habits.
public struct VanishedReporterLimits: Sendable, Hashable {
  /// It is on none of so many of the newest days that have reports …
  public var silentDays = 14
  /// … and in the four weeks before them …
  public var daysBefore = 28
  /// … it sent reports on at least this share of the days. A receiver of one newsletter a week does
  /// not.
  public var dayShare = 0.5

  public init() {}
}

extension VanishedReporterLimits: Encodable {
  private enum CodingKeys: String, CodingKey {
    case silentDays = "silent_days"
    case daysBefore = "days_before"
    case dayShare = "day_ratio"
  }
}
