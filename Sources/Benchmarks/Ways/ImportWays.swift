import CBenchmarkFloors
import DMARC
import ReportIngest
import ReportStore

/// Files to store, whole.
enum ImportWays {
  static let all = [
    way("ReportIngest") { $0.reports },
    Way(name: "C, the same tables and indexes", isFloor: true) { corpus, _ in
      let scratch = try Scratch()
      let store = try scratch.emptyStore("floor.sqlite")
      var meter = Meter()
      var totals = floor_totals()
      guard meter.count({ floor_import(corpus.reports, store, &totals) }) else {
        throw Way.Failure.floorFailed("floor_import")
      }
      let size = Scratch.size(of: store)
      var answer = try answer(of: ReportStore(openingAt: store))
      answer.xmlBytes = totals.xml_bytes
      return meter.measurement(answer, storeBytes: size)
    },
    Way(name: "C, no index and no rollup", isFloor: true) { corpus, _ in
      let scratch = try Scratch()
      let store = scratch.path("plain.sqlite")
      var meter = Meter()
      var totals = floor_totals()
      guard floor_make_plain_store(try scratch.emptyStore("model.sqlite"), store),
        meter.count({ floor_import_plain(corpus.reports, store, &totals) })
      else { throw Way.Failure.floorFailed("floor_import_plain") }
      return meter.measurement(Totals(totals), storeBytes: Scratch.size(of: store))
    },
  ]

  /// The same reports as mail, beside the files.
  static let maildir = [way("ReportIngest, Maildir") { $0.maildir }, files]
  static let mbox = [
    way("ReportIngest, mbox", countsFiles: false) { $0.mbox }, files,
  ]
  private static let files = way("ReportIngest, files", isFloor: true) { $0.reports }

  /// The same files once more, beside the first time.
  static let again = [
    Way(name: "ReportIngest, once more", isFloor: false) { corpus, options in
      let scratch = try Scratch()
      let path = scratch.path("product.sqlite")
      let store = try ReportStore(creatingAt: path)
      _ = try run(corpus, options, into: store)
      var meter = Meter()
      let totals = try meter.count { try run(corpus, options, into: store) }
      var answer = try answer(of: store)
      answer.files = Int64(totals.knownFiles)
      return meter.measurement(answer, isPrepared: true)
    },
    Way(name: "ReportIngest, the first time", isFloor: true, run: all[0].run),
  ]

  /// Epoch seconds of 2026-01-01, behind all periods of the corpora.
  static let now: Int64 = 1_767_225_600

  static func run(
    _ corpus: Corpus, _ options: MeasureOptions, into store: ReportStore
  ) throws -> IngestTotals {
    try run(corpus.reports, options, into: store)
  }

  private static func run(
    _ input: String, _ options: MeasureOptions, into store: ReportStore
  ) throws -> IngestTotals {
    var settings = IngestSettings(now: now)
    settings.readers = options.readers
    return try ReportIngest(settings).run([input], into: store)
  }

  /// An import of one form of a corpus.
  ///
  /// - Parameter countsFiles: whether the form has a file for each report.
  private static func way(
    _ name: String, isFloor: Bool = false, countsFiles: Bool = true,
    input: @escaping @Sendable (Corpus) -> String
  ) -> Way {
    Way(name: name, isFloor: isFloor) { corpus, options in
      let scratch = try Scratch()
      var meter = Meter()
      let path = scratch.path("product.sqlite")
      var answer = try measure(input(corpus), options, path, &meter)
      if !countsFiles { answer.files = nil }
      return meter.measurement(answer, storeBytes: Scratch.size(of: path))
    }
  }

  /// Imports into a new store and closes it, which the C program's time has in it, too.
  private static func measure(
    _ input: String, _ options: MeasureOptions, _ path: String, _ meter: inout Meter
  ) throws -> Totals {
    var store: ReportStore? = try ReportStore(creatingAt: path)
    let totals = try meter.count {
      defer { store = nil }
      return try store.map { try run(input, options, into: $0) }
    }
    var answer = try answer(of: ReportStore(openingAt: path))
    answer.files = totals.map { Int64($0.fileCount) }
    answer.records = totals.map { Int64($0.records) }
    return answer
  }

  /// What a store says when it is asked of every domain in it.
  static func answer(of store: ReportStore) throws -> Totals {
    var answer = Totals(
      reports: 0, messages: 0, dkimAligned: 0, spfAligned: 0, dmarcPass: 0)
    for domain in try store.domains() {
      let traffic = try store.traffic(of: domain.domain, in: nil)
      let counts = TrafficCounts(of: traffic)
      answer.reports? += Int64(domain.reports)
      answer.messages? += Int64(counts.messages)
      answer.dkimAligned? += Int64(counts.dkimAligned)
      answer.spfAligned? += Int64(counts.spfAligned)
      answer.dmarcPass? += Int64(counts.dmarcPass)
    }
    return answer
  }
}
