/// One document of a file: the file itself, or a member of the archives in it.
public final class ReportDocument {
  /// What the first bytes say that it is.
  public enum Kind: Sendable, Hashable {
    case xml
    /// Begins like JSON, as an SMTP TLS report does (RFC 8460).
    case json
    /// A mail message without a report, as one document.
    case mail(MailKind)
    /// A failure report (RFC 6591), of which nothing is read: it tells of people.
    case failureReport
    /// A container that is recognized and not read, by its usual name.
    case unreadContainer(String)
    case empty
    /// Something else in the wrapping of a report.
    case lostReport
    case other
  }

  /// Names of members from the outside in, joined by slashes; `nil` for a file that is neither archive
  /// nor mail.
  /// They are shown to people and used for nothing else; control characters in them are replaced.
  public let member: String?
  public let kind: Kind
  /// The message that it came with.
  public let carrier: MailCarrier?
  /// What a message without a report says of one.
  public let notice: ReportNotice?
  /// Why the bytes stopped coming before their end.
  public private(set) var failure: ContainerError?
  private let source: PeekedSource?
  private let budget: ReadingBudget

  /// What cannot be opened.
  init(failure: ContainerError, _ place: Place, _ budget: ReadingBudget) {
    (source, self.budget, kind, notice) = (nil, budget, .empty, nil)
    (member, carrier) = (place.member, place.carrier)
    self.failure = failure
  }

  /// What is told by its kind alone.
  init(kind: Kind, _ place: Place, _ notice: ReportNotice?, _ budget: ReadingBudget) {
    (source, self.budget, self.kind, self.notice) = (nil, budget, kind, notice)
    (member, carrier) = (place.member, place.carrier)
  }

  init(_ source: PeekedSource, kind: Kind, _ place: Place, _ budget: ReadingBudget) {
    (self.source, self.budget, self.kind, notice) = (source, budget, kind, nil)
    (member, carrier) = (place.member, place.carrier)
  }

  /// Bytes of the file that were read so far.
  public var fileOffset: Int64 { budget.fileOffset }

  /// Fills `buffer` from its start with the next bytes.
  ///
  /// - Returns: how many; 0 at the end, -1 when there is a ``failure``.
  public func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    guard failure == nil else { return -1 }
    guard let source else { return 0 }
    do throws(ContainerError) {
      try budget.checkTime()
      return try source.read(into: buffer)
    } catch {
      failure = error
      return -1
    }
  }

  /// Reads what is left, so that the container's checksums are compared.
  ///
  /// - Returns: ``failure``.
  public func drain() -> ContainerError? {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 16)
    defer { buffer.deallocate() }
    while read(into: buffer) > 0 {}
    return failure
  }
}
