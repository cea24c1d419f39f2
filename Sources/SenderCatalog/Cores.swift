import Dispatch
import Synchronization

/// Work that is done on several cores at once.
enum Cores {
  /// - Parameter isParallel: whether it takes long enough.
  static func both<First: Sendable, Second: Sendable>(
    if isParallel: Bool, _ first: @Sendable () -> First, and second: @Sendable () -> Second
  ) -> (First, Second) {
    guard isParallel else { return (first(), second()) }
    let results = Mutex<(First?, Second?)>((nil, nil))
    DispatchQueue.concurrentPerform(iterations: 2) { number in
      if number == 0 {
        let result = first()
        results.withLock { $0.0 = result }
      } else {
        let result = second()
        results.withLock { $0.1 = result }
      }
    }
    let (made, other) = results.withLock { $0 }
    return (made ?? first(), other ?? second())
  }

  /// The results for each number from 0, in their order. The last is begun first.
  static func all<Result: Sendable>(
    _ count: Int, if isParallel: Bool, _ body: @Sendable (Int) -> Result
  ) -> [Result] {
    guard isParallel else { return (0..<count).map(body) }
    let results = Mutex<[Result?]>(Array(repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { number in
      let result = body(count - 1 - number)
      results.withLock { $0[count - 1 - number] = result }
    }
    return results.withLock { $0 }.compactMap(\.self)
  }
}
