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
    let budget = ReadingBudget(source, limits: limits)
    try Self.open(try PeekedSource(source), member: nil, depth: 0, budget, body)
  }

  private static func open(
    _ source: PeekedSource, member: String?, depth: Int, _ budget: ReadingBudget,
    _ body: (ReportDocument) -> Void
  ) throws(ContainerError) {
    func hand(_ kind: ReportDocument.Kind) {
      body(ReportDocument(source, kind: kind, member: member, budget))
    }
    switch ContentKind(source.beginning) {
    case .gzip, .zlib:
      try budget.checkNesting(depth + 1)
      let isGzip = ContentKind(source.beginning) == .gzip
      let inflated = try InflateSource(source, isGzip: isGzip)
      let expanded = BudgetedSource(budget) { buffer throws(ContainerError) in
        try inflated.read(into: buffer)
      }
      try open(try PeekedSource(expanded), member: member, depth: depth + 1, budget, body)
    case .zip:
      // Nothing but the end of a directory: libarchive would not know it for a zip.
      if source.beginning.starts(with: [0x50, 0x4b, 0x05, 0x06]) {
        throw .noMembers(container: "zip")
      }
      try budget.checkNesting(depth + 1)
      try openMembers(of: ZipSource(source), member: member, depth: depth + 1, budget, body)
    case .empty: hand(.empty)
    case .xml: hand(.xml)
    case .json: hand(.json)
    case .mail: hand(.mail)
    case .unread(let name): hand(.unreadContainer(name))
    case .other: hand(.other)
    }
  }

  private static func openMembers(
    of zip: ZipSource, member: String?, depth: Int, _ budget: ReadingBudget,
    _ body: (ReportDocument) -> Void
  ) throws(ContainerError) {
    var isEmpty = true
    while let next = try zip.next() {
      try budget.countMember()
      guard next.isRegularFile else { continue }
      isEmpty = false
      let name = [member, printable(next.name)].compactMap { $0 }.joined(separator: "/")
      guard !next.isEncrypted else {
        body(ReportDocument(member: name, failure: .encrypted(container: "zip")))
        continue
      }
      let expanded = BudgetedSource(budget) { buffer throws(ContainerError) in
        try zip.read(into: buffer)
      }
      do throws(ContainerError) {
        try open(try PeekedSource(expanded), member: name, depth: depth, budget, body)
      } catch {
        if error.endsFile { throw error }
        body(ReportDocument(member: name, failure: error))
      }
    }
    if isEmpty { throw .noMembers(container: "zip") }
  }

  /// A name that cannot disturb a terminal or a list: at most 255 characters, none of which moves the
  /// cursor or turns the direction of writing.
  private static func printable(_ name: String) -> String {
    String(
      String.UnicodeScalarView(
        name.unicodeScalars.prefix(255).map { scalar in
          [.control, .format].contains(scalar.properties.generalCategory) ? "?" : scalar
        }))
  }
}
