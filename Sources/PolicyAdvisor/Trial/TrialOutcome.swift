import DMARC

/// Messages a week that each generation of receivers sends to junk or refuses under one record.
public struct TrialOutcome: Sendable, Hashable {
  /// Messages a week.
  public struct Enforced: Sendable, Hashable {
    public var junked = 0.0
    public var refused = 0.0

    public var both: Double { junked + refused }
  }

  /// Receivers of RFC 7489 alone.
  public var rfc7489 = Enforced()
  /// Receivers of RFC 9989 alone.
  public var rfc9989 = Enforced()

  public init() {}

  init(
    of record: DMARCRecord, on line: RecordTrial.Line, failures: Int, domain: String, days: Int
  ) {
    func enforced(_ generation: ReceiverGeneration) -> Enforced {
      let effect = PolicyEffect(
        of: record, on: line.authorDomain, policyDomain: domain, by: generation)
      let perWeek = 7 * Double(failures) / Double(max(1, days))
      return Enforced(junked: effect.junked * perWeek, refused: effect.refused * perWeek)
    }
    rfc7489 = enforced(.rfc7489)
    rfc9989 = enforced(.rfc9989)
  }

  public subscript(_ generation: ReceiverGeneration) -> Enforced {
    switch generation {
    case .rfc7489: rfc7489
    case .rfc9989: rfc9989
    }
  }

  /// What the stricter generation keeps from its recipients.
  var largest: Double { max(rfc7489.both, rfc9989.both) }

  static func + (left: TrialOutcome, right: TrialOutcome) -> TrialOutcome {
    var sum = left
    sum.rfc7489.junked += right.rfc7489.junked
    sum.rfc7489.refused += right.rfc7489.refused
    sum.rfc9989.junked += right.rfc9989.junked
    sum.rfc9989.refused += right.rfc9989.refused
    return sum
  }
}
