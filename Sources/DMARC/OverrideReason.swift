/// Why a receiver did something else than the published policy says: the element `reason` (RFC 9990,
/// section 3.1.1; RFC 7489, appendix C, where `forwarded` and `sampled_out` come from).
public struct OverrideReason: Sendable, Hashable {
  /// The reporter's word in lower case; `nil` when absent or empty, which is not the same as `other`.
  public var type: String?
  public var comment: String?

  public init(type: String?, comment: String? = nil) {
    self.type = type
    self.comment = comment
  }

  /// The word under which the reason is counted: the type if a standard knows it, `arc` for
  /// `local_policy` with the comment `arc=pass` (RFC 8617's convention, Google's practice), else
  /// `unrecognized`.
  public var countedAs: String {
    guard let type, Self.knownTypes.contains(type) else { return "unrecognized" }
    return type == "local_policy" && comment?.hasPrefix("arc=pass") == true ? "arc" : type
  }

  /// Whether a word in lower case is a type that either standard lists.
  public static func isKnown(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    knownWords.contains { word.isWord($0) }
  }

  private static let knownWords: [StaticString] = [
    "forwarded", "local_policy", "mailing_list", "other", "policy_test_mode", "sampled_out",
    "trusted_forwarder",
  ]

  private static let knownTypes: Set<String> = [
    "forwarded", "local_policy", "mailing_list", "other", "policy_test_mode", "sampled_out",
    "trusted_forwarder",
  ]
}
