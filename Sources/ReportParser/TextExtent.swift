import Glibc

/// How far a stretch of text moves a place in lines and columns.
struct TextExtent: Equatable {
  /// Ends of lines in it.
  private(set) var lines = 0
  /// Bytes behind the last of them, or all.
  private(set) var columns = 0

  /// - Parameter columns: bytes without an end of a line.
  init(columns: Int = 0) { self.columns = columns }

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    columns = bytes.count
    guard var rest = bytes.baseAddress.map({ UnsafeRawPointer($0) }) else { return }
    while let end = memchr(rest, Int32(UInt8(ascii: "\n")), columns) {
      columns -= rest.distance(to: end) + 1
      rest = UnsafeRawPointer(end) + 1
      lines += 1
    }
  }

  mutating func add(_ byte: UInt8) {
    let isEnd = byte == UInt8(ascii: "\n")
    lines &+= isEnd ? 1 : 0
    columns = isEnd ? 0 : columns &+ 1
  }

  static func + (first: TextExtent, second: TextExtent) -> TextExtent {
    var sum = second
    sum.lines &+= first.lines
    if second.lines == 0 { sum.columns &+= first.columns }
    return sum
  }
}
