public import DMARC

/// The verdict on one domain with everything it rests on.
public struct Decision: Sendable, Hashable {
  public let domain: String
  public let asOf: UTCDay
  public let window: Range<UTCDay>
  /// `PolicyAdvisor.ruleVersion` when it was made.
  public let ruleVersion: Int
  /// The thresholds in force.
  public let limits: AdvisorLimits
  /// Where the domain stands.
  public let rung: Rung
  public let verdict: Verdict
  /// Where it should go; `nil` when it stays. When subdomains alone roll back, where these should
  /// go.
  public let to: Rung?
  /// Whether subdomains alone roll back, by `sp` or by a `subdomainRecord`, while the domain stays.
  public let isOfSubdomains: Bool
  /// The `pct` of a step on a legacy ramp.
  public let toPercentage: Int?
  /// The gates that could be judged, in the order of decision.md 2.5. None without mail, none when
  /// rolling back.
  public let gates: [Gate]
  /// The dearest first. When rolling back, the triggers in the order of decision.md 2.7.
  public let blockers: [Blocker]
  /// What the step takes into account, such as a subdomain that is not ready.
  public let conditions: [Blocker]
  public let warnings: [String]
  /// The largest first.
  public let sources: [SourceFigures]
  /// All own sources together.
  public let own: AuthenticationFigures
  public let indirect: IndirectLoss
  /// Legitimate mail, own and indirect, that the enforcing rung above would cost.
  public let atRiskPerWeek: WeeklyLoss
  /// The policy that would cost it.
  public let atRiskPolicy: Policy
  /// Failing messages of spoofing sources in the window: what enforcement stops.
  public let spoofedMessages: Int
  public let spoofedPerWeek: Double
  /// Failing messages of undecided sources in the window.
  public let unknownFailures: Int
  /// How much of the domain's mail the figures speak for, in a sentence.
  public let coverage: String
  /// The earliest day on which another decision can differ by the passing of time alone; `nil` when
  /// nothing is waited for.
  public let nextReview: UTCDay?
  /// The record that the owner gave, else as the reports show it, without `rua`; `nil` when
  /// nothing is known.
  public let currentRecord: String?
  /// Whether the owner gave `currentRecord`.
  public let isRecordGiven: Bool
  /// The record to publish, equal to `currentRecord` when nothing is to change.
  public let nextRecord: String
  /// When rolling back, a record that spares the only subdomain that fails.
  public let subdomainRecord: SubdomainRecord?
  /// What to know before publishing it.
  public let recordNotes: [String]

  init(
    _ findings: DomainFindings, _ verdict: Verdict, to: LadderStep? = nil,
    isOfSubdomains: Bool = false, gates: [Gate] = [], blockers: [Blocker] = [],
    atRisk: WeeklyLoss? = nil, record: RecordAdvice
  ) {
    domain = findings.evidence.domain
    asOf = findings.evidence.asOf
    window = findings.evidence.window
    ruleVersion = PolicyAdvisor.ruleVersion
    limits = findings.limits
    rung = findings.rung
    self.verdict = verdict
    self.to = to?.rung
    toPercentage = to?.percentage
    self.isOfSubdomains = isOfSubdomains
    self.gates = gates
    self.blockers = verdict == .rollBack ? blockers : Blocker.sorted(blockers)
    conditions = gates.flatMap(\.conditions)
    warnings = AdvisorWarnings.all(findings, besides: blockers)
    sources = findings.sources
    own = findings.own
    indirect = findings.indirect
    atRiskPerWeek = atRisk ?? findings.atRiskPerWeek
    atRiskPolicy = findings.target.policy
    spoofedMessages = findings.spoofedMessages
    spoofedPerWeek = findings.spoofedPerWeek
    unknownFailures = findings.unknownFailures
    coverage = Coverage.sentence(findings)
    nextReview = NextReview.day(findings, verdict, to: to, gates: gates)
    currentRecord = record.current
    isRecordGiven = record.isGiven
    nextRecord = record.next
    subdomainRecord = record.subdomain
    recordNotes = record.notes
  }

  /// Whether the record stays as it is.
  public var keepsRecord: Bool { nextRecord == currentRecord }

  /// The exit code of `dmarc advise`: 0 advance, or stay with nothing that blocks, 2 stay because
  /// something must be fixed, 3 stay because the evidence does not suffice, 4 roll back.
  public var exitCode: Int32 {
    switch Urgency(self) {
    case .advance, .publish, .done: 0
    case .fix: 2
    case .wait: 3
    case .rollBack: 4
    }
  }
}
