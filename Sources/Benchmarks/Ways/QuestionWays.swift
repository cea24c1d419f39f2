import CBenchmarkFloors
import DMARC
import ReportStore

/// A domain's traffic of 90 days, from a store that is there.
enum QuestionWays {
  static let all = [
    Way(name: "traffic of 90 days", isFloor: false) { corpus, options in
      try withStore(of: corpus, options) { store, question in
        let window = UTCDay(number: question.since)..<UTCDay(number: question.until)
        var meter = Meter()
        var counts = TrafficCounts()
        for _ in 0..<rounds {
          counts = try meter.count {
            TrafficCounts(of: try store.traffic(of: question.domain, in: window))
          }
        }
        return meter.measurement(
          Totals(
            messages: Int64(counts.messages), dkimAligned: Int64(counts.dkimAligned),
            spfAligned: Int64(counts.spfAligned), dmarcPass: Int64(counts.dmarcPass)),
          rounds: rounds, isPrepared: true)
      }
    },
    Way(name: "SQLite in C, the same rows", isFloor: true) { corpus, options in
      try withStore(of: corpus, options) { store, question in
        var meter = Meter()
        var totals = floor_totals()
        let hasAnswer = meter.count {
          floor_question(
            store.path, question.domain, Int64(question.since), Int64(question.until),
            Int32(rounds), &totals)
        }
        guard hasAnswer else { throw Way.Failure.floorFailed("floor_question") }
        return meter.measurement(Totals(totals), rounds: rounds, isPrepared: true)
      }
    },
  ]

  /// Asked so often, since one answer takes little more than the clock can tell.
  private static let rounds = 5

  private static func withStore(
    of corpus: Corpus, _ options: MeasureOptions,
    _ body: (ReportStore, Corpus.Question) throws -> Measurement
  ) throws -> Measurement {
    let scratch = try Scratch()
    let store = try ReportStore(creatingAt: scratch.path("product.sqlite"))
    _ = try ImportWays.run(corpus, options, into: store)
    return try body(store, corpus.question)
  }
}
