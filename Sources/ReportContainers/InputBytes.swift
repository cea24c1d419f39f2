/// Bytes of a source, in memory for a C library that takes as many of them as it likes.
final class InputBytes {
  private let source: any ByteSource
  private let budget: ReadingBudget
  private let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 16)
  private var taken = 0
  private var end = 0
  private(set) var isAtEnd = false

  init(_ source: any ByteSource, _ budget: ReadingBudget) {
    self.source = source
    self.budget = budget
  }

  deinit { room.deallocate() }

  /// What is there and was not taken.
  var rest: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: room[taken..<end]) }

  func take(_ count: Int) { taken += count }

  /// Reads on until there are so many bytes, or all that follow.
  func fill(_ count: Int) throws(ContainerError) {
    guard end - taken < count else { return }
    room.copyMemory(from: rest)
    (taken, end) = (0, end - taken)
    while end < count, !isAtEnd {
      // What expands to nothing is not counted where other bytes are.
      try budget.checkTime()
      let more = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: room[end...]))
      isAtEnd = more == 0
      end += more
    }
  }
}
