import ReportStore

/// Sends messages together: waking the writer for each small file took a tenth of an import of them.
final class Outbox {
  private static let rows = 2_048
  /// Behind the end of a file. Two dozen small files have as many, and the writer has enough to do.
  private static let rowsOfFiles = 512
  /// A document counts for so many, with records or without: a file may have any number of them.
  private static let rowsOfDocument = 8
  /// Files that come slowly do not wait for each other.
  private static let patience: Duration = .milliseconds(20)

  private let queue: BoundedQueue<[IngestMessage]>
  private var messages: [IngestMessage] = []
  private var rows = 0
  private var sentAt = ContinuousClock.now

  init(_ queue: BoundedQueue<[IngestMessage]>) { self.queue = queue }

  func add(_ message: IngestMessage) {
    messages.append(message)
    switch message {
    case .batch(let batch, _): rows += batch.rows.count
    default: rows += Self.rowsOfDocument
    }
    if rows >= Self.rows { send() }
  }

  /// Asked behind the end of a file.
  func sendIfDue() {
    if rows >= Self.rowsOfFiles || sentAt.duration(to: .now) >= Self.patience { send() }
  }

  func send() {
    sentAt = .now
    guard !messages.isEmpty else { return }
    queue.push(messages)
    messages = []
    rows = 0
  }
}
