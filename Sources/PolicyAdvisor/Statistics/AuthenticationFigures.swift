import DMARC

/// How well the mail of one source, or of several together, authenticates.
public struct AuthenticationFigures: Sendable, Hashable {
  /// DMARC, by the lower of the reported and the conservative passes of each day.
  public let dmarc: RateEstimate
  /// Aligned DKIM alone.
  public let dkim: RateEstimate
  /// The DMARC pass rate as reporters state it.
  public let reportedPassRate: Double
  /// The DMARC pass rate without passes that the authentication results contradict.
  public let conservativePassRate: Double
  /// Days with mail.
  public let activeDays: Int

  /// Adds the rows of each day up. The cap holds for all of them together.
  init(_ rows: some Sequence<DayCount>, dayCap: Int) {
    let rows = rows.filter { $0.messages > 0 }
    let messages = rows.reduce(0) { $0 + $1.messages }
    let reported = rows.reduce(0) { $0 + $1.passes }
    let conservative = rows.reduce(0) { $0 + $1.conservativePasses }
    let days = Self.days(of: rows)
    dmarc = RateEstimate(days: days.map { ($0.messages, $0.passes) }, dayCap: dayCap)
    dkim = RateEstimate(days: days.map { ($0.messages, $0.dkimPasses) }, dayCap: dayCap)
    reportedPassRate = messages > 0 ? Double(reported) / Double(messages) : 0
    conservativePassRate = messages > 0 ? Double(conservative) / Double(messages) : 0
    activeDays = days.count
  }

  private typealias Day = (messages: Int, passes: Int, dkimPasses: Int)

  /// Sums of floating-point numbers depend on their order: always that of the days.
  private static func days(of rows: [DayCount]) -> [Day] {
    // One source has a row a day, in order; only several together have to be added up.
    if zip(rows, rows.dropFirst()).allSatisfy({ $0.day < $1.day }) {
      return rows.map { ($0.messages, $0.judgedPasses, $0.dkimPasses) }
    }
    var byDay: [UTCDay: Day] = [:]
    for row in rows {
      let day = byDay[row.day] ?? (0, 0, 0)
      byDay[row.day] = (
        day.messages + row.messages, day.passes + row.judgedPasses,
        day.dkimPasses + row.dkimPasses
      )
    }
    return byDay.sorted { $0.key < $1.key }.map(\.value)
  }
}
