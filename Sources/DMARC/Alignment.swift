/// What the raw results of a record say of alignment, computed by us.
public enum ComputedAlignment: String, Sendable, Hashable, CaseIterable {
  /// A passing result of a domain aligned with the Author Domain.
  case aligned
  /// Passing results, none of them aligned.
  case misaligned
  /// No passing result is listed, so nothing can be said.
  case noPass = "no_pass"
}

/// Identifier alignment (RFC 9989, "Identifier Alignment Explained"; RFC 7489, section 3.1).
public struct Alignment: Sendable, Hashable {
  public var dkim: ComputedAlignment
  public var spf: ComputedAlignment

  public init(dkim: ComputedAlignment, spf: ComputedAlignment) {
    self.dkim = dkim
    self.spf = spf
  }

  /// Computes both mechanisms' alignment. Domains are in lower case, without a final dot.
  ///
  /// Any one passing aligned signature is enough. A result with the scope `helo` never aligns: only
  /// the MAIL FROM identity counts.
  public init(
    of results: AuthResults, authorDomain: String, dkimMode: AlignmentMode,
    spfMode: AlignmentMode, organizationalDomain: (String) -> String
  ) {
    let dkimDomains = results.dkim.lazy.filter { $0.value == .pass }.compactMap(\.domain)
    let spfDomains = results.spf.lazy
      .filter { $0.value == .pass && $0.scope != .helo }.compactMap(\.domain)
    dkim = Self.computed(dkimDomains, authorDomain, dkimMode, organizationalDomain)
    spf = Self.computed(spfDomains, authorDomain, spfMode, organizationalDomain)
  }

  /// Whether an authenticated domain agrees with the Author Domain.
  public static func isAligned(
    _ domain: String, with authorDomain: String, mode: AlignmentMode,
    organizationalDomain: (String) -> String
  ) -> Bool {
    if domain == authorDomain { return true }
    return mode == .relaxed
      && organizationalDomain(domain) == organizationalDomain(authorDomain)
  }

  private static func computed(
    _ domains: some Sequence<String>, _ authorDomain: String, _ mode: AlignmentMode,
    _ organizationalDomain: (String) -> String
  ) -> ComputedAlignment {
    var outcome = ComputedAlignment.noPass
    for domain in domains {
      if isAligned(
        domain, with: authorDomain, mode: mode, organizationalDomain: organizationalDomain)
      {
        return .aligned
      }
      outcome = .misaligned
    }
    return outcome
  }
}
