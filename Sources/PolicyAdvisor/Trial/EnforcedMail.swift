/// Messages a week that receivers keep from their recipients, at most and as expected.
public struct EnforcedMail: Sendable, Hashable {
  /// Sent to junk.
  public private(set) var junked = WeeklyLoss.none
  public private(set) var refused = WeeklyLoss.none

  public var both: WeeklyLoss { junked + refused }

  public init() {}

  init(_ failing: WeeklyLoss, _ effect: PolicyEffect) {
    junked = failing.part(effect.junked)
    refused = failing.part(effect.refused)
  }

  static func + (left: EnforcedMail, right: EnforcedMail) -> EnforcedMail {
    var sum = left
    sum.junked = left.junked + right.junked
    sum.refused = left.refused + right.refused
    return sum
  }
}
