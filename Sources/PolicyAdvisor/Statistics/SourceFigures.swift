import DMARC

/// What one source did in the judged days.
public struct SourceFigures: Sendable, Hashable {
  public let name: String
  public let sourceClass: SourceClass
  public let diagnosis: String?
  public let authentication: AuthenticationFigures
  /// Failing messages that reporters delivered all the same.
  public let overridden: Int
  /// What enforcement would cost: nothing for mail that is not legitimate.
  public let atRiskPerWeek: WeeklyLoss

  public var messages: Int { authentication.dmarc.messages }
  public var failures: Int { authentication.dmarc.failures }

  init(_ source: SourceStatistics, window: Range<UTCDay>, dayCap: Int) {
    let judged = source.days.filter { window.contains($0.day) }
    let authentication = AuthenticationFigures(judged, dayCap: dayCap)
    let overridden = judged.reduce(0) { $0 + $1.overridden }
    let failures = authentication.dmarc.failures
    let isLegitimate = source.sourceClass.isOwn || source.sourceClass.isIndirect
    name = source.name
    sourceClass = source.sourceClass
    diagnosis = source.diagnosis
    self.authentication = authentication
    self.overridden = overridden
    atRiskPerWeek =
      isLegitimate
      ? WeeklyLoss(
        failures: failures, overridden: overridden,
        days: window.lowerBound.distance(to: window.upperBound))
      : WeeklyLoss.none
  }

  /// The order of every list of sources: the largest first.
  static func isOrdered(_ left: SourceFigures, before right: SourceFigures) -> Bool {
    if left.messages != right.messages { return left.messages > right.messages }
    if left.name != right.name { return left.name < right.name }
    return left.sourceClass.rawValue < right.sourceClass.rawValue
  }
}
