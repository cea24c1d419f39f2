/// What forwarders and mailing lists make of the owner's mail: failures that no setting of the
/// owner's repairs.
public struct IndirectLoss: Sendable, Hashable {
  /// Every failing message.
  public let failures: Int
  /// Without those that the reporter says it delivered for a reason of its own.
  public let expectedFailures: Int
  /// Own and indirect mail together.
  public let legitimateMessages: Int
  public let perWeek: WeeklyLoss

  public var maximumShare: Double { share(failures) }
  public var expectedShare: Double { share(expectedFailures) }

  /// - Parameter legitimate: own and indirect sources.
  init(_ legitimate: [SourceFigures]) {
    let indirect = legitimate.filter { $0.sourceClass.isIndirect }
    let overridden = indirect.reduce(0) { $0 + $1.overridden }
    failures = indirect.reduce(0) { $0 + $1.failures }
    expectedFailures = failures - overridden
    legitimateMessages = legitimate.reduce(0) { $0 + $1.messages }
    perWeek = indirect.reduce(WeeklyLoss.none) { $0 + $1.atRiskPerWeek }
  }

  private func share(_ count: Int) -> Double {
    legitimateMessages > 0 ? Double(count) / Double(legitimateMessages) : 0
  }
}
