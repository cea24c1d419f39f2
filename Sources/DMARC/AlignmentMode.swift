/// How closely an authenticated domain must agree with the Author Domain: the value of the tags
/// `adkim` and `aspf` (RFC 9989, "Identifier Alignment Explained"; RFC 7489, section 3.1).
public enum AlignmentMode: String, Sendable, Hashable, Codable, CaseIterable {
  /// The same Organizational Domain suffices. The standard's default.
  case relaxed = "r"
  /// The domains must be equal.
  case strict = "s"
}
