import DMARC

/// What each generation of receivers makes of failing mail under one record.
public struct TrialOutcome: Sendable, Hashable {
  /// Receivers of RFC 7489 alone.
  public private(set) var rfc7489 = EnforcedMail()
  /// Receivers of RFC 9989 alone. Names of which nothing proves that they exist count under the
  /// stricter of `sp` and `np`.
  public private(set) var rfc9989 = EnforcedMail()
  /// The same with the weaker of the two.
  public private(set) var rfc9989AtLeast = EnforcedMail()

  public init() {}

  /// - Parameter isProven: whether the author domain is known to exist.
  init(
    of record: DMARCRecord, on authorDomain: String, isProven: Bool, policyDomain: String,
    failing: WeeklyLoss
  ) {
    func effect(_ generation: ReceiverGeneration, exists: Bool = true) -> PolicyEffect {
      PolicyEffect(
        of: record, on: authorDomain, policyDomain: policyDomain, by: generation, exists: exists)
    }
    let existing = effect(.rfc9989)
    let missing = isProven ? existing : effect(.rfc9989, exists: false)
    let isStricter = missing.strictest > existing.strictest
    rfc7489 = EnforcedMail(failing, effect(.rfc7489))
    rfc9989 = EnforcedMail(failing, isStricter ? missing : existing)
    rfc9989AtLeast = EnforcedMail(failing, isStricter ? existing : missing)
  }

  public subscript(_ generation: ReceiverGeneration) -> EnforcedMail {
    switch generation {
    case .rfc7489: rfc7489
    case .rfc9989: rfc9989
    }
  }

  /// What the stricter generation keeps from its recipients.
  public var largest: WeeklyLoss {
    rfc9989.both.maximum > rfc7489.both.maximum ? rfc9989.both : rfc7489.both
  }

  /// Whether it depends on which names exist.
  public var dependsOnNames: Bool { rfc9989 != rfc9989AtLeast }

  static func + (left: TrialOutcome, right: TrialOutcome) -> TrialOutcome {
    var sum = left
    sum.rfc7489 = left.rfc7489 + right.rfc7489
    sum.rfc9989 = left.rfc9989 + right.rfc9989
    sum.rfc9989AtLeast = left.rfc9989AtLeast + right.rfc9989AtLeast
    return sum
  }
}
