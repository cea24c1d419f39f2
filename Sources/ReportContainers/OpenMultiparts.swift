/// The boundaries of the multiparts around a place in a message, the outermost first (RFC 2046,
/// section 5.1.1).
struct OpenMultiparts {
  private var boundaries: [[UInt8]] = []

  var isEmpty: Bool { boundaries.isEmpty }

  /// - Returns: the level of the new one; 0 is the outermost.
  mutating func open(_ boundary: [UInt8]) -> Int {
    boundaries.append(boundary)
    return boundaries.count - 1
  }

  /// Closes those from a level inwards.
  mutating func close(from level: Int) { boundaries.removeSubrange(level...) }

  /// Which of them a delimiter line belongs to, and whether it ends that one; `nil` for any other line.
  ///
  /// - Parameter line: what stands behind its two hyphens.
  func delimiter(_ line: Slice<UnsafeMutableRawBufferPointer>) -> (level: Int, isLast: Bool)? {
    let line = Self.trimmed(line)
    for (level, boundary) in boundaries.enumerated().reversed() {
      if line.elementsEqual(boundary) { return (level, false) }
      if line.count == boundary.count + 2, line.starts(with: boundary),
        line.suffix(2).elementsEqual("--".utf8)
      {
        return (level, true)
      }
    }
    return nil
  }

  /// The boundary that a line would be a delimiter of, if some multipart named it.
  static func boundary(
    of line: Slice<UnsafeMutableRawBufferPointer>
  ) -> Slice<UnsafeMutableRawBufferPointer>? {
    let line = trimmed(line)
    return line.starts(with: "--".utf8) && line.count > 2 ? line.dropFirst(2) : nil
  }

  /// Without the white space that gateways put behind a line.
  private static func trimmed(
    _ line: Slice<UnsafeMutableRawBufferPointer>
  ) -> Slice<UnsafeMutableRawBufferPointer> {
    var line = line
    while let byte = line.last, byte == 13 || byte == 32 || byte == 9 { line = line.dropLast() }
    return line
  }
}
