/// Whether mail of a service can be aligned by a mechanism.
public enum AlignmentAbility: Sendable, Hashable {
  case always
  /// After something was set up: `a bounce domain is set up`.
  case onlyIf(String)
  case never
}

/// What still passes when the domain asks for strict alignment and everything is set up as advised.
public enum StrictAlignment: String, Sendable, Hashable, CaseIterable {
  case both
  case dkim
  case spf
  case none
}

/// How well a sender is known.
public enum EvidenceGrade: String, Sendable, Hashable, CaseIterable {
  /// From the provider's documentation, its DNS, or the headers of messages.
  case checked
  /// Domains are checked; how to set it up is general knowledge.
  case partly
  /// General knowledge.
  case general
}
