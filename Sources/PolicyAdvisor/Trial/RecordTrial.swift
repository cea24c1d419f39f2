public import DMARC
public import SenderCatalog

/// What a record would make of the mail of a window, beside what the present one makes of it: messages
/// a week that are sent to junk or refused, of mail seen by reporters.
///
/// It says what the records ask for, and not what a receiver did. Each figure is a maximum: some
/// receivers deliver mail of forwarders that they know.
public struct RecordTrial: Sendable, Hashable {
  public let domain: String
  public let window: Range<UTCDay>
  /// The record that is tried.
  public let record: DMARCRecord
  /// The record it is compared with.
  public let present: DMARCRecord
  /// One for each source and author domain with mail in the window, the most affected first.
  public let lines: [Line]
  /// What the figures do not say.
  public let notes: [String]

  /// Mail of one source in the name of one author domain.
  public struct Line: Sendable, Hashable {
    public let source: String
    public let sourceClass: SourceClass
    public let authorDomain: String
    /// Evaluated messages of the window.
    public internal(set) var messages = 0
    /// Those that fail under the present record.
    public internal(set) var presentFailures = 0
    /// Those that fail under the record that is tried.
    public internal(set) var failures = 0
    public internal(set) var present = TrialOutcome()
    public internal(set) var tried = TrialOutcome()
  }

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
    self.record = record
    self.present = present
    var tally = TrialTally(
      AlignmentTrial(record, instead: present, organizationalDomain: organizationalDomain),
      traffic, sources, evidence)
    for share in sources.shares { tally.add(share) }
    let days = evidence.window.lowerBound.distance(to: evidence.window.upperBound)
    lines = tally.lines.map { line in
      var line = line
      line.present = TrialOutcome(
        of: present, on: line, failures: line.presentFailures, domain: traffic.domain, days: days)
      line.tried = TrialOutcome(
        of: record, on: line, failures: line.failures, domain: traffic.domain, days: days)
      return line
    }.sorted(by: Self.isOrdered)
    notes = TrialNotes.all(record, traffic, evidence)
  }

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

  private static func isOrdered(_ left: Line, before right: Line) -> Bool {
    let (leftHit, rightHit) = (left.tried.largest, right.tried.largest)
    if leftHit != rightHit { return leftHit > rightHit }
    if left.messages != right.messages { return left.messages > right.messages }
    return (left.source, left.authorDomain) < (right.source, right.authorDomain)
  }
}
