/// A file that may hold reports, in any container that is recognized by its first bytes.
public final class ReportFile {
  private let source: FileSource
  private let limits: ContainerLimits

  /// - Parameter path: `-` for standard input.
  public init(path: String, limits: ContainerLimits = ContainerLimits()) throws(ContainerError) {
    source = try FileSource(path: path, limits: limits)
    self.limits = limits
  }

  /// Bytes as it lies there.
  public var size: Int64 { source.size }

  /// What tells later that it is as it was; `nil` if it has changed just now.
  ///
  /// - Parameter now: when its reading began, in epoch seconds.
  public func stamp(now: Int64) -> FileStamp? { source.stamp(now: now) }

  /// The hash of the bytes as they lie there.
  public func digest() throws(ContainerError) -> FileDigest {
    _ = source.seek(to: 0)
    return try FileDigest(of: source)
  }

  /// Hands out every document, one after the other; each is valid during its call only.
  ///
  /// - Parameter isInterrupted: asked before each message of a mailbox and each member of an archive.
  /// - Throws: what ends the reading of the whole file. Documents handed out before it stand.
  public func forEachDocument(
    isInterrupted: @escaping () -> Bool = { false }, _ body: (ReportDocument) -> Void
  ) throws(ContainerError) {
    _ = source.seek(to: 0)
    let first = try PeekedSource(source)
    try withoutActuallyEscaping(body) { body throws(ContainerError) in
      let walk = ContainerWalk(
        ReadingBudget(source, limits: limits), limits: limits, isInterrupted: isInterrupted,
        body: body)
      try walk.open(first, Place())
    }
  }

  /// Hands out the bytes as they lie there, all of them or those of one message of a mailbox.
  ///
  /// - Parameter offset: ``MailCarrier/offset`` of the message; `nil` for the whole file.
  public func forEachByte(
    ofMessageAt offset: Int64?, _ body: (UnsafeRawBufferPointer) -> Bool
  ) throws(ContainerError) {
    var rest = source.size
    if let offset {
      _ = source.seek(to: offset)
      let lines = MailLines(try PeekedSource(source), ReadingBudget(source, limits: limits))
      try lines.skip()
      try lines.pass()
      try lines.skip()
      rest = lines.offset
    }
    _ = source.seek(to: offset ?? 0)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 16)
    defer { buffer.deallocate() }
    while rest > 0 {
      let room = Int(min(rest, Int64(buffer.count)))
      let count = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<room]))
      guard count > 0, body(UnsafeRawBufferPointer(rebasing: buffer[..<count])) else { break }
      rest -= Int64(count)
    }
  }
}
