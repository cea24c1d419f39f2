public import ReportStore

/// Reads files into a store.
public struct ReportIngest {
  private let settings: IngestSettings

  public init(_ settings: IngestSettings) { self.settings = settings }

  /// Reads everything that `paths` stand for.
  ///
  /// - Parameters:
  ///   - progress: told after each document and now and then within one; returns `false` to stop
  ///     after what is in hand.
  ///   - refused: told of each document and file that was not taken whole.
  public func run(
    _ paths: [String], into store: ReportStore, progress: (IngestTotals) -> Bool = { _ in true },
    refused: (_ path: String, _ member: String?, IntakeProblem) -> Void = { _, _, _ in }
  ) throws(StoreError) -> IngestTotals {
    let known = try KnownFiles(store, trustedServer: settings.trustedServer)
    let pool = ReaderPool(paths, settings, known)
    var totals = IngestTotals()
    pool.start()
    defer { pool.finish() }
    do throws(StoreError) {
      let run = IntakeRun(beganAt: settings.now, trustedServer: settings.trustedServer)
      try store.write(run) { writer throws(StoreError) in
        try write(pool, writer, &totals, progress, refused)
      }
    } catch {
      pool.stop()
      pool.drain()
      throw error
    }
    return totals
  }

  private func write(
    _ pool: ReaderPool, _ writer: StoreWriter, _ totals: inout IngestTotals,
    _ progress: (IngestTotals) -> Bool, _ refused: (String, String?, IntakeProblem) -> Void
  ) throws(StoreError) {
    let deadline = ContinuousClock.now + .seconds(settings.seconds)
    var isGoingOn = true
    while try pool.nextFile({ path, message throws(StoreError) in
      try write(path, message, writer, &totals, refused)
      guard isGoingOn else { return }
      totals.tookTooLong = ContinuousClock.now >= deadline
      if !progress(totals) || totals.tookTooLong {
        isGoingOn = false
        pool.stop()
      }
    }) {}
  }

  private func write(
    _ path: String, _ message: IngestMessage, _ writer: StoreWriter,
    _ totals: inout IngestTotals, _ refused: (String, String?, IntakeProblem) -> Void
  ) throws(StoreError) {
    switch message {
    case .batch(let batch, let offset):
      try writer.append(batch)
      totals.bytesInHand = max(totals.bytesInHand, offset)
    case .report(let document, let head):
      let outcome = try writer.endReport(path: path, document, head)
      totals.documents[outcome, default: 0] += 1
      totals.records += head.recordCount
      totals.messages += head.messageCount
      if let problem = document.problem {
        totals.hasCutReports = true
        refused(path, document.member, problem)
      }
    case .other(let document, let outcome):
      _ = try writer.endOther(path: path, document, outcome)
      totals.documents[outcome, default: 0] += 1
      if outcome == .refused, let problem = document.problem {
        refused(path, document.member, problem)
      }
    case .goesOn(let file): try writer.goOn(in: file)
    case .file(let file):
      totals.files[try writer.endFile(file), default: 0] += 1
      totals.end(file)
      if let problem = file.problem { refused(path, nil, problem) }
    case .knownFile(let file, let isSamePath):
      try writer.noteKnownFile(file, isSamePath: isSamePath)
      totals.files[.duplicate, default: 0] += 1
      totals.end(file)
      totals.knownFiles += 1
    }
  }
}
