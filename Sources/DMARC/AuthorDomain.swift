/// The Author Domain of records, as bytes that authenticated domains are compared with.
public struct AuthorDomain: Sendable {
  private let name: [UInt8]
  private let organizational: [UInt8]

  /// - Parameter domain: in lower case, without a final dot.
  public init(_ domain: String, organizationalDomain: (String) -> String) {
    name = Array(domain.utf8)
    organizational = Array(organizationalDomain(domain).utf8)
  }

  /// Whether a domain is the Author Domain itself.
  func equals(_ domain: UnsafeBufferPointer<UInt8>) -> Bool { Self.isEqual(domain[...], name) }

  /// Whether a domain is the author's Organizational Domain or under it.
  public func encloses(_ domain: UnsafeBufferPointer<UInt8>) -> Bool {
    !organizational.isEmpty && Self.isWithin(domain, organizational)
  }

  /// Whether the author's Organizational Domain is this one.
  func isOrganized(under domain: String) -> Bool { Array(domain.utf8) == organizational }

  private static func isWithin(
    _ domain: UnsafeBufferPointer<UInt8>, _ parent: [UInt8]
  ) -> Bool {
    let extra = domain.count - parent.count
    guard extra >= 0, extra == 0 || domain[extra - 1] == UInt8(ascii: ".") else { return false }
    return isEqual(domain[extra...], parent)
  }

  private static func isEqual(
    _ part: Slice<UnsafeBufferPointer<UInt8>>, _ whole: [UInt8]
  ) -> Bool {
    guard part.count == whole.count else { return false }
    for index in whole.indices where part[part.startIndex + index] != whole[index] { return false }
    return true
  }
}
