/// Whose mail a source sends, as far as the evidence tells (decision.md 2.3). Raw values are the
/// tokens of the JSON output.
public enum SourceClass: String, Sendable, Hashable, Codable, CaseIterable {
  /// The owner's mail, seen aligned.
  case own
  /// The owner's mail by the evidence, though nothing of it aligns.
  case ownMisconfigured = "own_misconfigured"
  /// The owner's mail, passed on by somebody else.
  case forwarder
  /// The owner's posts, sent on by a list.
  case mailingList = "mailing_list"
  /// Phishing that the owner has somebody play. It should fail, and counts for nothing.
  case simulated = "simulated_phishing"
  /// Mail that only claims to be the owner's. It should fail.
  case spoof
  /// Not decided.
  case unknown

  /// Mail that the owner sends, and can repair. What plays a phisher has nothing to repair.
  public var isOwn: Bool { self == .own || self == .ownMisconfigured }

  /// Legitimate mail that fails on its way, which the owner cannot repair: a cost to disclose.
  public var isIndirect: Bool { self == .forwarder || self == .mailingList }

  /// Mail that enforcement should not touch.
  public var isLegitimate: Bool { isOwn || isIndirect }
}
