import DMARC
import SenderCatalog

/// Counts the messages of a window by source and author domain, as they pass under two records.
struct TrialTally {
  private let trial: AlignmentTrial
  private let traffic: Traffic
  private let sources: NamedSources
  private let window: Range<UTCDay>
  private let classes: [String: SourceClass]
  private let proven: ProvenNames
  private var places: [Key: Int] = [:]
  private(set) var lines: [TrialLine] = []
  /// A window has millions of groups, and of these few that differ.
  private var passes: [Outcome: Bool] = [:]

  private struct Key: Hashable {
    let source: Int32
    let authorDomain: Int
  }

  private struct Outcome: Hashable {
    let authorDomain: Int
    let authResults: Int
    let evaluation: Int
  }

  init(
    _ trial: AlignmentTrial, _ traffic: Traffic, _ sources: NamedSources,
    _ evidence: DomainEvidence
  ) {
    self.trial = trial
    self.traffic = traffic
    self.sources = sources
    window = evidence.window
    proven = ProvenNames(traffic)
    classes = Dictionary(
      evidence.sources.map { ($0.name, $0.sourceClass) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func add(_ share: SourceShare) {
    let group = traffic.groups[Int(share.group)]
    let evaluation = traffic.evaluations[group.evaluation]
    let messages = min(max(0, share.messages), DayCount.mostMessages)
    guard window.contains(group.day), !evaluation.isUnevaluated else { return }
    let place = place(of: Key(source: share.source, authorDomain: group.authorDomain))
    lines[place].messages += messages
    let overridden = evaluation.isDeliveredByOverride ? messages : 0
    if !evaluation.isConservativePass {
      lines[place].presentFailures += messages
      lines[place].presentOverridden += overridden
    }
    if !passes(group, evaluation) {
      lines[place].failures += messages
      lines[place].overridden += overridden
    }
  }

  private mutating func place(of key: Key) -> Int {
    if let place = places[key] { return place }
    let name = sources.names[Int(key.source)].text
    let authorDomain = traffic.authorDomains[key.authorDomain]
    places[key] = lines.count
    lines.append(
      TrialLine(
        source: name, sourceClass: classes[name] ?? .unknown,
        authorDomain: authorDomain, isProven: proven.contains(authorDomain)))
    return lines.count - 1
  }

  private mutating func passes(_ group: TrafficGroup, _ evaluation: Evaluation) -> Bool {
    let outcome = Outcome(
      authorDomain: group.authorDomain, authResults: group.authResults,
      evaluation: group.evaluation)
    if let known = passes[outcome] { return known }
    let answer = trial.passes(
      evaluation, traffic.authResults[group.authResults],
      authorDomain: traffic.authorDomains[group.authorDomain])
    passes[outcome] = answer
    return answer
  }
}
