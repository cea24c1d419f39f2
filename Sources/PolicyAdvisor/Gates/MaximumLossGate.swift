import DMARC

/// A7, only where the owner set a limit: does the step lose no more legitimate mail than allowed?
///
/// Messages a week at the enforcing policy that the step leads to, every failing one counted, of
/// mail seen by reporters. With a limit of 50, a step that loses 57.4 waits. There is no limit by
/// default: a rate says how good the mail is, a count only how large the domain is.
enum MaximumLossGate {
  static func judge(_ findings: DomainFindings) -> Gate? {
    guard let limit = findings.limits.maximumLossPerWeek else { return nil }
    let loss = findings.atRiskPerWeek.maximum
    return Gate(
      .maximumLoss, question: "Does the step lose no more mail than you allow?", value: loss,
      limit: limit, valueText: "\(NumberText.weekly(loss)) a week",
      limitText: "at most \(NumberText.weekly(limit))",
      blockers: loss <= limit ? [] : [blocker(findings, loss, limit)])
  }

  private static func blocker(
    _ findings: DomainFindings, _ loss: Double, _ limit: Double
  ) -> Blocker {
    Blocker(
      .lossTooHigh,
      """
      \(NumberText.weekly(loss)) legitimate messages a week would be \
      \(findings.target.consequence), more than the \(NumberText.weekly(limit)) that you allow.
      """)
  }
}
