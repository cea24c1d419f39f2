public import DMARC

/// What one source did in the window, and which part of it is judged.
public struct SourceFigures: Sendable, Hashable {
  public let name: String
  /// The identifier of its service in the catalogue.
  public let service: String?
  public let sourceClass: SourceClass
  public let diagnosis: String?
  /// Whether it has a domain of its own that authenticates its mail.
  public let hasOwnDomain: Bool
  /// By the owner's word: judged however little it sends.
  public let isCritical: Bool
  /// Of the whole window.
  public let inWindow: AuthenticationFigures
  /// Of `judgedDays`: what decides.
  public let authentication: AuthenticationFigures
  /// The window, or what of it comes after a fix that has proven itself.
  public let judgedDays: Range<UTCDay>
  /// Own sources only.
  public let change: ChangePoint?
  /// Own sources only.
  public let episode: Episode?
  public let fix: FixClock?
  /// DMARC of the days since the fix, whether or not they are enough.
  public let sinceFix: RateEstimate
  /// Failing judged messages that reporters delivered all the same.
  public let overridden: Int
  /// What enforcement would cost: nothing for mail that is not legitimate. After a change it is
  /// what the days since then lose, which is what the next ones will.
  public let atRiskPerWeek: WeeklyLoss

  public var messages: Int { authentication.dmarc.messages }
  public var failures: Int { authentication.dmarc.failures }

  /// - Parameters:
  ///   - word: what the owner says of it.
  ///   - knownDays: the days of the window that reports can have told of.
  ///   - target: a fix has to hold longer before reject.
  init(
    _ source: SourceStatistics, word: OwnerSource?, window: Range<UTCDay>,
    knownDays: Range<UTCDay>, target: Target, limits: AdvisorLimits
  ) {
    let days = source.days.within(window).addedUpByDay
    let isOwn = source.sourceClass.isOwn
    let change =
      isOwn ? ChangePoint(days, limits: limits.changePoint, dayCap: limits.dayCap) : nil
    let fix =
      isOwn
      ? FixClock(
        change, fixedOn: word?.fixedOn, days: days, window: window,
        needed: limits.postFixDays[target]) : nil
    let start = fix.flatMap { $0.isOver ? $0.since : nil } ?? window.lowerBound
    let judged = start > window.lowerBound ? days.filter { $0.day >= start } : days
    name = source.name
    service = source.service
    sourceClass = source.sourceClass
    diagnosis = source.diagnosis
    hasOwnDomain = source.hasOwnDomain
    isCritical = word?.isCritical ?? false
    inWindow = AuthenticationFigures(days, dayCap: limits.dayCap)
    authentication =
      start > window.lowerBound
      ? AuthenticationFigures(judged, dayCap: limits.dayCap) : inWindow
    judgedDays = min(start, window.upperBound)..<window.upperBound
    self.change = change
    self.fix = fix
    sinceFix =
      fix.map { fix in
        AuthenticationFigures(days.filter { $0.day >= fix.since }, dayCap: limits.dayCap).dmarc
      } ?? inWindow.dmarc
    episode =
      isOwn ? Episode(judged, rate: authentication.dmarc, limits: limits.changePoint) : nil
    overridden = judged.reduce(0) { $0 + $1.overridden }
    atRiskPerWeek =
      isOwn || source.sourceClass.isIndirect
      ? WeeklyLoss(
        days, since: max(start, change?.day ?? start, knownDays.lowerBound),
        until: window.upperBound
      ) : .none
  }
}
