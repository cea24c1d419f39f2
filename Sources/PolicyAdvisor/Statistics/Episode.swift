public import DMARC

/// Failures that are nearly all of one or two days: an outage and not a way of sending. Its cause
/// has to be named before anybody relies on it not coming back.
public struct Episode: Sendable, Hashable {
  /// In order.
  public let days: [UTCDay]
  public let failures: Int

  /// `nil` when the failures are spread.
  init?(_ counts: [DayCount], rate: RateEstimate, limits: ChangePointLimits) {
    guard rate.overdispersion >= limits.episodeOverdispersion else { return nil }
    let worst = counts.map { (day: $0.day, failures: $0.messages - $0.judgedPasses) }
      .filter { $0.failures > 0 }
      .sorted { ($1.failures, $0.day) < ($0.failures, $1.day) }
    var (days, failures): ([UTCDay], Int) = ([], 0)
    for day in worst.prefix(limits.episodeDays) {
      days.append(day.day)
      failures += day.failures
      guard Double(failures) < limits.episodeShare * Double(rate.failures) else {
        self.days = days.sorted()
        self.failures = failures
        return
      }
    }
    return nil
  }
}
