import Dispatch
import Glibc
import Synchronization

/// Ctrl-C, as a question that long work asks itself: the first lets it finish what is in hand, the
/// second ends the program as it always does.
final class Interruption {
  /// What a shell says of a program that SIGINT ended.
  static let exitCode: Int32 = 128 + SIGINT

  private let request = Request()
  private let signals: any DispatchSourceSignal

  init() {
    signal(SIGINT, SIG_IGN)
    signals = DispatchSource.makeSignalSource(
      signal: SIGINT, queue: DispatchQueue(label: "dmarc.interruption"))
    signals.setEventHandler { [request] in
      request.isMade.store(true, ordering: .relaxed)
      signal(SIGINT, SIG_DFL)
    }
    signals.resume()
  }

  var isRequested: Bool { request.isRequested }

  /// To be asked by work on another thread.
  var question: @Sendable () -> Bool { { [request] in request.isRequested } }

  private final class Request: Sendable {
    let isMade = Atomic(false)

    var isRequested: Bool { isMade.load(ordering: .relaxed) }
  }
}
