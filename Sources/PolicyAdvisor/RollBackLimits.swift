/// When enforcement has to step back (decision.md 2.7). Looser than the limits for going forward,
/// so that a domain does not swing between two rungs.
public struct RollBackLimits: Sendable, Hashable {
  /// The last days of the window, which are judged alone.
  public var days = 7
  /// RB-SRC. A source must pass less than this …
  public var sourceRate = 0.95
  /// RB-SRC. … with its upper bound below this, so that chance is no explanation …
  public var sourceUpperBound = 0.98
  /// RB-SRC, RB-KEY. … and fail so often: at 400 messages a day a normal week has 2 to 8 failures.
  public var sourceFailures = 20
  /// RB-DOM. Own failures as a share of own mail.
  public var domainFailureShare = PerTarget(quarantine: 0.05, reject: 0.02)
  /// RB-DOM. Fewer are no episode: one failure among fifteen messages is 6.7 %.
  public var domainFailures = 5
  /// RB-CRIT. The last days, fewer than for other sources …
  public var criticalDays = 3
  /// RB-CRIT. … in which a critical source fails so often …
  public var criticalFailures = 5
  /// RB-CRIT. … and passes less than this.
  public var criticalRate = 0.90
  /// RB-KEY. The rate of aligned DKIM before …
  public var signedRateBefore = 0.95
  /// RB-KEY. … and in the last days.
  public var signedRateSince = 0.50

  public init() {}
}

extension RollBackLimits: Encodable {
  private enum CodingKeys: String, CodingKey {
    case days
    case sourceRate = "src_point"
    case sourceUpperBound = "src_upper"
    case sourceFailures = "src_fails"
    case domainFailureShare = "dom_fail"
    case domainFailures = "dom_fails"
    case criticalDays = "crit_days"
    case criticalFailures = "crit_fails"
    case criticalRate = "crit_point"
    case signedRateBefore = "dkim_before"
    case signedRateSince = "dkim_since"
  }
}
