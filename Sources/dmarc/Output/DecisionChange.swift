/// What a decision says that an earlier one did not.
struct DecisionChange: Encodable {
  struct Turn<Value: Encodable & Equatable>: Encodable {
    var from: Value
    var to: Value

    init?(_ from: Value, _ to: Value) {
      guard from != to else { return nil }
      (self.from, self.to) = (from, to)
    }
  }

  struct GateTurn: Encodable {
    var id: String
    /// Whether it passes now.
    var passed: Bool
    var before: String
    var found: String
  }

  struct Blocker: Encodable {
    var code: String
    @ExplicitNull var source: String?
  }

  struct Source: Encodable {
    var source: String
    var cls: String
    var n: Int
  }

  struct ClassTurn: Encodable {
    var source: String
    var from: String
    var to: String
  }

  struct RateTurn: Encodable {
    /// `nil` for all own mail together.
    @ExplicitNull var source: String?
    var from: Double
    var to: Double
    var nBefore: Int
    var n: Int
    var failsBefore: Int
    var fails: Int
  }

  /// The day of the earlier decision.
  var since: String
  @ExplicitNull var verdict: Turn<String>?
  @ExplicitNull var rung: Turn<String>?
  @ExplicitNull var step: Turn<String?>?
  @ExplicitNull var record: Turn<String>?
  @ExplicitNull var ruleVersion: Turn<Int>?
  /// Thresholds with another value.
  var thresholds: [String]
  var gatesTurned: [GateTurn]
  var blockersNew: [Blocker]
  var blockersGone: [Blocker]
  var sourcesNew: [Source]
  var sourcesGone: [Source]
  var classesChanged: [ClassTurn]
  var ratesChanged: [RateTurn]

  init(since earlier: RecordedDecision, to now: RecordedDecision) {
    since = earlier.asOf
    verdict = Turn(earlier.verdict, now.verdict)
    rung = Turn(earlier.rung, now.rung)
    step = Turn(earlier.to, now.to)
    record = Turn(earlier.record.next, now.record.next)
    ruleVersion = Turn(earlier.ruleVersion, now.ruleVersion)
    thresholds = Set(earlier.thresholds.keys).union(now.thresholds.keys)
      .filter { earlier.thresholds[$0] != now.thresholds[$0] }.sorted()
    gatesTurned = Self.gates(earlier, now)
    blockersNew = Self.blockers(of: now, missingIn: earlier)
    blockersGone = Self.blockers(of: earlier, missingIn: now)
    sourcesNew = Self.sources(of: now, missingIn: earlier)
    sourcesGone = Self.sources(of: earlier, missingIn: now)
    let pairs = Self.pairs(earlier, now)
    classesChanged = pairs.filter { $0.cls != $1.cls }.map { before, since in
      ClassTurn(source: before.source, from: before.cls, to: since.cls)
    }
    ratesChanged =
      [RateTurn(nil, earlier.own, now.own)].compactMap { $0 }
      + pairs.compactMap { RateTurn($0.source, $0.rates, $1.rates) }
  }

  private static func gates(_ earlier: RecordedDecision, _ now: RecordedDecision) -> [GateTurn] {
    now.gates.compactMap { gate in
      guard let before = earlier.gates.first(where: { $0.id == gate.id }),
        before.passed != gate.passed
      else { return nil }
      return GateTurn(
        id: gate.id, passed: gate.passed, before: before.found, found: gate.found)
    }
  }

  private static func blockers(
    of decision: RecordedDecision, missingIn other: RecordedDecision
  ) -> [Blocker] {
    let known = Set(other.blockers)
    return decision.blockers.filter { !known.contains($0) }
      .map { Blocker(code: $0.code, source: $0.source) }
  }

  private static func sources(
    of decision: RecordedDecision, missingIn other: RecordedDecision
  ) -> [Source] {
    let known = Set(other.sources.filter { $0.rates.n > 0 }.map(\.source))
    return decision.sources.filter { $0.rates.n > 0 && !known.contains($0.source) }
      .map { Source(source: $0.source, cls: $0.cls, n: $0.rates.n) }
  }

  /// Sources with mail in both decisions.
  private static func pairs(
    _ earlier: RecordedDecision, _ now: RecordedDecision
  ) -> [(RecordedDecision.Source, RecordedDecision.Source)] {
    let before = Dictionary(
      earlier.sources.map { ($0.source, $0) }, uniquingKeysWith: { first, _ in first })
    return now.sources.compactMap { source in
      before[source.source].flatMap { $0.rates.n > 0 && source.rates.n > 0 ? ($0, source) : nil }
    }
  }
}

extension DecisionChange.RateTurn {
  /// `nil` when the rate is the same, in the four digits that are shown of it. It is reckoned from the
  /// counts, which are kept whole.
  fileprivate init?(
    _ source: String?, _ before: RecordedDecision.Rates, _ now: RecordedDecision.Rates
  ) {
    guard before.n > 0, now.n > 0, before.passRate != now.passRate else { return nil }
    self.init(
      source: source, from: before.passRate, to: now.passRate, nBefore: before.n, n: now.n,
      failsBefore: before.fails, fails: now.fails)
  }
}
