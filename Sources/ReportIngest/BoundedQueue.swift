import Dispatch
import Synchronization

/// Hands values from one thread to another, in order; the giver waits when the taker is behind.
final class BoundedQueue<Element: Sendable>: Sendable {
  private let elements = Mutex<[Element]>([])
  /// Both begin at zero: Dispatch traps when a semaphore ends below the value that it began with.
  private let free = DispatchSemaphore(value: 0)
  private let filled = DispatchSemaphore(value: 0)

  init(capacity: Int) {
    for _ in 0..<capacity { free.signal() }
  }

  /// Waits for room.
  func push(_ element: Element) {
    free.wait()
    elements.withLock { $0.append(element) }
    filled.signal()
  }

  /// Waits for an element.
  func pop() -> Element {
    filled.wait()
    defer { free.signal() }
    return elements.withLock { $0.removeFirst() }
  }
}
