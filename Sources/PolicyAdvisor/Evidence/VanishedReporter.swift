public import DMARC

/// A reporter that used to send reports and no longer does, while others still do.
public struct VanishedReporter: Sendable, Hashable {
  public let name: String
  /// The last day that a report of its covers.
  public let lastDay: UTCDay
  /// Days with its reports, of those before the silence that are looked at.
  public let activeDays: Int
  /// What it reported on these days, of whatever source.
  public let messagesPerWeek: Double

  public init(name: String, lastDay: UTCDay, activeDays: Int, messagesPerWeek: Double) {
    self.name = name
    self.lastDay = lastDay
    self.activeDays = activeDays
    self.messagesPerWeek = messagesPerWeek
  }

  /// Those of a traffic that are gone, the one with the most messages first.
  ///
  /// - Parameters:
  ///   - days: those of the traffic.
  ///   - end: reports on this day and on later ones may still be under way.
  static func all(
    in traffic: Traffic, on days: Set<UTCDay>, before end: UTCDay, limits: VanishedReporterLimits
  ) -> [VanishedReporter] {
    let reported = days.filter { $0 < end }.sorted()
    // Others sent them, if this one sent none.
    guard reported.count > limits.silentDays,
      let silence = reported.suffix(limits.silentDays).first
    else { return [] }
    let before = silence.advanced(by: -limits.daysBefore)..<silence
    var isHeard = Array(repeating: false, count: traffic.reporters.count)
    for group in traffic.groups where group.day >= silence { isHeard[group.reporter] = true }
    // The same name may stand for several addresses.
    let heard = Set(traffic.reporters.indices.filter { isHeard[$0] }.map { traffic.reporters[$0] })
    var messages: [String: [UTCDay: Int]] = [:]
    for group in traffic.groups where before.contains(group.day) && !isHeard[group.reporter] {
      let count = min(max(0, group.messages), DayCount.mostMessages)
      messages[traffic.reporters[group.reporter], default: [:]][group.day, default: 0] += count
    }
    let needed = limits.dayShare * Double(limits.daysBefore)
    return messages.compactMap { name, days in
      guard !heard.contains(name), Double(days.count) >= needed, let last = days.keys.max() else {
        return nil
      }
      return VanishedReporter(
        name: name, lastDay: last, activeDays: days.count,
        messagesPerWeek: 7 * Double(days.values.reduce(0, +)) / Double(max(1, limits.daysBefore)))
    }.sorted { ($1.messagesPerWeek, $0.name) < ($0.messagesPerWeek, $1.name) }
  }
}
