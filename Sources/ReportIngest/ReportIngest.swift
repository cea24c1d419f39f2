public import ReportStore

/// Reads files into a store.
public struct ReportIngest {
  private let settings: IngestSettings

  public init(_ settings: IngestSettings) { self.settings = settings }

  /// Reads everything that `paths` stand for.
  ///
  /// - Parameters:
  ///   - progress: told after each file; returns `false` to stop after it.
  ///   - refused: told of each document and file that was not taken whole.
  public func run(
    _ paths: [String], into store: ReportStore, progress: (IngestTotals) -> Bool = { _ in true },
    refused: (_ path: String, _ member: String?, IntakeProblem) -> Void = { _, _, _ in }
  ) throws(StoreError) -> IngestTotals {
    let pool = ReaderPool(paths, settings, try KnownFiles(store))
    var totals = IngestTotals()
    pool.start()
    defer { pool.finish() }
    do throws(StoreError) {
      try store.write(now: settings.now) { writer throws(StoreError) in
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
    var isGoingOn = true
    while try pool.nextFile({ path, message throws(StoreError) in
      try write(path, message, writer, &totals, refused)
    }) {
      if isGoingOn, !progress(totals) {
        isGoingOn = false
        pool.stop()
      }
    }
  }

  private func write(
    _ path: String, _ message: IngestMessage, _ writer: StoreWriter,
    _ totals: inout IngestTotals, _ refused: (String, String?, IntakeProblem) -> Void
  ) throws(StoreError) {
    switch message {
    case .batch(let batch): try writer.append(batch)
    case .report(let member, let head, let problem):
      let outcome = try writer.endReport(path: path, member: member, head, problem: problem)
      totals.documents[outcome, default: 0] += 1
      totals.records += head.recordCount
      totals.messages += head.messageCount
      if let problem { refused(path, member, problem) }
    case .other(let member, let outcome, let problem):
      _ = try writer.endOther(path: path, member: member, outcome, problem: problem)
      totals.documents[outcome, default: 0] += 1
      if outcome == .refused, let problem { refused(path, member, problem) }
    case .file(let file):
      totals.files[try writer.endFile(file), default: 0] += 1
      if let problem = file.problem { refused(path, nil, problem) }
    case .knownFile(let file, let isSamePath):
      try writer.noteKnownFile(file, isSamePath: isSamePath)
      totals.files[.duplicate, default: 0] += 1
      totals.knownFiles += 1
    }
  }
}
