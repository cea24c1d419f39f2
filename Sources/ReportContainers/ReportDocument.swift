/// One document of a file: the file itself, or a member of the archives in it.
public final class ReportDocument {
  /// What the first bytes say that it is.
  public enum Kind: Sendable, Hashable {
    case xml
    /// Begins like JSON, as an SMTP TLS report does (RFC 8460).
    case json
    /// A mail message, or a mailbox.
    case mail
    /// A container that is recognized and not read, by its usual name.
    case unreadContainer(String)
    case empty
    case other
  }

  /// Names of members from the outside in, joined by slashes; `nil` for a file that is no archive.
  /// They are shown to people and used for nothing else; control characters in them are replaced.
  public let member: String?
  public let kind: Kind
  /// Why the bytes stopped coming before their end.
  public private(set) var failure: ContainerError?
  private let source: PeekedSource?
  private let budget: ReadingBudget?

  /// A member of an archive that is a container itself and cannot be opened.
  init(member: String, failure: ContainerError) {
    source = nil
    budget = nil
    kind = .empty
    self.member = member
    self.failure = failure
  }

  init(_ source: PeekedSource, kind: Kind, member: String?, _ budget: ReadingBudget) {
    self.source = source
    self.budget = budget
    self.kind = kind
    self.member = member
  }

  /// The first bytes, at most 1,024 of them.
  public var beginning: [UInt8] { source?.beginning ?? [] }

  /// Fills `buffer` from its start with the next bytes.
  ///
  /// - Returns: how many; 0 at the end, -1 when there is a ``failure``.
  public func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    guard failure == nil, let source else { return -1 }
    do throws(ContainerError) {
      try budget?.checkTime()
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
