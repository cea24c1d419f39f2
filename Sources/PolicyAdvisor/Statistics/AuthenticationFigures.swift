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
    var byDay: [UTCDay: (messages: Int, passes: Int, dkimPasses: Int)] = [:]
    var (messages, reported, conservative) = (0, 0, 0)
    for row in rows where row.messages > 0 {
      byDay[row.day, default: (0, 0, 0)].messages += row.messages
      byDay[row.day, default: (0, 0, 0)].passes += row.judgedPasses
      byDay[row.day, default: (0, 0, 0)].dkimPasses += row.dkimPasses
      messages += row.messages
      reported += row.passes
      conservative += row.conservativePasses
    }
    // Sums of floating-point numbers depend on their order: always that of the days.
    let days = byDay.sorted { $0.key < $1.key }.map(\.value)
    dmarc = RateEstimate(days: days.map { ($0.messages, $0.passes) }, dayCap: dayCap)
    dkim = RateEstimate(days: days.map { ($0.messages, $0.dkimPasses) }, dayCap: dayCap)
    reportedPassRate = messages > 0 ? Double(reported) / Double(messages) : 0
    conservativePassRate = messages > 0 ? Double(conservative) / Double(messages) : 0
    activeDays = days.count
  }
}
