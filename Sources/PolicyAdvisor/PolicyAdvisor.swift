import DMARC

/// Says whether a domain's DMARC policy may move, must move back or has to stay, and why
/// (decision.md 2.6). A pure function of the evidence: nothing is read, no clock is asked.
public struct PolicyAdvisor: Sendable {
  public var limits: AdvisorLimits

  public init(limits: AdvisorLimits = AdvisorLimits()) {
    self.limits = limits
  }

  /// Decides in this order: harm that is done now, no mail at all, nothing but spoofing, the top of
  /// the ladder, and then the gates.
  public func decide(_ evidence: DomainEvidence) -> Decision {
    let findings = DomainFindings(evidence, limits: limits)
    let writer = RecordWriter(findings: findings)
    let rollBack = RollBack(findings)
    if !rollBack.triggers.isEmpty {
      return Decision(
        findings, .rollBack, to: rollBack.to, blockers: rollBack.triggers,
        record: writer.rollBack(to: rollBack.to))
    }
    guard findings.messages > 0 else {
      return stay(findings, blockers: DataGate.judge(findings).blockers)
    }
    if findings.rung == .reject {
      return stay(findings, gates: Self.gatesAtTheTop.compactMap { $0(findings) })
    }
    if findings.seesOnlySpoofing { return onlySpoofing(findings) }
    let gates = Self.gates.compactMap { $0(findings) }
    guard gates.allSatisfy(\.passed), let next = findings.rung.next else {
      return stay(findings, gates: gates)
    }
    return Decision(
      findings, .advance, to: next, gates: gates, record: writer.advance(to: next))
  }

  private typealias Judge = @Sendable (DomainFindings) -> Gate?

  private static let gates: [Judge] = [
    DataGate.judge, FreshnessGate.judge, CoverageGate.judge, VolumeGate.judge,
    ReportersGate.judge, DwellGate.judge, QuietGate.judge, UnknownGate.judge, OwnRateGate.judge,
    SourceRatesGate.judge, DKIMGate.judge, IndirectGate.judge, AcknowledgementGate.judge,
  ]

  /// At `reject` no step is left to prove. What remains is whether reports still come and whether
  /// any sender fails.
  private static let gatesAtTheTop: [Judge] = [
    DataGate.judge, FreshnessGate.judge, SourceRatesGate.judge,
  ]

  private func stay(
    _ findings: DomainFindings, gates: [Gate] = [], blockers: [Blocker] = []
  ) -> Decision {
    let blockers = blockers + gates.flatMap(\.blockers)
    return Decision(
      findings, .stay, gates: gates, blockers: blockers,
      record: RecordWriter(findings: findings).stay(blockers))
  }

  /// A domain that sends nothing needs no ladder, but only its owner knows that it sends nothing.
  private func onlySpoofing(_ findings: DomainFindings) -> Decision {
    guard !findings.evidence.isDeclaredParked else {
      return Decision(
        findings, .advance, to: .reject, record: RecordWriter(findings: findings).park())
    }
    let question = Blocker(
      .confirmParked,
      """
      All \(NumberText.count(findings.messages, "message")) seen are spoofed: does \
      \(findings.evidence.domain) send any mail? If not, p=reject can be published at once.
      """)
    return stay(findings, blockers: [question])
  }
}
