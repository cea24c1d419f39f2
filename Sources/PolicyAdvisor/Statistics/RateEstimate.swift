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
  init(days: [(messages: Int, passes: Int)], dayCap: Int) {
    let active = days.filter { $0.messages > 0 }
    messages = active.reduce(0) { $0 + $1.messages }
    passes = active.reduce(0) { $0 + $1.passes }
    overdispersion = Self.overdispersion(of: active, messages: messages, passes: passes)
    let counted = active.reduce(0) { $0 + min($1.messages, dayCap) }
    effectiveSize = Double(counted) / overdispersion
    bounds = WilsonScore(
      rate: messages > 0 ? Double(passes) / Double(messages) : 0, size: effectiveSize)
  }

  /// Pearson's chi-square of the days over its degrees of freedom.
  private static func overdispersion(
    of days: [(messages: Int, passes: Int)], messages: Int, passes: Int
  ) -> Double {
    guard days.count > 1, passes > 0, passes < messages else { return 1 }
    let rate = Double(passes) / Double(messages)
    let squares = days.reduce(0.0) { sum, day in
      let deviation = Double(day.passes) / Double(day.messages) - rate
      return sum + Double(day.messages) * deviation * deviation
    }
    return max(1, squares / (rate * (1 - rate)) / Double(days.count - 1))
  }
}
