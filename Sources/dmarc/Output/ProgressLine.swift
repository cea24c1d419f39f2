import ReportIngest
import ReportStore

/// One line on a terminal that tells how far a long import is; nothing elsewhere.
final class ProgressLine {
  private let isShown = StandardStreams.errorIsTerminal
  private let began = ContinuousClock.now
  private var shown = ContinuousClock.now
  private var isOnScreen = false

  func show(_ totals: IngestTotals) {
    guard isShown, ContinuousClock.now - shown > .milliseconds(200) else { return }
    shown = .now
    isOnScreen = true
    let seconds = max(1, (shown - began).components.seconds)
    let refused = totals.documents[.refused] ?? 0
    StandardStreams.writeError(
      "\r\u{1b}[K\(totals.fileCount) files, \(totals.documentCount) documents, "
        + "\(totals.records) records, \(totals.records / Int(seconds)) records/s, \(refused) refused",
      terminator: "")
  }

  func clear() {
    guard isOnScreen else { return }
    isOnScreen = false
    StandardStreams.writeError("\r\u{1b}[K", terminator: "")
  }
}
