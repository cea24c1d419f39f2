/// Groups of a traffic added up before anybody asks what their evaluations say: a window has millions
/// of groups and few evaluations.
public struct TrafficTally: Sendable {
  /// Messages by place in ``Traffic/evaluations``, without those in `last`.
  private var counted: [Int: Int] = [:]
  /// Groups with the same evaluation often follow each other.
  private var last = (evaluation: -1, messages: 0)
  /// Places in ``Traffic/reporters``.
  fileprivate private(set) var reporters: Set<Int> = []
  fileprivate private(set) var days: ClosedRange<UTCDay>?
  /// Groups of one reporter and day mostly follow each other.
  private var lastReporter = -1

  public init() {}

  /// Messages by place in ``Traffic/evaluations``.
  fileprivate var messages: [Int: Int] {
    guard last.evaluation >= 0 else { return counted }
    return counted.merging([last.evaluation: last.messages], uniquingKeysWith: +)
  }

  /// - Parameter messages: how many of the group's; all of them by default.
  public mutating func add(_ group: TrafficGroup, messages: Int? = nil) {
    if group.evaluation != last.evaluation {
      if last.evaluation >= 0 { counted[last.evaluation, default: 0] += last.messages }
      last = (group.evaluation, 0)
    }
    last.messages += messages ?? group.messages
    if group.reporter != lastReporter { reporters.insert(group.reporter) }
    lastReporter = group.reporter
    widen(to: group.day...group.day)
  }

  /// Adds what another tally of the same traffic has counted.
  public mutating func add(_ other: TrafficTally) {
    counted.merge(other.messages, uniquingKeysWith: +)
    reporters.formUnion(other.reporters)
    if let days = other.days { widen(to: days) }
  }

  private mutating func widen(to other: ClosedRange<UTCDay>) {
    guard let days else { return self.days = other }
    guard other.lowerBound < days.lowerBound || other.upperBound > days.upperBound else { return }
    self.days =
      min(days.lowerBound, other.lowerBound)...max(days.upperBound, other.upperBound)
  }
}

extension TrafficCounts {
  /// - Parameter evaluations: ``Traffic/evaluations`` of the traffic that was added up.
  public init(_ tally: TrafficTally, _ evaluations: [Evaluation]) {
    self.init()
    for (evaluation, messages) in tally.messages { add(messages, evaluations[evaluation]) }
    reporters = tally.reporters
    (firstDay, lastDay) = (tally.days?.lowerBound, tally.days?.upperBound)
  }

  /// The sum of all groups.
  public init(of traffic: Traffic) {
    var tally = TrafficTally()
    for group in traffic.groups { tally.add(group) }
    self.init(tally, traffic.evaluations)
  }
}
