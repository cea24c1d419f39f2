/// When the pass rate of a source counts as changed, or its failures as one episode
/// (decision.md 2.4).
public struct ChangePointLimits: Sendable, Hashable {
  /// The likelihood ratio has to exceed this: chi-square with one degree of freedom, 0.001.
  public var likelihoodRatio = 10.83
  /// A smaller difference is real, perhaps, and of no consequence.
  public var rateDifference = 0.02
  /// Fewer failures on the worse side prove no cause.
  public var failures = 10
  /// Days with mail on each side. An outage of one day is an episode and no change.
  public var activeDays = 3
  /// Messages on each side.
  public var messages = 20
  /// An episode: the days differ by so much more than chance lets them …
  public var episodeOverdispersion = 20.0
  /// … because no more days than these …
  public var episodeDays = 2
  /// … hold this share of the failures.
  public var episodeShare = 0.90

  public init() {}
}

extension ChangePointLimits: Encodable {
  private enum CodingKeys: String, CodingKey {
    case messages
    case likelihoodRatio = "lr"
    case rateDifference = "delta"
    case failures = "fails"
    case activeDays = "min_days"
    case episodeOverdispersion = "episode_phi"
    case episodeDays = "episode_days"
    case episodeShare = "episode_share"
  }
}
