import Glibc

/// The bytes of a mail message or of a mailbox, line by line as far as it takes to tell where a part
/// ends (RFC 2046, section 5.1.1; RFC 4155). One buffer is all that is held, however long the lines,
/// the parts and the mailbox are.
final class MailLines: ByteSource {
  /// Why the bytes of a part ended.
  enum Stop: Equatable {
    /// A delimiter line of one of the open multiparts; 0 is the outermost.
    case delimiter(level: Int, isLast: Bool)
    /// The line with which the next message of a mailbox begins.
    case separator
    case end
  }

  /// Bytes in which a delimiter or a separator must end.
  private static let lookahead = 2_048

  private let source: any ByteSource
  private let budget: ReadingBudget
  let isMailbox: Bool
  private let buffer: UnsafeMutableRawBufferPointer
  /// What of the buffer is filled and was not taken.
  private var start = 0
  private var end = 0
  private var filled: Int64 = 0
  private var sourceIsAtEnd = false
  private var isAtLineStart = true
  /// The end of the line before, which belongs to the delimiter if one follows.
  private var heldBack = 0
  /// Whose delimiter lines are stops.
  var multiparts = OpenMultiparts()
  private(set) var stop: Stop?

  init(_ source: PeekedSource, _ budget: ReadingBudget) {
    self.source = source
    self.budget = budget
    let first = source.beginning[MailHeader.leadingBytes(source.beginning)...]
    isMailbox = MailboxSeparator.matches(first.prefix { $0 != 10 })
    buffer = .allocate(byteCount: 65_536, alignment: 16)
  }

  deinit { buffer.deallocate() }

  /// Bytes of the source before the place that reading has come to.
  var offset: Int64 { filled - Int64(end - start) }

  /// The boundary that the first delimiter line in sight must be of, for a multipart that names none.
  func boundaryAhead() throws(ContainerError) -> [UInt8]? {
    while try fill() {}
    for line in buffer[start..<end].split(separator: 10).prefix(100) {
      guard let boundary = OpenMultiparts.boundary(of: line) else { continue }
      // RFC 2046, section 5.1.1: at most 70 characters, no control characters among them.
      return boundary.count <= 70 && boundary.allSatisfy { (32...126).contains($0) }
        ? Array(boundary) : nil
    }
    return nil
  }

  /// Goes behind the line that was the stop.
  func pass() throws(ContainerError) {
    guard stop != nil, stop != .end else { return }
    stop = nil
    heldBack = 0
    while true {
      if let newline = newline() {
        start = newline + 1
        break
      }
      start = end
      guard try fill() else { break }
    }
    isAtLineStart = true
  }

  /// Passes over what is left until the next stop.
  func skip() throws(ContainerError) {
    let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: 16_384, alignment: 16)
    defer { scratch.deallocate() }
    while try read(into: scratch) > 0 {}
  }

  /// Goes behind marks of UTF-8 and empty lines, which do not end a header that has not begun.
  func passLeadingBytes() throws(ContainerError) {
    var length = 0
    repeat {
      while end - start < MailHeader.mark.count, try fill() {}
      length = MailHeader.leadingBytes(buffer[start..<end])
      start += length
    } while length > 0
  }

  /// The next bytes of a body; 0 of them at a ``stop``.
  func read(into out: UnsafeMutableRawBufferPointer) throws(ContainerError) -> Int {
    var written = 0
    while stop == nil, written < out.count {
      if isAtLineStart {
        let here = try stopHere()
        if here == nil || here == .end {
          written += flush(to: out, at: written)
          guard heldBack == 0 else { break }
        }
        stop = here
        if here != nil || written == out.count { break }
        passQuotation()
        isAtLineStart = false
      }
      written += try copyLine(to: out, at: written)
    }
    return written
  }

  /// A header up to the empty line behind it, or to the first line that is no field.
  func header(limit: Int) throws(ContainerError) -> [UInt8] {
    var block: [UInt8] = []
    while true {
      stop = try stopHere()
      guard stop == nil else { break }
      if let length = emptyLine() {
        start += length
        break
      }
      guard isField(isFirst: block.isEmpty) || block.isEmpty && isEnvelope() else { break }
      var isWhole = false
      while !isWhole {
        let newline = newline()
        let last = newline.map { $0 + 1 } ?? end
        block += buffer[start..<last]
        start = last
        guard block.count <= limit else { throw .headerTooLarge(limit: limit) }
        if newline != nil { isWhole = true } else { isWhole = try !fill() }
      }
    }
    (heldBack, isAtLineStart) = (0, true)
    return block
  }

  // MARK: Lines

  /// What begins at the start of a line, if it is not the content.
  private func stopHere() throws(ContainerError) -> Stop? {
    while end - start < Self.lookahead, newline() == nil, try fill() {}
    guard start < end else { return .end }
    let first = buffer[start]
    if isMailbox, first == UInt8(ascii: "F"), MailboxSeparator.matches(line) { return .separator }
    guard first == UInt8(ascii: "-"), !multiparts.isEmpty, end - start > 2,
      buffer[start + 1] == UInt8(ascii: "-")
    else { return nil }
    guard let last = newline() ?? (sourceIsAtEnd ? end : nil) else { return nil }
    return multiparts.delimiter(buffer[(start + 2)..<last])
      .map { .delimiter(level: $0.level, isLast: $0.isLast) }
  }

  /// `>From ` in a mailbox was written for `From `, and `>>From ` for `>From ` (mboxrd).
  private func passQuotation() {
    guard isMailbox, buffer[start] == UInt8(ascii: ">") else { return }
    let line = buffer[start..<min(end, start + 64)].drop { $0 == UInt8(ascii: ">") }
    if line.starts(with: "From ".utf8) { start += 1 }
  }

  /// As much of the line as is looked at.
  private var line: Slice<UnsafeMutableRawBufferPointer> {
    buffer[start..<min(newline() ?? end, start + Self.lookahead)]
  }

  /// Some messages begin with a line of the mailbox that they were taken from.
  private func isEnvelope() -> Bool {
    line.starts(with: "From ".utf8) || line.starts(with: ">From ".utf8)
  }

  private func emptyLine() -> Int? {
    if buffer[start] == 10 { return 1 }
    return end - start > 1 && buffer[start] == 13 && buffer[start + 1] == 10 ? 2 : nil
  }

  /// Whether the line is a field, or goes on with one.
  private func isField(isFirst: Bool) -> Bool {
    let line = line
    if line.first == 32 || line.first == 9 { return !isFirst }
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else {
      return false
    }
    var name = line[..<colon]
    while name.last == 32 { name = name.dropLast() }
    return name.allSatisfy { (33...126).contains($0) }
  }

  // MARK: The buffer

  private func newline() -> Int? {
    guard let base = buffer.baseAddress, start < end,
      let found = memchr(base + start, 10, end - start)
    else { return nil }
    return base.distance(to: found)
  }

  /// - Returns: whether there is more than before.
  private func fill() throws(ContainerError) -> Bool {
    guard !sourceIsAtEnd else { return false }
    try budget.checkTime()
    if start > 0 {
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[start..<end]))
      (start, end) = (0, end - start)
    }
    guard end < buffer.count else { return false }
    let count = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[end...]))
    sourceIsAtEnd = count == 0
    end += count
    filled += Int64(count)
    return count > 0
  }

  /// Hands out the end of the line before, as far as there is room.
  private func flush(to out: UnsafeMutableRawBufferPointer, at place: Int) -> Int {
    var count = 0
    while heldBack > 0, place + count < out.count {
      out[place + count] = heldBack == 2 ? 13 : 10
      heldBack -= 1
      count += 1
    }
    return count
  }

  /// Copies what there is of a line, without its end.
  private func copyLine(
    to out: UnsafeMutableRawBufferPointer, at place: Int
  ) throws(ContainerError) -> Int {
    if start == end, try !fill() {
      isAtLineStart = true
      return 0
    }
    let newline = newline()
    var last = newline ?? end
    let endsInReturn = last > start && buffer[last - 1] == 13
    if endsInReturn {
      if newline == nil, last - start == 1, try fill() { return 0 }
      if newline != nil || !sourceIsAtEnd { last -= 1 }
    }
    let count = min(last - start, out.count - place)
    UnsafeMutableRawBufferPointer(rebasing: out[place...]).copyMemory(
      from: UnsafeRawBufferPointer(rebasing: buffer[start..<(start + count)]))
    start += count
    if let newline, start == last {
      heldBack = newline + 1 - last
      start = newline + 1
      isAtLineStart = true
    }
    return count
  }
}
