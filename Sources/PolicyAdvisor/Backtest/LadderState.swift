import DMARC

/// Where a walk over a history stands.
struct LadderState {
  /// What reports would show.
  private(set) var published: [ShownPolicy]
  /// The record, if the owner gave one.
  private(set) var record: DMARCRecord?
  /// Subdomains that were given a record of their own.
  private(set) var spared: Set<String> = []
  private(set) var stretches: [LadderStretch]
  private(set) var moves: [LadderMove] = []
  /// How often this stood first in the way.
  private(set) var waits: [LadderWait] = []
  private let domain: String

  init(
    domain: String, start: UTCDay, published: [ShownPolicy],
    record: DMARCRecord?
  ) {
    self.domain = domain
    self.published =
      published.isEmpty
      ? [.known(PolicyPublished(domain: domain, policy: Policy.none), since: start)] : published
    self.record = record
    let shown =
      PolicyHistory(self.published, record: record).present ?? PolicyPublished(domain: domain)
    let inForce = record ?? DMARCRecord(shown)
    let rung = RungInference(published: shown, record: record).rung
    stretches = [LadderStretch(start: start, rung: rung, record: inForce, spared: [], judged: nil)]
  }

  mutating func take(_ decision: Decision) {
    guard decision.verdict != .stay else {
      if let blocker = decision.blockers.first { wait(for: blocker) }
      return
    }
    // A subdomain is spared once: its mail is gone from the evidence then.
    let next = DMARCRecord(decision.nextRecord) ?? stretches[stretches.count - 1].record
    moves.append(LadderMove(decision))
    if let subdomain = decision.subdomainRecord {
      spared.insert(subdomain.domain)
    } else {
      // What was published before tells later whether the policy came down.
      published =
        published.filter { $0.day < decision.asOf }
        + [.known(PolicyPublished(next, domain: domain), since: decision.asOf)]
      if record != nil { record = next }
    }
    stretches.append(
      LadderStretch(
        start: decision.asOf, rung: RungInference(published: nil, record: next).rung,
        record: next, spared: spared,
        judged: decision.verdict == .advance ? decision.window : nil))
  }

  private mutating func wait(for blocker: Blocker) {
    let place = waits.firstIndex { $0.code == blocker.code && $0.source == blocker.source }
    if let place {
      waits[place].decisions += 1
    } else {
      waits.append(LadderWait(code: blocker.code, source: blocker.source, decisions: 1))
    }
  }
}
