public import DMARC
public import SenderCatalog

/// What a record would make of the mail of a window, beside what the present one makes of it: messages
/// a week that are sent to junk or refused, of mail seen by reporters.
///
/// It says what the records ask for, and not what a receiver did. At most all failing mail is kept from
/// its recipients; without what reporters say they delivered for a reason of their own, such as that of
/// a forwarder they know, it is what can be expected (decision.md 1.5).
public struct RecordTrial: Sendable, Hashable {
  public let domain: String
  public let window: Range<UTCDay>
  /// Days of the window that reports cover.
  public let reportDays: Int
  /// The record that is tried.
  public let record: DMARCRecord
  /// The record it is compared with.
  public let present: DMARCRecord
  /// One for each source and author domain with mail in the window, the most affected first.
  public let lines: [TrialLine]
  /// What depends on which names exist, under the record that is tried …
  public let doubt: NameDoubt?
  /// … and under the present one.
  public let presentDoubt: NameDoubt?
  /// What the figures do not say.
  public let notes: [String]

  /// - Parameters:
  ///   - traffic: at least the days of the evidence's window.
  ///   - sources: the names of the same traffic.
  ///   - evidence: says of what class each source is, and which days count.
  ///   - organizationalDomain: the Organizational Domain of a canonical name.
  public init(
    of record: DMARCRecord, instead present: DMARCRecord, on traffic: Traffic,
    sources: NamedSources, evidence: DomainEvidence,
    organizationalDomain: @escaping (String) -> String
  ) {
    precondition(sources.proofOfGroup.count == traffic.groups.count, "names of another traffic")
    domain = traffic.domain
    window = evidence.window
    reportDays = evidence.reportDays
    self.record = record
    self.present = present
    var tally = TrialTally(
      AlignmentTrial(record, instead: present, organizationalDomain: organizationalDomain),
      traffic, sources, evidence)
    for share in sources.shares { tally.add(share) }
    let days = evidence.knownDays.lowerBound.distance(to: evidence.knownDays.upperBound)
    let lines = tally.lines.map { line in
      func outcome(of record: DMARCRecord, _ failures: Int, _ overridden: Int) -> TrialOutcome {
        TrialOutcome(
          of: record, on: line.authorDomain, isProven: line.isProven, policyDomain: traffic.domain,
          failing: WeeklyLoss(failures: failures, overridden: overridden, days: days))
      }
      var line = line
      line.present = outcome(of: present, line.presentFailures, line.presentOverridden)
      line.tried = outcome(of: record, line.failures, line.overridden)
      return line
    }.sorted(by: TrialLine.isOrdered)
    self.lines = lines
    let doubt = NameDoubt(record, lines.map { ($0, $0.tried) })
    let presentDoubt = NameDoubt(present, lines.map { ($0, $0.present) })
    self.doubt = doubt
    self.presentDoubt = presentDoubt
    notes =
      TrialNotes.all(record, evidence) + TrialNotes.simulated(lines)
      + TrialNotes.names(doubt, under: "the record tried")
      + TrialNotes.names(presentDoubt, under: "the present record")
  }

  /// Evaluated messages that are replayed; without any, the figures say nothing.
  public var messages: Int { lines.reduce(0) { $0 + $1.messages } }

  /// The sum over the sources of some classes.
  public func total(_ isCounted: (SourceClass) -> Bool) -> (
    present: TrialOutcome, tried: TrialOutcome
  ) {
    let counted = lines.filter { isCounted($0.sourceClass) }
    return (
      counted.reduce(TrialOutcome()) { $0 + $1.present },
      counted.reduce(TrialOutcome()) { $0 + $1.tried }
    )
  }
}
