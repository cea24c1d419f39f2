/// A policy as the reports of one day show it.
public struct ShownPolicy: Sendable, Hashable {
  public var day: UTCDay
  public var policy: PolicyPublished
  /// How many reporters show it on that day, each counted once however many reports it sends.
  public var reporters: Int

  public init(day: UTCDay, policy: PolicyPublished, reporters: Int = 1) {
    self.day = day
    self.policy = policy
    self.reporters = reporters
  }

  /// A policy that is known to be published from a day on, whatever reports show.
  public static func known(_ policy: PolicyPublished, since day: UTCDay) -> ShownPolicy {
    ShownPolicy(day: day, policy: policy, reporters: Int(Int32.max))
  }
}
