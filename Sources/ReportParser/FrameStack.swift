import DMARC

/// An element that has begun and not ended.
struct ElementFrame: BitwiseCopyable {
  /// libxml2's own copy of the name: equal names have equal addresses.
  var name: UnsafePointer<UInt8>
  var context: ElementContext
  var element: ReportElement
}

/// The elements that are open, the innermost last. Its room is fixed: nesting is bounded.
struct FrameStack: ~Copyable {
  private let frames: UnsafeMutablePointer<ElementFrame>
  private let capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = capacity
    frames = .allocate(capacity: capacity)
  }

  deinit { frames.deallocate() }

  var isEmpty: Bool { count == 0 }
  var isFull: Bool { count == capacity }
  var last: ElementFrame? { count > 0 ? frames[count - 1] : nil }
  /// Where the next element begins.
  var context: ElementContext { count > 0 ? frames[count - 1].context : .outside }

  /// - Precondition: it is not full.
  mutating func push(_ frame: ElementFrame) {
    precondition(!isFull, "the depth is checked before")
    (frames + count).initialize(to: frame)
    count += 1
  }

  mutating func pop() -> ElementFrame? {
    guard count > 0 else { return nil }
    count -= 1
    return frames[count]
  }

  /// Nothing of the innermost element is read.
  mutating func skipLast() {
    guard count > 0 else { return }
    frames[count - 1].context = .skipped
  }

  mutating func removeAll() { count = 0 }

  func contains(_ name: UnsafePointer<UInt8>) -> Bool {
    (0..<count).contains { frames[$0].name == name }
  }

  func contains(_ context: ElementContext) -> Bool {
    (0..<count).contains { frames[$0].context == context }
  }
}
