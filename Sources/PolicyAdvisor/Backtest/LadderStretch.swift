public import DMARC

/// The days between two moves of a walk, and what later reports show to be lost on them.
public struct LadderStretch: Sendable, Hashable {
  public let start: UTCDay
  /// The first day after it.
  public internal(set) var end: UTCDay
  public let rung: Rung
  public let record: DMARCRecord
  /// Legitimate mail that the policy in force would have kept from its recipients, the most first.
  public internal(set) var losses: [LadderLoss] = []
  /// Subdomains with a record of their own.
  let spared: Set<String>
  /// The days that were judged for the step that began it; `nil` when it was not a step up.
  let judged: Range<UTCDay>?

  init(
    start: UTCDay, rung: Rung, record: DMARCRecord, spared: Set<String>,
    judged: Range<UTCDay>?
  ) {
    (self.start, end) = (start, start)
    self.rung = rung
    self.record = record
    self.spared = spared
    self.judged = judged
  }

  /// The strictest policy that receivers of either generation apply to failing mail of a name.
  func policy(on authorDomain: String, domain: String) -> Policy {
    guard !spared.contains(authorDomain) else { return .none }
    return ReceiverGeneration.allCases.map {
      PolicyEffect(of: record, on: authorDomain, policyDomain: domain, by: $0).strictest
    }.max() ?? .none
  }
}

/// Legitimate mail of one source that a stretch would have lost.
public struct LadderLoss: Sendable, Hashable {
  public let source: String
  /// By all reports of the history.
  public let sourceClass: SourceClass
  /// Failing messages while a policy was in force for them.
  public internal(set) var messages = 0
  /// Of these, those that the reporter says it delivered for a reason of its own.
  public internal(set) var overridden = 0
  /// What the days that were judged for the step showed of the source.
  public let knownMessages: Int
  public let knownFailures: Int
  /// Whether it failed on those days by more than the step allows.
  public let wasVisible: Bool
}
