import Dispatch
import Glibc
import ReportIngest
import ReportStore
import Synchronization

/// One line on a terminal that tells how far a long import is; nothing elsewhere.
final class ProgressLine {
  private let line = TerminalLine()
  private let began = ContinuousClock.now
  private let size = InputSize()

  /// - Parameter paths: what is imported; how large it is is found out meanwhile.
  init(_ paths: [String]) {
    if line.isShown { size.measure(paths) }
  }

  func show(_ totals: IngestTotals) {
    line.show(
      Self.text(
        totals, seconds: (ContinuousClock.now - began) / .seconds(1), bytesInAll: size.bytes))
  }

  func clear() { line.clear() }

  /// - Parameters:
  ///   - seconds: since the beginning.
  ///   - bytesInAll: of all files; `nil` when it is not known.
  static func text(_ totals: IngestTotals, seconds: Double, bytesInAll: Int64?) -> String {
    let perSecond = Int(Double(totals.records) / max(seconds, 1))
    let refused = totals.documents[.refused] ?? 0
    let counts = [
      (totals.fileCount, "files"), (totals.reportCount, "reports"),
      (totals.records, "records"), (perSecond, "records/s"), (refused, "refused"),
    ]
    let text = counts.map { "\(NumberText.count($0)) \($1)" }.joined(separator: ", ")
    let bytes = totals.bytes + totals.bytesInHand
    guard let bytesInAll, bytes > 0, seconds >= 1 else { return text }
    let rest = Double(max(0, bytesInAll - bytes)) * seconds / Double(bytes)
    return text + ", " + duration(Int(min(rest, 359_999).rounded(.up))) + " left"
  }

  /// `0:05`, `12:30`, `1:02:03`.
  private static func duration(_ seconds: Int) -> String {
    func digits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60)
    let start = hours > 0 ? "\(hours):\(digits(minutes))" : "\(minutes)"
    return start + ":" + digits(seconds % 60)
  }
}

/// How many bytes there are to read, found out beside the reading.
private final class InputSize: Sendable {
  private let sum = Atomic<Int64>(0)
  private let isKnown = Atomic(false)

  /// `nil` until every file was looked at, and when standard input is among them.
  var bytes: Int64? {
    isKnown.load(ordering: .acquiring) ? sum.load(ordering: .relaxed) : nil
  }

  func measure(_ paths: [String]) {
    guard !paths.contains("-") else { return }
    DispatchQueue.global(qos: .utility).async {
      for path in InputFiles(paths) {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
        self.sum.add(Int64(status.st_size), ordering: .relaxed)
      }
      self.isKnown.store(true, ordering: .releasing)
    }
  }
}
