/// The Author Domain of records, as bytes that authenticated domains are compared with.
public struct AuthorDomain: Sendable {
  fileprivate let name: [UInt8]
  fileprivate let organizational: [UInt8]

  /// - Parameter domain: in lower case, without a final dot.
  public init(_ domain: String, organizationalDomain: (String) -> String) {
    name = Array(domain.utf8)
    organizational = Array(organizationalDomain(domain).utf8)
  }

  /// Whether a domain is the author's Organizational Domain or under it.
  public func encloses(_ domain: UnsafeBufferPointer<UInt8>) -> Bool {
    !organizational.isEmpty && Self.isWithin(domain, organizational)
  }

  fileprivate static func isWithin(
    _ domain: UnsafeBufferPointer<UInt8>, _ parent: [UInt8]
  ) -> Bool {
    let extra = domain.count - parent.count
    guard extra >= 0, extra == 0 || domain[extra - 1] == UInt8(ascii: ".") else { return false }
    return isEqual(domain[extra...], parent)
  }

  fileprivate static func isEqual(
    _ part: Slice<UnsafeBufferPointer<UInt8>>, _ whole: [UInt8]
  ) -> Bool {
    guard part.count == whole.count else { return false }
    for index in whole.indices where part[part.startIndex + index] != whole[index] { return false }
    return true
  }
}

extension Alignment {
  /// Computes both mechanisms' alignment of a list in `texts`, without a `String` for any domain
  /// that cannot be aligned: one that does not end in the author's Organizational Domain.
  ///
  /// Any one passing aligned signature is enough. A result with the scope `helo` never aligns: only
  /// the MAIL FROM identity counts.
  public init(
    of list: TextID, in texts: borrowing RecordTexts, author: AuthorDomain,
    dkimMode: AlignmentMode, spfMode: AlignmentMode, organizationalDomain: (String) -> String
  ) {
    var dkim = ComputedAlignment.noPass
    var spf = ComputedAlignment.noPass
    texts.forEachAuthResult(in: list) { entry in
      guard entry.value == .pass, !entry.domain.isAbsent else { return }
      switch entry.mechanism {
      case .dkim:
        guard dkim != .aligned else { return }
        dkim =
          Self.isAligned(entry.domain, texts, author, dkimMode, organizationalDomain)
          ? .aligned : .misaligned
      case .spf:
        guard entry.scope != .helo, spf != .aligned else { return }
        spf =
          Self.isAligned(entry.domain, texts, author, spfMode, organizationalDomain)
          ? .aligned : .misaligned
      }
    }
    self.init(dkim: dkim, spf: spf)
  }

  private static func isAligned(
    _ domain: TextID, _ texts: borrowing RecordTexts, _ author: AuthorDomain,
    _ mode: AlignmentMode, _ organizationalDomain: (String) -> String
  ) -> Bool {
    texts.texts.withBytes(of: domain) { bytes in
      if AuthorDomain.isEqual(bytes[...], author.name) { return true }
      guard mode == .relaxed, author.encloses(bytes) else { return false }
      return Array(organizationalDomain(String(decoding: bytes, as: UTF8.self)).utf8)
        == author.organizational
    }
  }
}
