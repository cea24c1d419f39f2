import DMARC
import PolicyAdvisor

/// Counts, dispositions and rates as `dmarc sources` gives them, for one source or for all.
struct RateAnswer: Encodable {
  var messages: Int
  var dmarcPass: Int
  var dkimAligned: Int
  var spfAligned: Int
  var bothAligned: Int
  var neitherAligned: Int
  var unevaluated: Int
  /// Passes that the results listed beside them do not contradict.
  var conservativePass: Int
  /// Fails although a listed result passes and aligns.
  var understated: Int
  /// Fails that the receiver says it delivered.
  var overridden: Int
  var dispositions: [String: Int]
  var reporters: Int
  @ExplicitNull var firstDay: String?
  @ExplicitNull var lastDay: String?
  /// Of the messages with a `policy_evaluated`; `nil` when there are none. Each lower bound is the
  /// one-sided 95 % Wilson bound.
  @ExplicitNull var passRate: Double?
  @ExplicitNull var passRateLower: Double?
  @ExplicitNull var conservativeRate: Double?
  @ExplicitNull var conservativeRateLower: Double?
  @ExplicitNull var dkimRate: Double?
  @ExplicitNull var dkimRateLower: Double?
  @ExplicitNull var spfRate: Double?
  @ExplicitNull var spfRateLower: Double?

  init(_ counts: TrafficCounts) {
    messages = counts.messages
    dmarcPass = counts.dmarcPass
    dkimAligned = counts.dkimAligned
    spfAligned = counts.spfAligned
    bothAligned = counts.bothAligned
    neitherAligned = counts.neitherAligned
    unevaluated = counts.unevaluated
    conservativePass = counts.conservativePass
    understated = counts.understated
    overridden = counts.overridden
    dispositions = counts.dispositions
    reporters = counts.reporters.count
    firstDay = counts.firstDay?.description
    lastDay = counts.lastDay?.description
    guard counts.evaluated > 0 else { return }
    (passRate, passRateLower) = Self.rate(counts.dmarcPass, of: counts.evaluated)
    (conservativeRate, conservativeRateLower) = Self.rate(
      counts.conservativePass, of: counts.evaluated)
    (dkimRate, dkimRateLower) = Self.rate(counts.dkimAligned, of: counts.evaluated)
    (spfRate, spfRateLower) = Self.rate(counts.spfAligned, of: counts.evaluated)
  }

  private static func rate(_ part: Int, of whole: Int) -> (Double, Double) {
    let rate = Double(part) / Double(whole)
    return (rate, WilsonScore(rate: rate, size: Double(whole)).lower)
  }
}
