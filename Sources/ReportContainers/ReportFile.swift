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

  /// The hash of the bytes as they lie there.
  public func digest() throws(ContainerError) -> FileDigest {
    _ = source.seek(to: 0)
    return try FileDigest(of: source)
  }

  /// Hands out every document, one after the other; each is valid during its call only.
  ///
  /// - Throws: what ends the reading of the whole file. Documents handed out before it stand.
  public func forEachDocument(
    _ body: (ReportDocument) -> Void
  ) throws(ContainerError) {
    _ = source.seek(to: 0)
    let first = try PeekedSource(source)
    try withoutActuallyEscaping(body) { body throws(ContainerError) in
      let walk = ContainerWalk(
        ReadingBudget(source, limits: limits), limits: limits, body: body)
      try walk.open(first, Place())
    }
  }
}
