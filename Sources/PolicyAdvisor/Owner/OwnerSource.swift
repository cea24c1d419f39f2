public import DMARC

/// What the owner says of one source.
public struct OwnerSource: Sendable, Hashable {
  /// The source's name as `dmarc sources` shows it, or the identifier of its catalogue entry.
  public var source: String
  /// `nil` when the owner says only that it is critical or fixed.
  public var claim: OwnerClaim?
  /// Judged however little it sends, and watched more closely at an enforcing policy.
  public var isCritical: Bool
  /// The day on which a cause of failures was removed: what came before is not held against it.
  public var fixedOn: UTCDay?
  public var note: String?
  /// Whether it was said for all domains, of which this may be one that the source never sends for.
  public var isOfAllDomains = false
  /// When and by whom this was said.
  public var said: Acknowledgement?

  public init(
    source: String, claim: OwnerClaim? = nil, isCritical: Bool = false, fixedOn: UTCDay? = nil,
    note: String? = nil, said: Acknowledgement? = nil
  ) {
    self.source = source
    self.claim = claim
    self.isCritical = isCritical
    self.fixedOn = fixedOn
    self.note = note
    self.said = said
  }
}

/// Whose mail a source sends, by the owner's word. Raw values are those of `dmarc.yml`.
public enum OwnerClaim: String, Sendable, Hashable, Codable, CaseIterable {
  /// Ours, whatever its mail looks like.
  case owned
  /// Not ours: it may fail.
  case foreign
  case forwarder
}
