import Dispatch
import Synchronization

/// Hands values from one thread to another, in order; the giver waits when the taker is behind.
final class BoundedQueue<Element: Sendable>: Sendable {
  /// How long a while is: readers of small files wait less for their turns.
  private static var patience: DispatchTimeInterval { .milliseconds(20) }

  private let elements = Mutex<[Element]>([])
  /// Both begin at zero: Dispatch traps when a semaphore ends below the value that it began with.
  private let free = DispatchSemaphore(value: 0)
  private let filled = DispatchSemaphore(value: 0)

  init(capacity: Int) {
    for _ in 0..<capacity { free.signal() }
  }

  /// Waits for room.
  ///
  /// - Parameter whenSlow: called once when there was none for a while; it may push elsewhere.
  func push(_ element: Element, whenSlow: (() -> Void)? = nil) {
    Self.wait(for: free, whenSlow)
    elements.withLock { $0.append(element) }
    filled.signal()
  }

  /// Waits for an element.
  ///
  /// - Parameter whenSlow: called once when there was none for a while; it may push elsewhere.
  func pop(whenSlow: (() -> Void)? = nil) -> Element {
    Self.wait(for: filled, whenSlow)
    defer { free.signal() }
    return elements.withLock { $0.removeFirst() }
  }

  private static func wait(for semaphore: DispatchSemaphore, _ whenSlow: (() -> Void)?) {
    if let whenSlow {
      guard semaphore.wait(timeout: .now() + patience) == .timedOut else { return }
      whenSlow()
    }
    semaphore.wait()
  }
}
