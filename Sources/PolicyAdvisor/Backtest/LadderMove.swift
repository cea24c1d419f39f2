public import DMARC

/// A step that a walk over a history took.
public struct LadderMove: Sendable, Hashable {
  public let day: UTCDay
  public let verdict: Verdict
  public let from: Rung
  /// When a subdomain alone is taken back, where that subdomain goes.
  public let to: Rung
  /// The record that it published, at `subdomain` if there is one.
  public let record: String
  public let subdomain: String?
  /// Why it had to go back; empty when it went on.
  public let reasons: [Blocker]

  init(_ decision: Decision) {
    day = decision.asOf
    verdict = decision.verdict
    from = decision.rung
    to = decision.to ?? decision.rung
    record = decision.subdomainRecord?.record ?? decision.nextRecord
    subdomain = decision.subdomainRecord?.domain
    reasons = decision.verdict == .rollBack ? decision.blockers : []
  }
}

/// What stood first in the way of a walk.
public struct LadderWait: Sendable, Hashable {
  public let code: BlockerCode
  public let source: String?
  /// How often.
  public internal(set) var decisions: Int
}
