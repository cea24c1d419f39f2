import DMARC
import PolicyAdvisor

/// What `dmarc backtest` answers.
struct BacktestAnswer: Encodable {
  struct Move: Encodable {
    var day: String
    var verdict: String
    var from: String
    var to: String
    var record: String
    @ExplicitNull var subdomain: String?
    /// Why it had to go back.
    var reasons: [BlockerAnswer]
  }

  struct Loss: Encodable {
    var source: String
    var cls: String
    var messages: Int
    /// Without those that receivers delivered for a reason of their own.
    var expected: Int
    /// What the days that were judged for the step showed of the source.
    var knownMessages: Int
    var knownFails: Int
    /// Whether it failed on those days by more than the step allows.
    var wasVisible: Bool
  }

  /// The days on one rung.
  struct Stretch: Encodable {
    var since: String
    var until: String
    var days: Int
    var rung: String
    var effectivePolicy: String
    var ownLost: Int
    var indirectLostMax: Int
    var indirectLostExpected: Int
    var losses: [Loss]
  }

  struct Wait: Encodable {
    var code: String
    @ExplicitNull var source: String?
    var decisions: Int
  }

  var domain: String
  var window: WindowAnswer
  var moves: [Move]
  var stretches: [Stretch]
  var waits: [Wait]
  @ExplicitNull var rejectDay: String?
  @ExplicitNull var daysToReject: Int?
  @ExplicitNull var safeDay: String?
  var minimumDays: Int
  @ExplicitNull var earliestSafeRejectDay: String?
  /// What the ladder took longer than one that knew the future.
  @ExplicitNull var daysLater: Int?
  /// What the walk leaves out.
  var notes: [String]

  init(_ backtest: Backtest) {
    domain = backtest.domain
    window = WindowAnswer(backtest.days)
    moves = backtest.moves.map { move in
      Move(
        day: move.day.description, verdict: move.verdict.rawValue, from: move.from.rawValue,
        to: move.to.rawValue, record: move.record, subdomain: move.subdomain,
        reasons: move.reasons.map { BlockerAnswer($0) })
    }
    stretches = backtest.stretches.map { Stretch($0) }
    waits = backtest.waits.map {
      Wait(code: $0.code.rawValue, source: $0.source, decisions: $0.decisions)
    }
    rejectDay = backtest.reject?.description
    daysToReject = backtest.reject.map { backtest.days.lowerBound.distance(to: $0) }
    safeDay = backtest.safe?.description
    minimumDays = backtest.minimumDays
    earliestSafeRejectDay = backtest.earliestSafeReject?.description
    daysLater = backtest.reject.flatMap { day in
      backtest.earliestSafeReject.map { $0.distance(to: day) }
    }
    notes = backtest.notes
  }
}

extension BacktestAnswer.Stretch {
  init(_ stretch: LadderStretch) {
    since = stretch.start.description
    until = stretch.end.description
    days = stretch.start.distance(to: stretch.end)
    rung = stretch.rung.rawValue
    effectivePolicy = stretch.rung.effectivePolicy.rawValue
    let own = stretch.losses.filter(\.sourceClass.isOwn)
    let indirect = stretch.losses.filter(\.sourceClass.isIndirect)
    ownLost = own.reduce(0) { $0 + $1.messages }
    indirectLostMax = indirect.reduce(0) { $0 + $1.messages }
    indirectLostExpected = indirect.reduce(0) { $0 + $1.messages - $1.overridden }
    losses = stretch.losses.map { BacktestAnswer.Loss($0) }
  }
}

extension BacktestAnswer.Loss {
  init(_ loss: LadderLoss) {
    source = loss.source
    cls = loss.sourceClass.rawValue
    messages = loss.messages
    expected = loss.messages - loss.overridden
    knownMessages = loss.knownMessages
    knownFails = loss.knownFailures
    wasVisible = loss.wasVisible
  }
}
