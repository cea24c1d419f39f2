public import DMARC
public import PolicyAdvisor

/// What holds for one domain: the defaults, and what its owner wrote over them.
public struct Settings: Sendable, Hashable {
  public var limits = AdvisorLimits()
  public var owner = OwnerWord()
  /// Where each of the owner's sources was written.
  public var sourceOrigins: [SettingOrigin] = []
  /// The record that is published now, which reports show only in part.
  public var record: DMARCRecord?
  /// Paths of databases in MaxMind's format.
  public var networkDatabase: String?
  public var countryDatabase: String?
  public var senders: [OwnSender] = []
  /// Where each value that is not a default comes from, by the name of its key.
  var origins: [String: SettingOrigin] = [:]

  public init() {}

  /// What a profile implies, which gives way to whatever is written.
  mutating func take(_ profile: Profile) {
    limits = AdvisorLimits(profile: profile)
    owner.isParked = profile == .parked
    for name in ["none", "q_test", "q", "r_test"] {
      origins["dwell.\(name)"] = profile == .transactional ? .profile(profile) : nil
    }
    origins["parked"] = profile == .parked ? .profile(profile) : nil
  }
}
