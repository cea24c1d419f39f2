/// The text of the element being read. It arrives in pieces, at entities and at the edges of what was
/// read, so it is appended to and never assigned.
struct TextBuffer: ~Copyable {
  private let bytes: UnsafeMutablePointer<UInt8>
  private let capacity: Int
  private var count = 0
  /// Whether something did not fit.
  private(set) var isCut = false

  /// What a text ends with that is not whole: with it, no text is a number, an address or a word of
  /// a vocabulary.
  private static let ellipsis = Array("…".utf8)

  /// Bytes that may be read behind the text, where there is nothing that matters.
  private static let margin = 8

  init(capacity: Int) {
    self.capacity = capacity
    let room = capacity + Self.ellipsis.count + Self.margin
    bytes = .allocate(capacity: room)
    bytes.initialize(repeating: 0, count: room)
  }

  deinit { bytes.deallocate() }

  mutating func removeAll() {
    count = 0
    isCut = false
  }

  mutating func append(_ piece: UnsafePointer<UInt8>, _ length: Int) {
    let fitting = min(length, capacity - count)
    (bytes + count).update(from: piece, count: fitting)
    count &+= fitting
    if fitting < length { isCut = true }
  }

  /// Takes the beginning of a letter off that the cut has left.
  mutating func endAtLetter() {
    var start = count
    while start > 0, bytes[start - 1] & 0xc0 == 0x80 { start -= 1 }
    guard start > 0, bytes[start - 1] >= 0xc0 else { return }
    let length = bytes[start - 1] >= 0xf0 ? 4 : bytes[start - 1] >= 0xe0 ? 3 : 2
    if count - start + 1 < length { count = start - 1 }
  }

  /// Marks the text as not whole.
  mutating func spoil() {
    (bytes + count).update(from: Self.ellipsis, count: Self.ellipsis.count)
    count += Self.ellipsis.count
  }

  /// Replaces bytes that are not UTF-8, which libxml2 passes on when it recovers.
  mutating func repair() {
    let text = String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    count = 0
    var repaired = text
    repaired.withUTF8 { utf8 in
      guard let start = utf8.baseAddress else { return }
      append(start, utf8.count)
    }
  }

  /// The text without white space around it, valid until the next change. (Yahoo ends every line
  /// with a tab, Microsoft with CRLF.)
  @inline(__always)
  var trimmed: UnsafeMutableBufferPointer<UInt8> {
    var start = 0
    var end = count
    while start < end, Self.isSpace(bytes[start]) { start += 1 }
    while end > start, Self.isSpace(bytes[end - 1]) { end -= 1 }
    return UnsafeMutableBufferPointer(start: bytes + start, count: end - start)
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
}
