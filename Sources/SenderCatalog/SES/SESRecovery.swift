import DMARC

/// Whether rows that show a trouble have given way to those that show its repair (ses.md 3.4).
///
/// That takes as many days and messages without the trouble as a change point does (decision.md 2.4), and
/// twice as many days as it ever stayed away before: what comes once a week is not gone after three days.
struct SESRecovery {
  /// The first day since the trouble is gone; `nil` while it lasts.
  let day: UTCDay?

  static let days = 3
  static let messages = 20

  /// - Parameters:
  ///   - trouble: rows that show it, in any order.
  ///   - repair: rows of the same mail that show what comes in their place.
  init(of trouble: [SESObservation], by repair: [SESObservation]) {
    let days = Self.days(trouble, repair)
    guard let last = days.lastIndex(where: \.isTroubled),
      let first = days.firstIndex(where: \.isTroubled)
    else {
      day = nil
      return
    }
    let clean = days[(last + 1)...].filter { $0.repaired > 0 }
    let troubled = days[first...last].count(where: \.isTroubled)
    let pauses = days[first...last].split(whereSeparator: \.isTroubled).map(\.count)
    // Beside mail that was in order all the time, a day or two of trouble are an episode.
    let isReplaced = troubled == last + 1 || troubled >= Self.days
    day =
      isReplaced && clean.count >= max(Self.days, 2 * (pauses.max() ?? 0))
        && clean.reduce(0) { $0 + $1.repaired } >= Self.messages
      ? days[last + 1].day : nil
  }

  /// Rows of a trouble without those that have been repaired. On the day of the repair there are some of
  /// both.
  static func open(_ trouble: [SESObservation], by repair: [SESObservation]) -> [SESObservation] {
    guard let day = SESRecovery(of: trouble, by: repair).day else { return trouble }
    let rest = trouble.filter { $0.day >= day }
    return rest.contains { $0.day > day } ? rest : []
  }

  private struct Day {
    let day: UTCDay
    var troubled = 0
    var repaired = 0
    var isTroubled = false

    var share: Double { Double(troubled) / Double(max(1, troubled + repaired)) }
  }

  /// In order. A day is troubled when the trouble has half the share of the mail that it has in all, up to
  /// its last day: some that is left over, or of another cause, is no part of it.
  private static func days(
    _ trouble: [SESObservation], _ repair: [SESObservation]
  ) -> [Day] {
    var ofDay: [UTCDay: Day] = [:]
    for row in trouble {
      ofDay[row.day, default: Day(day: row.day)].troubled += row.boundedMessages
    }
    for row in repair { ofDay[row.day, default: Day(day: row.day)].repaired += row.boundedMessages }
    var days = ofDay.values.sorted { $0.day < $1.day }
    guard let last = days.lastIndex(where: { $0.troubled > 0 }) else { return days }
    let all = days[...last].reduce(into: Day(day: days[last].day)) { all, day in
      all.troubled += day.troubled
      all.repaired += day.repaired
    }
    for index in days.indices where days[index].troubled > 0 {
      days[index].isTroubled = 2 * days[index].share >= all.share
    }
    return days
  }
}

extension SESObservation {
  /// As many as can be added up without an overflow.
  var boundedMessages: Int { TrafficSenders.bounded(messages) }
}
