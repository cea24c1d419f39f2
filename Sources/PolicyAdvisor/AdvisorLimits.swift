/// The thresholds of the decision, each with its reason. All are judgement inside the range that
/// experts publish (decision.md 1.3); only the month at `none` and at `quarantine` is a standard's.
public struct AdvisorLimits: Sendable, Hashable {
  /// The last days before the decision that are not judged, because their reports are still coming.
  public var lagDays = 2
  /// A month, as RFC 9989 and the UK's NCSC take it.
  public var windowDays = 30
  /// What it is widened to while a month has too little mail to prove anything.
  public var widerWindowDays = [60, 90]
  /// The days of traffic that tell what a source is: a quarterly sender is remembered.
  public var inventoryDays = 100
  /// D1. Reports normally come within 48 hours, so twice that means that they stopped.
  public var freshnessDays = 4
  /// D2. One day in five may be missing; a weekend without mail is no gap in evidence.
  public var reportDayShare = 0.80
  /// D2, when the window is longer than `windowDays`: its days are sparse by nature.
  public var reportDaysWhenWidened = 20
  /// D3. A little above the clean messages that prove 98 % (133) and 99 % (268).
  public var ownMessages = PerTarget(quarantine: 150, reject: 300)
  /// D3, A1. So long a domain that sends very little has to be clean before its owner's word
  /// replaces the proof …
  public var lowVolumeDays = 60
  /// D3, A1. … as so many reporters see it.
  public var lowVolumeReporters = 2
  /// D4. One receiver's view may hide a stream that never goes there.
  public var reporters = PerTarget(quarantine: 2, reject: 3)
  /// D5. RFC 9989, section 7.4: at least a month at `none`, an equally long time at `quarantine`.
  public var dwellDays = DwellDays()
  /// D6. Two weeks show whether a new source stays and how it authenticates.
  public var quietDays = 14
  /// D7. Unknown failures as a share of own mail. Junk is recoverable, refusal is not.
  public var unknownShare = PerTarget(quarantine: 0.01, reject: 0.002)
  /// D7. An unknown source with material mail on so many days is a service, not a stray.
  public var unknownDays = 3
  /// A1. Signed mail runs above 99.5 %: 98 % separates noise from a broken stream.
  public var ownLowerBound = PerTarget(quarantine: 0.98, reject: 0.99)
  /// A2. The UK's NCSC tolerates 2 % per provider.
  public var sourceRate = PerTarget(quarantine: 0.98, reject: 0.99)
  /// A2. Asked only of a source with failures: a small clean one need not prove itself.
  public var sourceLowerBound = PerTarget(quarantine: 0.95, reject: 0.98)
  /// A2, A3, D7. From so many messages on, a source is judged by itself, however small its share:
  /// payroll is 0.3 % of the mail.
  public var materialMessages = 10
  /// A3. RFC 9989, section 8: a domain at `reject` must not rely on SPF alone.
  public var dkimLowerBound = 0.98
  /// A3, for each source.
  public var sourceDKIMRate = 0.95
  /// A4. Failures of forwarded mail that receivers are expected to act on.
  public var indirectExpectedShare = PerTarget(quarantine: 0.03, reject: 0.01)
  /// A4. The same, were no receiver kind.
  public var indirectMaximumShare = PerTarget(quarantine: 0.10, reject: 0.03)
  /// A6. Above this, refusing forwarded mail is the owner's decision (RFC 9989, section 7.4).
  public var acceptedIndirectShare = 0.001
  /// The most messages of one source and day that count as evidence: about a month of a small
  /// business in a day. A campaign of 50,000 counts as one good day.
  public var dayCap = 250
  /// Between the reported and the conservative rate. More means a defect, the reporter's or ours.
  public var disagreementShare = 0.01
  /// Days that a source must be clean after a fix before what came before it is forgotten.
  public var postFixDays = PerTarget(quarantine: 14, reject: 21)
  /// Legitimate messages a week that a step may cost at most; `nil` for no limit.
  public var maximumLossPerWeek: Double?

  /// Reporters that are missed.
  public var vanishedReporter = VanishedReporterLimits()
  /// Change points and episodes of a source.
  public var changePoint = ChangePointLimits()
  /// A4, A6, and the days on each rung follow from what the domain is for.
  public let profile: Profile
  /// Whether `t=y; pct=0` is published before each enforcing policy. Without it nobody sees what
  /// intermediaries do before mail is lost.
  public var usesTestRungs = true
  /// Fractions of `pct` that lead to each enforcing policy. Only receivers of RFC 7489 read them,
  /// so no figure of a decision counts on them; empty by default (decision.md 1.4).
  public var legacyRamp: [Int] = []
  public var rollBack = RollBackLimits()

  public init(profile: Profile = .users) {
    self.profile = profile
    if profile == .transactional { dwellDays = .transactional }
  }
}
