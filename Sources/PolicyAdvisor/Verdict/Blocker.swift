/// One thing that stands in the way, said so that a mail administrator can act on it.
public struct Blocker: Sendable, Hashable {
  public let code: BlockerCode
  /// The source it is about, when it is about one.
  public let source: String?
  /// A full sentence with its numbers.
  public let message: String
  /// The code of the known cause, such as `SES-1`.
  public let diagnosis: String?
  /// Legitimate messages a week that enforcement costs, or would cost, because of it.
  public let lostPerWeek: Double?
  /// Whether time and more reports resolve it, and nobody needs to do anything.
  public let isMatterOfTime: Bool

  init(
    _ code: BlockerCode, source: String? = nil, _ message: String, diagnosis: String? = nil,
    lostPerWeek: Double? = nil, isMatterOfTime: Bool? = nil
  ) {
    self.code = code
    self.source = source
    self.message = message
    self.diagnosis = diagnosis
    self.lostPerWeek = lostPerWeek
    self.isMatterOfTime = isMatterOfTime ?? code.asksForEvidence
  }

  /// The dearest first, what names a source before what does not; where nothing tells them apart,
  /// in the order of the gates.
  static func sorted(_ blockers: [Blocker]) -> [Blocker] {
    blockers.enumerated().sorted { left, right in
      let (leftLoss, rightLoss) = (left.element.lostPerWeek ?? 0, right.element.lostPerWeek ?? 0)
      if leftLoss != rightLoss { return leftLoss > rightLoss }
      let (isNamed, isOtherNamed) = (left.element.source != nil, right.element.source != nil)
      return isNamed == isOtherNamed ? left.offset < right.offset : isNamed
    }.map(\.element)
  }
}
