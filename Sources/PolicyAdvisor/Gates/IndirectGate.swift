import DMARC

/// A4: how much forwarded mail would enforcement destroy? The owner cannot repair it, only sign
/// every stream and decide.
///
/// Of own and forwarded mail together, 3 % may be expected to fail before quarantine and 1 % before
/// reject; 10 % and 3 % when no receiver makes the exceptions that it reports now. Junk can be
/// found again, refused mail cannot.
enum IndirectGate {
  static func judge(_ findings: DomainFindings) -> Gate {
    let (expected, maximum) = (
      findings.limits.indirectExpectedShare[findings.target],
      findings.limits.indirectMaximumShare[findings.target]
    )
    let indirect = findings.indirect
    let passes = indirect.expectedShare <= expected && indirect.maximumShare <= maximum
    return Gate(
      .indirect, question: "Does forwarded mail survive well enough?",
      value: indirect.expectedShare, limit: expected,
      valueText: """
        \(NumberText.share(indirect.expectedShare)) expected, \
        \(NumberText.share(indirect.maximumShare)) at most
        """,
      limitText: "\(NumberText.share(expected)) expected, \(NumberText.share(maximum)) at most",
      blockers: passes ? [] : [blocker(findings, expected, maximum)],
      counts: [
        "fails": indirect.failures, "expected_fails": indirect.expectedFailures,
        "legitimate_messages": indirect.legitimateMessages,
      ])
  }

  private static func blocker(
    _ findings: DomainFindings, _ expected: Double, _ maximum: Double
  ) -> Blocker {
    let indirect = findings.indirect
    return Blocker(
      .indirectLoss,
      """
      Forwarders and mailing lists make \(NumberText.count(indirect.failures)) of \
      \(NumberText.count(indirect.legitimateMessages)) legitimate messages fail \
      (\(NumberText.share(indirect.maximumShare)), at most \(NumberText.share(maximum)) allowed; \
      \(NumberText.share(indirect.expectedShare)) after receivers' exceptions, at most \
      \(NumberText.share(expected)) allowed): sign every stream with DKIM and give lists time to \
      adapt.
      """, lostPerWeek: indirect.perWeek.maximum)
  }
}
