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
  init(_ rows: [DayCount], dayCap: Int) {
    // One source has a row a day, in order; only several together have to be added up.
    if rows.isByDay {
      self.init(days: rows.lazy.map { Day($0) }, dayCap: dayCap)
    } else {
      self.init(days: Self.addedUp(rows), dayCap: dayCap)
    }
  }

  private init(days: some Collection<Day>, dayCap: Int) {
    var (messages, reported, conservative, activeDays) = (0, 0, 0, 0)
    for day in days where day.messages > 0 {
      messages += day.messages
      reported += day.reported
      conservative += day.conservative
      activeDays += 1
    }
    dmarc = RateEstimate(
      days: days.lazy.map { (messages: $0.messages, passes: $0.judged) }, dayCap: dayCap)
    dkim = RateEstimate(
      days: days.lazy.map { (messages: $0.messages, passes: $0.dkim) }, dayCap: dayCap)
    reportedPassRate = messages > 0 ? Double(reported) / Double(messages) : 0
    conservativePassRate = messages > 0 ? Double(conservative) / Double(messages) : 0
    self.activeDays = activeDays
  }

  /// Sums of floating-point numbers depend on their order: always that of the days.
  private static func addedUp(_ rows: [DayCount]) -> [Day] {
    var byDay: [UTCDay: Day] = [:]
    for row in rows where row.messages > 0 { byDay[row.day, default: Day()].add(Day(row)) }
    return byDay.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The passes of a day, of one source or of several together.
  private struct Day: BitwiseCopyable {
    var messages = 0
    var judged = 0
    var dkim = 0
    var reported = 0
    var conservative = 0

    init() {}

    init(_ row: DayCount) {
      messages = row.messages
      judged = row.judgedPasses
      dkim = row.dkimPasses
      reported = row.passes
      conservative = row.conservativePasses
    }

    mutating func add(_ other: Day) {
      messages += other.messages
      judged += other.judged
      dkim += other.dkim
      reported += other.reported
      conservative += other.conservative
    }
  }
}
