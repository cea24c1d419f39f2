/// Reads a mail message, or a mailbox of them, part by part as they come by, and hands out every part
/// that may be a report; a message without any is one document.
///
/// The structure is followed here and not by GMime's parser, since nothing of it is kept: what a
/// message costs does not depend on its length, its preambles or the number of its parts.
final class MailReader {
  private let walk: ContainerWalk
  private let lines: MailLines
  private let place: Place
  /// What the message in hand turned out to be, other than a carrier of reports: it ends its reading.
  private var finding: MailFinding?
  /// What it is if no report is found in it.
  private var hint: MailFinding?
  /// Whether the message is a failure report: then nothing but that is looked for in its parts.
  private var isFailureReport = false
  private var parts = 0

  init(_ source: PeekedSource, _ place: Place, _ walk: ContainerWalk) {
    self.walk = walk
    self.place = place
    lines = MailLines(source, walk.budget)
  }

  func read() throws(ContainerError) {
    guard lines.isMailbox else {
      try lines.passLeadingBytes()
      return try readMessage(place)
    }
    var number = 0
    try lines.skip()
    while lines.stop == .separator {
      try walk.checkInterruption()
      number += 1
      guard number <= walk.limits.messages else {
        throw .tooManyMessages(limit: walk.limits.messages)
      }
      let offset = lines.offset
      try lines.pass()
      try readMessage(number, at: offset)
    }
  }

  // MARK: Messages

  /// Reads a message of a mailbox; one that cannot be read does not hide the next.
  private func readMessage(_ number: Int, at offset: Int64) throws(ContainerError) {
    let isFile = place.depth == 0 && place.partDepth == 0
    var place = place.inside("message \(number)")
    place.isPart = false
    place.messageOffset = isFile ? offset : nil
    if isFile { walk.budget.beginMessage() }
    do throws(ContainerError) {
      try readMessage(place)
    } catch {
      if error.endsFile, !isFile || !error.endsMessage { throw error }
      walk.hand(error, place)
      if isFile { walk.budget.beginMessage() }
    }
    lines.multiparts.close(from: 0)
    try lines.skip()
    while case .delimiter = lines.stop {
      try lines.pass()
      try lines.skip()
    }
  }

  private func readMessage(_ outside: Place) throws(ContainerError) {
    let before = walk.count
    (finding, hint, isFailureReport, parts) = (nil, nil, false, 0)
    let fields = HeaderFields(
      try lines.header(limit: walk.limits.headerBytes), limits: walk.limits)
    var place = outside
    let carrier = MailCarrier(fields, place)
    if carrier.isMessage || place.carrier == nil { place.carrier = carrier }
    try read(PartHeader(fields), place)
    if isFailureReport, finding == nil { finding = .failureReport(ReportNotice()) }
    let isEmpty = walk.count == before
    if let found = finding ?? (isEmpty ? hint : nil) {
      walk.end(found, place)
    } else if isEmpty, !outside.isPart {
      walk.hand(.mail(.plain), place)
    }
  }

  // MARK: Parts

  private func read(_ part: PartHeader, _ outside: Place) throws(ContainerError) {
    var place = outside
    place.partDepth += 1
    guard place.partDepth <= walk.limits.partDepth else {
      throw .partsTooDeep(limit: walk.limits.partDepth)
    }
    finding = MailFinding(part)
    guard finding == nil else { return }
    if part.isFailureReport { isFailureReport = true }
    guard part.isMultipart, let boundary = try boundary(of: part) else {
      return try readLeaf(part, place)
    }
    try readParts(of: part, boundary, place)
  }

  /// Some multiparts do not say what is between their parts; then they are asked themselves.
  private func boundary(of part: PartHeader) throws(ContainerError) -> [UInt8]? {
    if let boundary = part.boundary { return boundary }
    return try lines.boundaryAhead()
  }

  private func readParts(
    of part: PartHeader, _ boundary: [UInt8], _ place: Place
  ) throws(ContainerError) {
    let level = lines.multiparts.open(boundary)
    try lines.skip()
    while lines.stop == .delimiter(level: level, isLast: false) {
      try lines.pass()
      let fields = HeaderFields(
        try lines.header(limit: walk.limits.headerBytes), limits: walk.limits)
      try read(PartHeader(fields, isInDigest: part.mediaType == "multipart/digest"), place)
      guard finding == nil else { return }
      try lines.skip()
    }
    let isClosed = lines.stop == .delimiter(level: level, isLast: true)
    lines.multiparts.close(from: level)
    if isClosed {
      try lines.pass()
      try lines.skip()
    }
  }

  /// Looks at a part that has no parts.
  private func readLeaf(_ part: PartHeader, _ outside: Place) throws(ContainerError) {
    parts += 1
    guard parts <= walk.limits.parts else { throw .tooManyParts(limit: walk.limits.parts) }
    var place = outside.inside(part.name ?? "part \(parts)")
    place.isPart = true
    place.isReportExpected = part.isReport
    do throws(ContainerError) {
      let leaf = try MailLeaf(MailLeaf.decoded(lines, part), part)
      switch leaf.use {
      case .end(let found): finding = found
      case _ where isFailureReport: break
      case .open: try walk.open(leaf.source, place)
      case .openMail: try walk.openMail(leaf.source, place)
      case .openSigned:
        try walk.openMail(try PeekedSource(SignedContent(leaf.source)), place)
      case .hint(let found): hint = hint ?? found
      case .passOver: break
      }
    } catch {
      if error.endsFile { throw error }
      walk.hand(error, place)
    }
  }
}

extension ContainerWalk {
  /// Hands out a message as one document.
  fileprivate func end(_ finding: MailFinding, _ place: Place) {
    switch finding {
    case .failureReport(let notice): hand(.failureReport, place, notice)
    case .mail(let kind, let notice): hand(.mail(kind), place, notice)
    case .refused(let error): hand(error, place)
    }
  }
}
