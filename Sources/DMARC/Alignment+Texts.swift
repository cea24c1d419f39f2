extension Alignment {
  /// Computes both mechanisms' alignment of a list in `texts`, without a `String` for any domain
  /// that cannot be aligned: one that does not end in the author's Organizational Domain.
  ///
  /// Any one passing aligned signature is enough. A result with the scope `helo` never aligns, whoever's
  /// the name is: only the MAIL FROM identity counts (reports.md 3.1). A pass of it alone is a passing
  /// result that is not aligned, so a reporter that counted it is not believed (3.4, C2).
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
        guard spf != .aligned else { return }
        let isAligned =
          entry.scope != .helo
          && Self.isAligned(entry.domain, texts, author, spfMode, organizationalDomain)
        spf = isAligned ? .aligned : .misaligned
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
