import DMARC

/// A1: does the owner's mail pass? The lower bound counts, not the rate: 50 clean messages prove
/// 95 %, not 98 %.
///
/// 98 % before quarantine, 99 % before reject, of the judged days of all own sources. 133 clean
/// messages prove the one, 268 the other; a day counts for 250 messages of each source at most.
enum OwnRateGate {
  static func judge(_ findings: DomainFindings) -> Gate {
    let limit = findings.limits.ownLowerBound[findings.target]
    let lower = findings.own.dmarc.bounds.lower
    let isAccepted = lower < limit && findings.isAcceptedLowVolume
    let accepted = isAccepted ? ", accepted" : ""
    return Gate(
      .ownRate, question: "Does your own mail provably pass DMARC?", value: lower, limit: limit,
      valueText: "at least \(NumberText.rate(lower))\(accepted)",
      limitText: "at least \(NumberText.rate(limit))",
      blockers: lower >= limit || isAccepted ? [] : [blocker(findings, limit)],
      counts: ["messages": findings.own.dmarc.messages, "passes": findings.own.dmarc.passes])
  }

  private static func blocker(_ findings: DomainFindings, _ limit: Double) -> Blocker {
    let own = findings.own.dmarc
    let policy = "p=\(findings.target.rawValue)"
    guard own.messages > 0 else {
      return Blocker(
        .ownRate,
        """
        Reports show no mail of your own: nothing proves that it passes. If \
        \(findings.evidence.domain) sends none, declare it parked.
        """)
    }
    guard own.failures > 0 else {
      let needed = WilsonScore.cleanMessages(toProve: limit)
      return Blocker(
        .ownRate,
        """
        All \(NumberText.count(own.messages, "message")) of your own pass, which proves a rate of \
        \(NumberText.rate(own.bounds.lower)); \(policy) needs \(NumberText.rate(limit)), which \
        \(NumberText.count(needed)) clean messages prove.
        """, isMatterOfTime: true)
    }
    return Blocker(
      .ownRate,
      """
      \(NumberText.count(own.failures)) of \(NumberText.count(own.messages, "message")) of your own \
      fail DMARC: the rate is provably at least \(NumberText.rate(own.bounds.lower)), \(policy) \
      needs \(NumberText.rate(limit)).
      """, isMatterOfTime: passesOnceFixesCount(findings, limit))
  }

  /// Whether what fails is history already, and only has to be so for longer.
  private static func passesOnceFixesCount(_ findings: DomainFindings, _ limit: Double) -> Bool {
    let waiting = findings.materialSources.filter { SourceRatesGate.isWaiting($0, findings) }
    let own = findings.own.dmarc
    let past = waiting.reduce(0) { $0 + $1.failures - $1.sinceFix.failures }
    return past > 0 && Double(own.failures - past) <= (1 - limit) * Double(own.messages)
  }
}
