import CBenchmarkFloors
import DMARC
import ReportContainers
import ReportIngest
import ReportStore

/// The writer alone. The product's is fed with batches that were prepared before; the C program
/// inserts the rows that the product's store then has, in their order.
enum StoreWays {
  static let all = [
    Way(name: "StoreWriter", isFloor: false) { corpus, _ in try product(corpus) },
    Way(name: "SQLite in C, the same rows and indexes", isFloor: true) { corpus, options in
      try floor(corpus, options)
    },
  ]

  private static func product(_ corpus: Corpus) throws -> Measurement {
    let scratch = try Scratch()
    var meter = Meter()
    let store = try ReportStore(creatingAt: scratch.path("product.sqlite"))
    let batches = BatchReceiver()
    var reader = ReportReader()
    try store.write(IntakeRun(beganAt: ImportWays.now)) { writer throws(StoreError) in
      for path in InputFiles([corpus.reports]) {
        guard let file = try? ReportFile(path: path),
          (try? reader.read(file, receiver: batches)) != nil
        else { continue }
        try write(batches, path, writer, &meter)
      }
    }
    return meter.measurement(try ImportWays.answer(of: store), isPrepared: true)
  }

  private static func write(
    _ batches: BatchReceiver, _ path: String, _ writer: StoreWriter, _ meter: inout Meter
  ) throws(StoreError) {
    let taken = batches.take()
    var failure: StoreError?
    meter.count {
      do throws(StoreError) {
        for batch in taken.batches { try writer.append(batch) }
        guard let head = taken.head else { return }
        _ = try writer.endReport(path: path, IntakeDocument(), head)
        _ = try writer.endFile(IntakeFile(path: path))
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }

  private static func floor(_ corpus: Corpus, _ options: MeasureOptions) throws -> Measurement {
    let scratch = try Scratch()
    let full = scratch.path("full.sqlite")
    _ = try ImportWays.run(corpus, options, into: ReportStore(creatingAt: full))
    let empty = try scratch.emptyStore("empty.sqlite")
    var totals = floor_totals()
    var seconds = 0.0
    guard floor_insert(full, empty, &seconds, &totals) else {
      throw Way.Failure.floorFailed("floor_insert")
    }
    var meter = Meter()
    meter.add(cpuSeconds: seconds)
    return meter.measurement(
      try ImportWays.answer(of: ReportStore(openingAt: empty)), isPrepared: true)
  }
}
