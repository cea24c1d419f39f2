/// Goes through containers inside each other and hands out the documents in them.
final class ContainerWalk {
  let limits: ContainerLimits
  let budget: ReadingBudget
  private let body: (ReportDocument) -> Void
  private let isInterrupted: () -> Bool
  /// Documents that were handed out so far.
  private(set) var count = 0

  init(
    _ budget: ReadingBudget, limits: ContainerLimits, isInterrupted: @escaping () -> Bool,
    body: @escaping (ReportDocument) -> Void
  ) {
    self.budget = budget
    self.limits = limits
    self.isInterrupted = isInterrupted
    self.body = body
  }

  /// Asked between messages and between members: a document in hand is finished.
  func checkInterruption() throws(ContainerError) {
    if isInterrupted() { throw .interrupted }
  }

  func open(_ source: PeekedSource, _ place: Place) throws(ContainerError) {
    switch ContentKind(source.beginning) {
    case .gzip: try expand(try InflateSource(source, isGzip: true), place)
    case .zlib: try expand(try InflateSource(source, isGzip: false), place)
    case .xz: try expand(try XzSource(source, budget), place)
    case .zstd: try expand(try ZstdSource(source, budget), place)
    case .archive(let format): try open(source, format, place)
    case .mail: try openMail(source, place)
    case .empty: hand(source, .empty, place)
    case .xml: hand(source, .xml, place)
    case .json: hand(source, .json, place)
    case .unread(let name): hand(source, .unreadContainer(name), place)
    case .other: hand(source, place.isReportExpected ? .lostReport : .other, place)
    }
  }

  /// Reads a message, or a mailbox of them.
  func openMail(_ source: PeekedSource, _ place: Place) throws(ContainerError) {
    try MailReader(source, place, self).read()
  }

  func hand(_ source: PeekedSource, _ kind: ReportDocument.Kind, _ place: Place) {
    count += 1
    body(ReportDocument(source, kind: kind, place, budget))
  }

  /// Hands out a message that holds no report.
  func hand(_ kind: ReportDocument.Kind, _ place: Place, _ notice: ReportNotice? = nil) {
    count += 1
    body(ReportDocument(kind: kind, place, notice, budget))
  }

  func hand(_ failure: ContainerError, _ place: Place) {
    count += 1
    body(ReportDocument(failure: failure, place, budget))
  }

  // MARK: Compressions and archives

  private func expand(_ source: any ByteSource, _ place: Place) throws(ContainerError) {
    try budget.checkNesting(place.depth + 1)
    let expanded = BudgetedSource(budget) { buffer throws(ContainerError) in
      try source.read(into: buffer)
    }
    try open(try PeekedSource(expanded), place.compressed)
  }

  private func open(
    _ source: PeekedSource, _ format: ArchiveSource.Format, _ place: Place
  ) throws(ContainerError) {
    // Nothing but the end of a directory: libarchive would not know it for a zip.
    if source.beginning.starts(with: [0x50, 0x4b, 0x05, 0x06]) {
      throw .noMembers(container: format.rawValue)
    }
    try budget.checkNesting(place.depth + 1)
    let archive = try ArchiveSource(source, format, limits)
    if format.isArchive {
      try openMembers(of: archive, format, place.deeper)
    } else {
      _ = try archive.next()
      try open(try PeekedSource(expanded(archive)), place.compressed)
    }
  }

  private func openMembers(
    of archive: ArchiveSource, _ format: ArchiveSource.Format, _ place: Place
  ) throws(ContainerError) {
    var isEmpty = true
    while let next = try archive.next() {
      try checkInterruption()
      try budget.countMember()
      guard next.isRegularFile else { continue }
      isEmpty = false
      var place = place.inside(PrintableName.of(next.name))
      place.isReportExpected = ReportName.matches(next.name)
      guard !next.isEncrypted else {
        hand(.encrypted(container: format.rawValue), place)
        continue
      }
      if let method = next.unreadMethod {
        hand(.unreadMethod(method), place)
        continue
      }
      do throws(ContainerError) {
        try open(try PeekedSource(expanded(archive)), place)
      } catch {
        if error.endsFile { throw error }
        hand(error, place)
      }
    }
    if isEmpty { throw .noMembers(container: format.rawValue) }
  }

  private func expanded(_ archive: ArchiveSource) -> BudgetedSource {
    BudgetedSource(budget) { buffer throws(ContainerError) in try archive.read(into: buffer) }
  }
}
