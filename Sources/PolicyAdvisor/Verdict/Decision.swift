public import DMARC

/// The verdict on one domain with everything it rests on.
public struct Decision: Sendable, Hashable {
  public let domain: String
  public let asOf: UTCDay
  public let window: Range<UTCDay>
  /// Where the domain stands.
  public let rung: Rung
  public let verdict: Verdict
  /// Where it should go; `nil` when it stays.
  public let to: Rung?
  /// The gates that could be judged, in the order of decision.md 2.5. None without mail, none when
  /// rolling back.
  public let gates: [Gate]
  /// The dearest first. When rolling back, the triggers.
  public let blockers: [Blocker]
  public let warnings: [String]
  /// The largest first.
  public let sources: [SourceFigures]
  /// All own sources together.
  public let own: AuthenticationFigures
  public let indirect: IndirectLoss
  /// Legitimate mail, own and indirect, that the enforcing rung above would cost.
  public let atRiskPerWeek: WeeklyLoss
  /// Failing messages of spoofing sources in the window: what enforcement stops.
  public let spoofedMessages: Int
  /// Failing messages of undecided sources in the window.
  public let unknownFailures: Int
  /// The record that the owner gave, else as the reports show it, without `rua`; `nil` when
  /// nothing is known.
  public let currentRecord: String?
  /// The record to publish, equal to `currentRecord` when nothing is to change.
  public let nextRecord: String
  /// What to know before publishing it.
  public let recordNotes: [String]

  init(
    _ findings: DomainFindings, _ verdict: Verdict, to: Rung? = nil, gates: [Gate] = [],
    blockers: [Blocker] = [], record: RecordAdvice
  ) {
    domain = findings.evidence.domain
    asOf = findings.evidence.asOf
    window = findings.evidence.window
    rung = findings.rung
    self.verdict = verdict
    self.to = to
    self.gates = gates
    self.blockers = Blocker.sorted(blockers)
    warnings = AdvisorWarnings.all(findings)
    sources = findings.sources
    own = findings.own
    indirect = findings.indirect
    atRiskPerWeek = findings.atRiskPerWeek
    spoofedMessages = findings.spoofedMessages
    unknownFailures = findings.unknownFailures
    currentRecord = record.current
    nextRecord = record.next
    recordNotes = record.notes
  }

  /// The exit code of `dmarc advise`: 0 advance or nothing left to do, 2 stay because something
  /// must be fixed, 3 stay because the evidence does not suffice, 4 roll back.
  public var exitCode: Int32 {
    switch verdict {
    case .advance: 0
    case .rollBack: 4
    case .stay where blockers.isEmpty: 0
    case .stay: blockers.allSatisfy(\.code.asksForEvidence) ? 3 : 2
    }
  }
}
