/// A source that fails at one receiver and passes everywhere else: the fault is the receiver's, or on
/// the way there, and not the source's.
public struct ReceiverNoise: Sendable, Hashable {
  public let reporter: ReporterCount
  /// All others together.
  public let others: ReporterCount

  /// Fewer messages at a receiver show nothing of it.
  static let messages = 20
  /// So much more must fail there than elsewhere.
  static let difference = 0.10
  /// What passes everywhere else.
  static let passRate = 0.98
  /// With one other reporter it is one word against another.
  static let otherReporters = 2

  /// `nil` when the reporters agree, or more than one of them differs.
  public init?(_ counts: [ReporterCount]) {
    func sum(_ counts: some Sequence<ReporterCount>) -> ReporterCount {
      counts.reduce(into: ReporterCount(reporter: "", messages: 0, failures: 0)) { sum, count in
        sum.messages += count.messages
        sum.failures += count.failures
        sum.temporaryErrors += count.temporaryErrors
      }
    }
    let seen = counts.filter { $0.messages > 0 }
    let worst = seen.filter { $0.messages >= Self.messages }.min {
      ($0.passRate, $1.messages, $0.reporter) < ($1.passRate, $0.messages, $1.reporter)
    }
    guard let worst, seen.count > Self.otherReporters else { return nil }
    let others = sum(seen.filter { $0.reporter != worst.reporter })
    guard others.messages >= Self.messages, others.passRate >= Self.passRate,
      others.passRate - worst.passRate >= Self.difference
    else { return nil }
    reporter = worst
    self.others = others
  }

  /// `60 of 80 messages fail at receiver.example (25 % pass), 3 of 3,000 at all others (99.9 % pass)`
  public var sentence: String {
    func share(_ count: ReporterCount, _ noun: String) -> String {
      "\(NumberText.count(count.failures)) of \(NumberText.count(count.messages))\(noun) fail at "
    }
    let errors =
      reporter.temporaryErrors > 0
      ? ", \(NumberText.count(reporter.temporaryErrors)) with a temporary error" : ""
    return share(reporter, " messages") + reporter.reporter
      + " (\(NumberText.rate(reporter.passRate)) pass\(errors)), "
      + "\(NumberText.count(others.failures)) of \(NumberText.count(others.messages)) at all others "
      + "(\(NumberText.rate(others.passRate)) pass)"
  }
}
