public import DMARC
import SenderCatalog

/// How the ladder would have fared over a stored history.
public struct Backtest: Sendable, Hashable {
  public let domain: String
  public let days: Range<UTCDay>
  public let moves: [LadderMove]
  /// The days on each rung, one stretch more than there are moves.
  public let stretches: [LadderStretch]
  /// What stood in the way, the most frequent first.
  public let waits: [LadderWait]
  /// The day on which `p=reject` was published and not taken back before the end.
  public let reject: UTCDay?
  /// The first day from which no own source fails materially until the end; `nil` when one still does.
  public let safe: UTCDay?
  /// What the walk leaves out, in sentences.
  public let notes: [String]
  /// Days that the ladder takes at least, from the rung where it began.
  public let minimumDays: Int

  /// The earliest day for `p=reject`: a ladder that knew the future begins on the safe day.
  public var earliestSafeReject: UTCDay? { safe?.advanced(by: minimumDays) }

  init(_ state: LadderState, losses: HistoryLosses, days: Range<UTCDay>) {
    var stretches = state.stretches
    for place in stretches.indices {
      stretches[place].end =
        place + 1 < stretches.count ? stretches[place + 1].start : days.upperBound
      stretches[place].losses = losses.losses(on: stretches[place])
    }
    domain = losses.domain
    self.days = days
    moves = state.moves
    self.stretches = stretches
    waits = state.waits.sorted {
      ($1.decisions, $0.code.rawValue, $0.source ?? "") < (
        $0.decisions, $1.code.rawValue, $1.source ?? ""
      )
    }
    let last = stretches.reversed().prefix { $0.rung == .reject }.last
    reject = last?.start
    safe = losses.safeDay(in: days)
    notes = losses.simulated(in: days).sentence.map { [$0] } ?? []
    minimumDays = Ladder(limits: losses.limits).minimumDays(from: stretches.first?.rung ?? .none)
  }
}

extension Ladder {
  /// Days from a rung to `reject` when nothing but time is in the way.
  func minimumDays(from rung: Rung) -> Int {
    Rung.allCases.filter { $0.height >= rung.height && (limits.usesTestRungs || !$0.isTest) }
      .reduce(0) { $0 + limits.dwellDays.days(on: $1) }
  }
}
