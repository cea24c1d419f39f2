import DMARC
import PolicyAdvisor

/// The last seven days of own mail, which roll-back triggers look at, counted by the text of
/// decision.md 2.4 and 2.7 and not by the code.
struct LastWeek {
  private let sources: [(name: String, isCritical: Bool, days: [DayCount])]
  private let earlier: [DayCount]
  private let end: UTCDay
  private let domainLimit: Double

  init(_ evidence: DomainEvidence, on rung: Rung) {
    let (end, owner) = (evidence.window.upperBound, evidence.owner)
    let own = evidence.sources.filter(\.sourceClass.isOwn)
    sources = own.map { source in
      let word = owner.sources.first { $0.source == source.name }
      let since = max(end.advanced(by: -7), word?.fixedOn ?? evidence.window.lowerBound)
      return (
        source.name, word?.isCritical ?? false,
        source.days.filter { $0.day >= since && $0.day < end }
      )
    }
    earlier = own.flatMap(\.days).filter {
      $0.day >= evidence.window.lowerBound && $0.day < end.advanced(by: -7)
    }
    self.end = end
    domainLimit = rung == .reject ? 0.02 : 0.05
  }

  /// Whether a trigger waits for nothing but its count, which twice the mail brings about: 20 failures of
  /// a source that passes less than 95 %, or so many that they are no chance; 5 of the domain, 5 of a
  /// critical source, 20 unsigned messages after 20 others.
  var isHeldByCount: Bool {
    sources.contains { isHeld($0.days) || $0.isCritical && isHeldAsCritical($0.days) }
      || isDomainHeld || isKeyHeld
  }

  /// phi of a source in these days, as decision.md 2.4 has it.
  func overdispersion(of source: String) -> Double? {
    sources.first { $0.name == source }.map { Self.overdispersion($0.days) }
  }

  private func isHeld(_ days: [DayCount]) -> Bool {
    let (messages, failures) = Self.sums(days)
    guard Double(failures) > 0.05 * Double(messages), failures >= 10 else { return false }
    guard failures >= 20 else { return true }
    let size = Double(days.reduce(0) { $0 + min($1.messages, 250) }) / Self.overdispersion(days)
    let rate = Double(messages - failures) / Double(messages)
    return WilsonScore(rate: rate, size: size).upper >= 0.98
  }

  private func isHeldAsCritical(_ days: [DayCount]) -> Bool {
    let (messages, failures) = Self.sums(days.filter { $0.day >= end.advanced(by: -3) })
    return (3...4).contains(failures) && Double(failures) > 0.1 * Double(messages)
  }

  private var isDomainHeld: Bool {
    let (messages, failures) = Self.sums(sources.flatMap(\.days))
    return (3...4).contains(failures) && Double(failures) >= domainLimit * Double(messages)
  }

  private var isKeyHeld: Bool {
    let days = sources.flatMap(\.days)
    let messages = days.reduce(0) { $0 + $1.messages }
    let unsigned = messages - days.reduce(0) { $0 + $1.dkimPasses }
    let before = earlier.reduce(0) { $0 + $1.messages }
    guard Double(unsigned) >= 0.5 * Double(messages) else { return false }
    return (10...19).contains(unsigned) || (10...19).contains(before)
  }

  private static func sums(_ days: [DayCount]) -> (messages: Int, failures: Int) {
    days.reduce((0, 0)) { ($0.0 + $1.messages, $0.1 + $1.messages - $1.judgedPasses) }
  }

  private static func overdispersion(_ days: [DayCount]) -> Double {
    let active = days.filter { $0.messages > 0 }
    let (messages, failures) = sums(active)
    guard active.count > 1, failures > 0, failures < messages else { return 1 }
    let rate = 1 - Double(failures) / Double(messages)
    let squares = active.reduce(0.0) { sum, day in
      let deviation = Double(day.judgedPasses) / Double(day.messages) - rate
      return sum + Double(day.messages) * deviation * deviation / (rate * (1 - rate))
    }
    return max(1, squares / Double(active.count - 1))
  }
}
