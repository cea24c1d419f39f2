import DMARC
import PolicyAdvisor
import ReportStore
import SenderCatalog

/// What `dmarc sources` answers.
struct SourcesAnswer: Encodable {
  /// Several sources as one line of the table.
  typealias Sum = (count: Int, rates: RateAnswer)

  var domain: String
  var by: String
  /// The first day, and the day after the last one.
  var since: String?
  var until: String?
  /// Messages of reports whose period cannot be believed: they are in no window.
  var undatedMessages: Int64
  var total: RateAnswer
  /// The mail of sources that are the owner's, where sources have classes. What strangers send in the
  /// owner's name is no fault of the owner's.
  var own: RateAnswer?
  /// The sources behind those that the table has lines for.
  private(set) var rest: Sum?
  /// Those of which nothing fails, when only the others are asked for.
  private(set) var passing: Sum?
  /// What all reports say when `total` leaves out those that may be anybody's.
  var allReports: RateAnswer?
  /// The largest first; days in their order.
  var sources: [SourceAnswer]
  /// Whether sources have classes: services have.
  let hasClasses: Bool

  /// - Parameters:
  ///   - sources: of the window at least; what is outside of it is not counted.
  ///   - isFailingOnly: whether sources of which nothing fails are one line; the others then come in
  ///     the order of what fails.
  ///   - limit: sources that are told apart; days all are.
  ///   - hasResults: whether each comes with what was authenticated beside its mail.
  ///   - findings: what is known of the sources that are wanted, by their places.
  init(
    _ sources: TrafficSources, by kind: SourceKind, window: Range<UTCDay>?,
    _ stored: StoredDomain, limit: Int, isFailingOnly: Bool = false,
    hasResults: Bool = false, findings: (([Bool]) -> [SourceFinding?])? = nil
  ) {
    let traffic = sources.traffic
    let shares = sources.shares(in: window)
    var messages = Array(repeating: 0, count: sources.count)
    for share in shares { messages[Int(share.source)] += share.messages }
    let rank = isFailingOnly ? Self.failures(of: shares, in: sources) : messages
    let order = messages.indices.filter { rank[$0] > 0 }.sorted { left, right in
      kind == .day || rank[left] == rank[right] ? left < right : rank[left] > rank[right]
    }
    let found = findings?(messages.map { $0 > 0 })
    let lines = SourceLines(
      order, shown: kind == .day || order.count <= limit + 1 ? order.count : limit,
      isOwn: found.map { $0.map { $0?.statistics.sourceClass.isOwn ?? false } } ?? [],
      of: messages.count)
    var tallies = Array(repeating: TrafficTally(), count: lines.count)
    for share in shares {
      tallies[lines.line[Int(share.source)]].add(
        traffic.groups[Int(share.group)], messages: share.messages)
    }
    func rates(_ lines: some Sequence<Int>) -> RateAnswer {
      let sum = lines.reduce(into: TrafficTally()) { $0.add(tallies[$1]) }
      return RateAnswer(TrafficCounts(sum, traffic.evaluations))
    }
    domain = traffic.domain
    by = kind.rawValue
    since = (window?.lowerBound ?? stored.days?.lowerBound)?.description
    until = (window?.upperBound ?? stored.days?.upperBound.advanced(by: 1))?.description
    undatedMessages = stored.undatedMessages
    hasClasses = found != nil
    self.sources = order.prefix(lines.shown).enumerated().map { place, source in
      var answer = SourceAnswer(
        sources.name(of: source), RateAnswer(TrafficCounts(tallies[place], traffic.evaluations)))
      if let found { answer.finding = .some(found[source]) }
      return answer
    }
    if hasResults {
      let results = ResultsAnswer.all(of: shares, in: traffic, sources: sources.count)
      for (place, source) in order.prefix(lines.shown).enumerated() {
        self.sources[place].results = results[source]
      }
    }
    total = rates(tallies.indices)
    if found != nil { own = rates(lines.own) }
    if order.count > lines.shown { rest = (order.count - lines.shown, rates(lines.rest)) }
    let others = messages.count { $0 > 0 } - order.count
    if others > 0 { passing = (others, rates(lines.others)) }
  }

  /// Messages that failed by their reporters' word, by source.
  private static func failures(of shares: [SourceShare], in sources: TrafficSources) -> [Int] {
    let traffic = sources.traffic
    let fails = traffic.evaluations.map { !$0.isPass && !$0.isUnevaluated }
    var failures = Array(repeating: 0, count: sources.count)
    for share in shares where fails[traffic.groups[Int(share.group)].evaluation] {
      failures[Int(share.source)] += share.messages
    }
    return failures
  }

  private enum Key: String, CodingKey {
    case domain, by, since, until, undatedMessages, own, allReports, sources
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(domain, forKey: .domain)
    try container.encode(by, forKey: .by)
    try container.encode(since, forKey: .since)
    try container.encode(until, forKey: .until)
    try container.encode(undatedMessages, forKey: .undatedMessages)
    try container.encodeIfPresent(own, forKey: .own)
    try container.encodeIfPresent(allReports, forKey: .allReports)
    try container.encode(sources, forKey: .sources)
    try total.encode(to: encoder)
  }
}
