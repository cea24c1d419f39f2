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

  /// The alignment of results that are held as `String`s, by the rule that records are judged by.
  /// Domains are in lower case, without a final dot.
  public init(
    of results: AuthResults, authorDomain: String, dkimMode: AlignmentMode,
    spfMode: AlignmentMode, organizationalDomain: (String) -> String
  ) {
    var texts = RecordTexts()
    var entries: [AuthResultEntry] = []
    func add(
      _ mechanism: AuthResultEntry.Mechanism, _ domain: String?, _ value: AuthResultValue,
      _ scope: SPFScope?
    ) {
      let name = domain.map { texts.texts.intern($0) } ?? .absent
      entries.append(
        AuthResultEntry(
          mechanism: mechanism, domain: name, selector: .absent, value: value, word: .absent,
          humanResult: .absent, scope: scope))
    }
    for result in results.dkim { add(.dkim, result.domain, result.value, nil) }
    for result in results.spf { add(.spf, result.domain, result.value, result.scope) }
    let list = entries.withUnsafeBytes { bytes in
      entries.isEmpty
        ? TextID.absent : texts.authResultLists.intern(bytes.bindMemory(to: UInt8.self))
    }
    self.init(
      of: list, in: texts,
      author: AuthorDomain(authorDomain, organizationalDomain: organizationalDomain),
      dkimMode: dkimMode, spfMode: spfMode, organizationalDomain: organizationalDomain)
  }
}
