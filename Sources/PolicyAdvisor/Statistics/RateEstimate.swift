/// A pass rate with what it proves.
///
/// Failures come in episodes (an expired key fails a whole day), so raw counts overstate certainty.
/// Two corrections make the effective size from which the bounds are computed: the usual
/// quasi-binomial over-dispersion, and a cap per day so that one blast proves nothing alone
/// (decision.md 2.4).
public struct RateEstimate: Sendable, Hashable {
  public let messages: Int
  public let passes: Int
  /// phi, at least 1: how much more the days differ than chance lets them.
  public let overdispersion: Double
  /// n_eff: the number of independent messages that would prove as much.
  public let effectiveSize: Double
  public let bounds: WilsonScore

  public var failures: Int { messages - passes }
  /// 0 when there are no messages.
  public var rate: Double { messages > 0 ? Double(passes) / Double(messages) : 0 }

  /// - Parameters:
  ///   - days: Messages and passes of each day, in a fixed order. Days without messages do not
  ///     count.
  ///   - dayCap: The most messages of one day that count as evidence.
  init(days: some Collection<(messages: Int, passes: Int)>, dayCap: Int) {
    var (messages, passes, counted, activeDays) = (0, 0, 0, 0)
    for day in days where day.messages > 0 {
      messages += day.messages
      passes += day.passes
      counted += min(day.messages, dayCap)
      activeDays += 1
    }
    self.messages = messages
    self.passes = passes
    let isMixed = activeDays > 1 && passes > 0 && passes < messages
    overdispersion =
      isMixed
      ? Self.overdispersion(of: days, activeDays, Double(passes) / Double(messages)) : 1
    effectiveSize = Double(counted) / overdispersion
    bounds = WilsonScore(
      rate: messages > 0 ? Double(passes) / Double(messages) : 0, size: effectiveSize)
  }

  /// Pearson's chi-square of the days over its degrees of freedom.
  private static func overdispersion(
    of days: some Collection<(messages: Int, passes: Int)>, _ activeDays: Int, _ rate: Double
  ) -> Double {
    var squares = 0.0
    for day in days where day.messages > 0 {
      let deviation = Double(day.passes) / Double(day.messages) - rate
      squares += Double(day.messages) * deviation * deviation
    }
    return max(1, squares / (rate * (1 - rate)) / Double(activeDays - 1))
  }
}
