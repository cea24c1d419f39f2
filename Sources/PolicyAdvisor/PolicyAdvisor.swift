import DMARC

/// Says whether a domain's DMARC policy may move, must move back or has to stay, and why
/// (decision.md 2.6). A pure function of the evidence: nothing is read, no clock is asked.
public struct PolicyAdvisor: Sendable {
  public var limits: AdvisorLimits

  /// Counts the changes to what these rules decide: the same evidence and the same thresholds give
  /// the same decision as long as it stays the same.
  public static let ruleVersion = 3

  public init(limits: AdvisorLimits = AdvisorLimits()) {
    self.limits = limits
  }

  /// Decides in this order: harm that is done now, no mail at all, the top of the ladder, nothing
  /// but spoofing, and then the gates.
  public func decide(_ evidence: DomainEvidence) -> Decision {
    let findings = SubdomainJudge.findings(evidence, limits: limits)
    let rollBack = RollBack(findings)
    if !rollBack.triggers.isEmpty {
      return Decision(
        findings, .rollBack, to: LadderStep(rung: rollBack.to),
        isOfSubdomains: rollBack.policy == nil, blockers: rollBack.triggers,
        record: RecordWriter(findings: findings).rollBack(rollBack))
    }
    guard findings.messages > 0 else {
      return stay(findings, blockers: DataGate.judge(findings).blockers)
    }
    guard let step = findings.step else { return atTheTop(findings) }
    if findings.isParked { return park(findings) }
    if findings.seesOnlySpoofing { return askWhetherParked(findings) }
    return climb(findings, step)
  }

  /// The step may be taken when all gates pass; also when they do without subdomains that are not
  /// ready, because the record then leaves those where they are. So their mail holds nothing up either
  /// where something else does.
  private func climb(_ findings: DomainFindings, _ step: LadderStep) -> Decision {
    let gates = Self.gates.compactMap { $0(findings) }
    if gates.allSatisfy(\.passed) { return advance(findings, step, gates) }
    guard let others = withoutSpared(findings) else { return stay(findings, gates: gates) }
    let othersGates = Self.gates.compactMap { $0(others) }
    if othersGates.allSatisfy(\.passed) {
      return advance(findings, step, othersGates, atRisk: others.atRiskPerWeek)
    }
    guard othersGates.allSatisfy({ $0.passed || !Self.gatesOfMail.contains($0.name) }) else {
      return stay(findings, gates: gates)
    }
    return stay(findings, gates: othersGates, atRisk: others.atRiskPerWeek)
  }

  /// Gates about the mail itself, which that of a spared subdomain cannot fail.
  private static let gatesOfMail: Set<Gate.Name> = [
    .unknownSources, .ownRate, .sources, .dkim, .indirect,
  ]

  /// The findings without mail of subdomains that a step would spare; `nil` when it spares none.
  private func withoutSpared(_ findings: DomainFindings) -> DomainFindings? {
    let spared = findings.unreadySubdomains.filter { !$0.isRepairedByRecord }.map(\.name)
    guard !spared.isEmpty else { return nil }
    return DomainFindings(
      findings.evidence.leavingOutOwnMail(of: Set(spared)), limits: findings.limits,
      subdomains: findings.subdomains)
  }

  private typealias Judge = @Sendable (DomainFindings) -> Gate?

  private static let gates: [Judge] = [
    DataGate.judge, FreshnessGate.judge, CoverageGate.judge, VolumeGate.judge,
    ReportersGate.judge, DwellGate.judge, QuietGate.judge, UnknownGate.judge, OwnRateGate.judge,
    SourceRatesGate.judge, DKIMGate.judge, IndirectGate.judge, SubdomainGate.judge,
    AcknowledgementGate.judge, MaximumLossGate.judge, RecordGate.judge,
  ]

  /// At `reject` no step is left to prove. What remains is whether reports still come and show own
  /// mail, and whether it is known whose the rest is. Who says that nothing is sent need not show it.
  private static let gatesAtTheTop: [Judge] = [
    DataGate.judge, FreshnessGate.judge,
    { $0.isParked ? nil : VolumeGate.judge($0) },
    // Of no own mail strays are no share: what is missing is the mail.
    { $0.isParked || $0.seesOnlySpoofing ? nil : UnknownGate.judge($0) },
  ]

  /// Whether any sender fails under the policy, and whether the record is in order.
  private static let gatesUnderPolicy: [Judge] = [
    SourceRatesGate.judge, SubdomainGate.judge, RecordGate.judge,
  ]

  private func atTheTop(_ findings: DomainFindings) -> Decision {
    let enforced = DomainFindings(
      findings.underPolicy, limits: limits, subdomains: findings.subdomains)
    let gates =
      Self.gatesAtTheTop.compactMap { $0(findings) }
      + Self.gatesUnderPolicy.compactMap { $0(enforced) }
    return stay(findings, gates: gates, atRisk: enforced.atRiskPerWeek)
  }

  private func advance(
    _ findings: DomainFindings, _ step: LadderStep, _ gates: [Gate], atRisk: WeeklyLoss? = nil
  ) -> Decision {
    Decision(
      findings, .advance, to: step, gates: gates, atRisk: atRisk,
      record: RecordWriter(findings: findings).advance(to: step))
  }

  private func stay(
    _ findings: DomainFindings, gates: [Gate] = [], blockers: [Blocker] = [],
    atRisk: WeeklyLoss? = nil
  ) -> Decision {
    let blockers = blockers + gates.flatMap(\.blockers)
    return Decision(
      findings, .stay, gates: gates, blockers: blockers, atRisk: atRisk,
      record: RecordWriter(findings: findings).stay(blockers))
  }

  /// A domain that sends nothing needs no ladder. Its owner knows better than reports whether it does.
  private func park(_ findings: DomainFindings) -> Decision {
    Decision(
      findings, .advance, to: LadderStep(rung: .reject),
      record: RecordWriter(findings: findings).park())
  }

  /// Only the owner knows that a domain sends nothing.
  private func askWhetherParked(_ findings: DomainFindings) -> Decision {
    let seen = NumberText.count(findings.messages, "message")
    let kind =
      findings.sums.simulated.messages > 0 ? "spoofed, or play a phisher" : "spoofed"
    let found =
      findings.sums.undecidedMessages > 0
      ? "None of \(seen) seen passes" : "All \(seen) seen are \(kind)"
    let question = Blocker(
      .confirmParked,
      """
      \(found): does \(findings.evidence.domain) send any mail? If not, p=reject can be published \
      at once.
      """)
    return stay(findings, blockers: [question])
  }
}
