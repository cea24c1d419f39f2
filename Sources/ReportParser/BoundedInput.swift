/// What libxml2 is given as long as it does not hold too much.
final class BoundedInput {
  private let input: PulledInput
  private let isFull: () -> Bool
  /// Whether the parser was refused something that it asked for.
  private(set) var wasFull = false

  /// - Parameter isFull: whether the parser holds so much that it gets no more.
  init(_ input: PulledInput, isFull: @escaping () -> Bool) {
    self.input = input
    self.isFull = isFull
  }

  /// - Returns: how many bytes were filled in; 0 at the end, -1 when reading failed.
  func pull(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
    guard isFull() else { return input.pull(buffer) }
    wasFull = true
    return 0
  }
}
