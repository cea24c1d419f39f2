/// The bytes of a document on their way into libxml2, as it asks for them.
///
/// Byte order marks and white space before the first tag are left out: libxml2 refuses a document
/// for them, and reporters send them. Bytes that were given are kept for a while, to be looked at
/// again, and those behind them can be looked at before.
final class PulledInput {
  private var read: (UnsafeMutableRawBufferPointer) -> Int = { _ in 0 }
  private let room: UnsafeMutableRawBufferPointer
  /// In `room`: the next byte that libxml2 gets, and the end of those that are there.
  private var next = 0
  private var end = 0
  /// Bytes of the document that were in `room` and are no more.
  private var passedBytes = 0
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

  /// Bytes of room: what is inflated at once, and some hundred records.
  private static let capacity = 96 << 10
  /// Bytes that are read at once at least.
  private static let portion = 4 << 10
  /// Bytes that are kept once they are given: what libxml2 holds, and the record before that.
  private static let kept = 12 << 10

  init() {
    room = .allocate(byteCount: Self.capacity + 1, alignment: 16)
    room.bindMemory(to: UInt8.self)
  }

  deinit { room.deallocate() }

  /// Turns to another document and reads its start.
  ///
  /// - Parameter read: fills a buffer from its start and returns how many bytes; 0 at the end, -1 when
  ///   they cannot be had.
  func begin(read: @escaping (UnsafeMutableRawBufferPointer) -> Int) {
    self.read = read
    (next, end, passedBytes) = (0, 0, 0)
    (hasFailed, hasEnded) = (false, false)
    (skippedBytes, skippedOnlyOneMark) = (0, false)
    readStart()
    let start = room[next..<end]
    isEmpty = start.isEmpty
    looksLikeXML = Self.beginsMarkup(start)
    let beginning = Array(start.prefix(DeclaredEncoding.length))
    declaredEncoding = DeclaredEncoding(beginning)
    hasDeclaration = declaredEncoding != nil || beginning.starts(with: "<?xml".utf8)
  }

  /// Lets go of the document.
  func release() { read = { _ in 0 } }

  /// Fills `buffer` as far as there are bytes: libxml2 looks for the XML declaration in what the
  /// first call gives it.
  ///
  /// - Returns: how many; 0 at the end, -1 when reading failed.
  func pull(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
    var filled = 0
    while filled < buffer.count {
      if next == end, !readMore() { break }
      let count = min(buffer.count - filled, end - next)
      UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
        .copyMemory(from: UnsafeRawBufferPointer(rebasing: room[next..<(next + count)]))
      next += count
      filled += count
    }
    return filled == 0 && hasFailed ? -1 : filled
  }

  /// Whether what was given stops inside `</feedback>`, as one reporter's documents always do.
  var endsInsideLastTag: Bool {
    var tail = room[max(0, next - 64)..<next]
    while let last = tail.last, TextBuffer.isSpace(last) || last == 0 { tail.removeLast() }
    guard let tag = tail.lastIndex(of: UInt8(ascii: "<")) else { return false }
    return tail[tag...].count >= 2 && "</feedback".utf8.starts(with: tail[tag...])
  }

  // MARK: Looking ahead

  /// How many bytes of the document were given, skipped ones included.
  var offset: Int { passedBytes + next }

  /// The last bytes that were given and those behind them, with a zero behind all; valid until more is read.
  ///
  /// - Parameter least: how many there are, unless the document ends.
  /// - Returns: `nil` when so many are not kept.
  func upcoming(behind count: Int, atLeast least: Int) -> UnsafeBufferPointer<UInt8>? {
    guard count <= next else { return nil }
    while end - next + count < least, readMore() {}
    guard count <= next else { return nil }
    return bytes((next - count)..<end)
  }

  /// Bytes that were given, from an ``offset`` on; `nil` when they are not kept.
  func bytes(from start: Int, count: Int) -> UnsafeBufferPointer<UInt8>? {
    guard start >= passedBytes, count <= offset - start else { return nil }
    let place = start - passedBytes
    return bytes(place..<(place + count))
  }

  private func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeRawBufferPointer(rebasing: room[range]).assumingMemoryBound(to: UInt8.self)
  }

  /// Goes on behind bytes of ``upcoming(behind:)``, or at bytes that were given before.
  func move(by count: Int) {
    precondition((0...end).contains(next + count), "only to bytes that are there")
    next += count
  }

  /// Reads more of the document behind what is there, some kilobytes at least.
  ///
  /// - Returns: whether there is more.
  func readMore() -> Bool {
    if end > Self.capacity / 2 { makeRoom() }
    let before = end
    while !hasEnded, end < min(Self.capacity, before + Self.portion) {
      let count = read(UnsafeMutableRawBufferPointer(rebasing: room[end..<Self.capacity]))
      hasFailed = count < 0
      hasEnded = count <= 0
      end += max(0, count)
    }
    room[end] = 0
    return end > before
  }

  private func makeRoom() {
    let passed = next - Self.kept
    guard passed > 0 else { return }
    room.copyMemory(from: UnsafeRawBufferPointer(rebasing: room[passed..<end]))
    passedBytes += passed
    next -= passed
    end -= passed
  }

  // MARK: The start

  /// Reads until something other than white space and marks has come, and as much of it as an XML
  /// declaration can have.
  private func readStart() {
    while end - next < DeclaredEncoding.length, readMore() {
      let skipped = Self.leadingBytes(room[next..<end])
      skippedBytes += skipped
      if skipped > 0 { skippedOnlyOneMark = skippedBytes == 3 && room[next] == 0xef }
      next += skipped
    }
  }

  private static func leadingBytes(_ start: Slice<UnsafeMutableRawBufferPointer>) -> Int {
    var rest = start
    while let byte = rest.first {
      if TextBuffer.isSpace(byte) {
        rest.removeFirst()
      } else if rest.starts(with: [0xef, 0xbb, 0xbf]) {
        rest.removeFirst(3)
      } else {
        break
      }
    }
    return start.count - rest.count
  }

  /// `<`, in UTF-8, or in UTF-16 with or without a mark.
  private static func beginsMarkup(_ start: Slice<UnsafeMutableRawBufferPointer>) -> Bool {
    let markers: [[UInt8]] = [[0x3c], [0xff, 0xfe], [0xfe, 0xff], [0x00, 0x3c]]
    return markers.contains { start.starts(with: $0) }
  }
}
