public import DMARC
import Foundation

/// The day on which the pass rate of a source changed for good: "100 % until 3 November, 38 %
/// since".
///
/// It is the split of the days that makes the two rates most likely, measured by the likelihood
/// ratio and divided by the over-dispersion of the worse side, so that days which differ much by
/// themselves make no change (decision.md 2.4).
public struct ChangePoint: Sendable, Hashable {
  /// Raw values are the tokens of the JSON output.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case fixed
    case regressed
  }

  public let kind: Kind
  /// The first day of the new rate.
  public let day: UTCDay
  /// The last day with mail at the old rate.
  public let lastDayBefore: UTCDay
  public let before: RateEstimate
  public let since: RateEstimate
  /// Already divided by the over-dispersion.
  public let likelihoodRatio: Double

  /// `nil` when nothing changed. Days without mail do not count.
  init?(_ days: [DayCount], limits: ChangePointLimits, dayCap: Int) {
    let active = days.filter { $0.messages > 0 }.sorted { $0.day < $1.day }
    let failures = active.reduce(0) { $0 + $1.messages - $1.judgedPasses }
    guard failures >= limits.failures, active.count >= 2 * limits.activeDays else { return nil }
    let splits = (limits.activeDays...(active.count - limits.activeDays)).compactMap {
      Split(active, at: $0, limits: limits, dayCap: dayCap)
    }
    // The first of several that are equally likely, so that the answer is always the same.
    let ratios = splits.map(\.likelihoodRatio)
    guard let best = ratios.max(), let place = ratios.firstIndex(of: best),
      best > limits.likelihoodRatio, splits[place].matters(limits)
    else { return nil }
    let split = splits[place]
    kind = split.since.rate > split.before.rate ? .fixed : .regressed
    day = active[split.place].day
    lastDayBefore = active[split.place - 1].day
    before = split.before
    since = split.since
    likelihoodRatio = best
  }

  /// `0 % until 2026-11-14, 100 % since`
  public var sentence: String {
    "\(NumberText.rate(before.rate)) until \(lastDayBefore), \(NumberText.rate(since.rate)) since"
  }
}

/// The days taken apart in two.
private struct Split {
  /// The first of the later days.
  let place: Int
  let before: RateEstimate
  let since: RateEstimate
  let likelihoodRatio: Double

  init?(_ days: [DayCount], at place: Int, limits: ChangePointLimits, dayCap: Int) {
    func estimate(_ days: some Sequence<DayCount>) -> RateEstimate {
      RateEstimate(days: days.map { ($0.messages, $0.judgedPasses) }, dayCap: dayCap)
    }
    let (before, since) = (estimate(days[..<place]), estimate(days[place...]))
    guard before.messages >= limits.messages, since.messages >= limits.messages else {
      return nil
    }
    let gain =
      Self.logLikelihood(before.passes, of: before.messages)
      + Self.logLikelihood(since.passes, of: since.messages)
      - Self.logLikelihood(
        before.passes + since.passes, of: before.messages + since.messages)
    self.place = place
    self.before = before
    self.since = since
    likelihoodRatio = 2 * gain / max(before.overdispersion, since.overdispersion)
  }

  /// Whether a difference this clear is also large enough to act on.
  func matters(_ limits: ChangePointLimits) -> Bool {
    let worse = before.rate < since.rate ? before : since
    return abs(before.rate - since.rate) >= limits.rateDifference
      && worse.failures >= limits.failures
  }

  /// Of a binomial at its own rate, without the factor that all splits share.
  private static func logLikelihood(_ passes: Int, of messages: Int) -> Double {
    func term(_ part: Int) -> Double {
      part > 0 ? Double(part) * log(Double(part) / Double(messages)) : 0
    }
    return term(passes) + term(messages - passes)
  }
}
