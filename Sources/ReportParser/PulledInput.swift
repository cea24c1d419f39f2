/// The bytes of a document on their way into libxml2, as it asks for them.
///
/// Byte order marks and white space before the first tag are left out: libxml2 refuses a document
/// for them, and reporters send them. The last bytes are kept, to tell a report that lost the end of
/// its last tag from one that lost records.
final class PulledInput {
  private let read: (UnsafeMutableRawBufferPointer) -> Int
  private var first: [UInt8]
  private var tail: [UInt8] = []
  private(set) var hasFailed = false
  private var hasEnded = false
  /// How much was left out at the start.
  private(set) var skippedBytes = 0
  /// One UTF-8 byte order mark is nobody's fault.
  private(set) var skippedOnlyOneMark = false
  private(set) var isEmpty = true
  private(set) var looksLikeXML = false
  /// `nil` when the document names none.
  private(set) var declaredEncoding: DeclaredEncoding?
  /// Whether it begins as XML and nothing else does.
  private(set) var hasDeclaration = false

  init(read: @escaping (UnsafeMutableRawBufferPointer) -> Int) {
    self.read = read
    first = []
    first = readStart()
  }

  /// Fills `buffer` as far as there are bytes: libxml2 looks for the XML declaration in what the
  /// first call gives it.
  ///
  /// - Returns: how many; 0 at the end, -1 when reading failed.
  func pull(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
    var filled = min(buffer.count, first.count)
    buffer.copyBytes(from: first.prefix(filled))
    first.removeFirst(filled)
    while filled < buffer.count, !hasEnded {
      let count = read(UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
      hasFailed = count < 0
      hasEnded = count <= 0
      filled += max(0, count)
    }
    keepTail(buffer, filled)
    return filled == 0 && hasFailed ? -1 : filled
  }

  /// Whether the document stops inside `</feedback>`, as one reporter's always does.
  var endsInsideLastTag: Bool {
    var end = tail[...]
    while let last = end.last, TextBuffer.isSpace(last) || last == 0 { end.removeLast() }
    guard let tag = end.lastIndex(of: UInt8(ascii: "<")) else { return false }
    return end[tag...].count >= 2 && "</feedback".utf8.starts(with: end[tag...])
  }

  private func keepTail(_ buffer: UnsafeMutableRawBufferPointer, _ count: Int) {
    guard count > 0 else { return }
    tail.append(contentsOf: buffer[max(0, count - 32)..<count])
    if tail.count > 64 { tail.removeFirst(tail.count - 32) }
  }

  /// Reads until something other than white space and marks has come, and as much of it as an XML
  /// declaration can have.
  private func readStart() -> [UInt8] {
    var start: [UInt8] = []
    while true {
      var count = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: 4_096) { room, filled in
        count = read(UnsafeMutableRawBufferPointer(room))
        filled = max(0, count)
      }
      hasFailed = count < 0
      hasEnded = count <= 0
      guard !hasEnded else { break }
      start = start.isEmpty ? chunk : start + chunk
      let skipped = Self.leadingBytes(start)
      skippedBytes += skipped
      if skipped > 0 { skippedOnlyOneMark = skippedBytes == 3 && start.first == 0xef }
      start.removeFirst(skipped)
      if start.count >= DeclaredEncoding.length { break }
    }
    isEmpty = start.isEmpty
    looksLikeXML = Self.beginsMarkup(start)
    declaredEncoding = DeclaredEncoding(start)
    hasDeclaration = declaredEncoding != nil || start.starts(with: "<?xml".utf8)
    return start
  }

  private static func leadingBytes(_ start: [UInt8]) -> Int {
    var skipped = 0
    while skipped < start.count {
      if TextBuffer.isSpace(start[skipped]) {
        skipped += 1
      } else if start[skipped...].starts(with: [0xef, 0xbb, 0xbf]) {
        skipped += 3
      } else {
        break
      }
    }
    return skipped
  }

  /// `<`, in UTF-8, or in UTF-16 with or without a mark.
  private static func beginsMarkup(_ start: [UInt8]) -> Bool {
    let markers: [[UInt8]] = [[0x3c], [0xff, 0xfe], [0xfe, 0xff], [0x00, 0x3c]]
    return markers.contains { start.starts(with: $0) }
  }
}
