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
      if author.equals(bytes) { return true }
      guard mode == .relaxed, author.encloses(bytes) else { return false }
      return author.isOrganized(
        under: organizationalDomain(String(decoding: bytes, as: UTF8.self)))
    }
  }
}
