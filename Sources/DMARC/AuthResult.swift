/// The result words of `auth_results` (RFC 8601, sections 2.7.1 and 2.7.2), and one for the words
/// that no standard knows.
public enum AuthResultValue: UInt8, BitwiseCopyable, Sendable, Hashable, CaseIterable {
  case none
  case pass
  case fail
  case softfail
  case neutral
  case policy
  case temperror
  case permerror
  /// `unknown`, `error`, `invalid`, nothing at all, or a word of the reporter's own: said to be no
  /// pass, and nothing more.
  case unrecognized

  /// The value of a word in lower case without white space around it.
  ///
  /// `hardfail` (docomo, kddi) is the word of early SPF drafts for `fail`. `unknown` and `error`
  /// have meant both temporary and permanent errors, so neither is picked.
  public init(_ word: UnsafeBufferPointer<UInt8>) {
    switch word.count {
    case 4: self = Self.ofFour(word)
    case 6: self = word.isWord("policy") ? .policy : .unrecognized
    case 7: self = word.isWord("neutral") ? .neutral : .unrecognized
    case 8:
      self = word.isWord("softfail") ? .softfail : word.isWord("hardfail") ? .fail : .unrecognized
    case 9:
      self =
        word.isWord("temperror")
        ? .temperror : word.isWord("permerror") ? .permerror : .unrecognized
    default: self = .unrecognized
    }
  }

  public init(_ word: some Collection<UInt8>) {
    self = word.withContiguousBytes { AuthResultValue($0) }
  }

  private static func ofFour(_ word: UnsafeBufferPointer<UInt8>) -> AuthResultValue {
    if word.isWord("pass") { return .pass }
    if word.isWord("fail") { return .fail }
    return word.isWord("none") ? .none : .unrecognized
  }

  public var word: String {
    switch self {
    case .none: "none"
    case .pass: "pass"
    case .fail: "fail"
    case .softfail: "softfail"
    case .neutral: "neutral"
    case .policy: "policy"
    case .temperror: "temperror"
    case .permerror: "permerror"
    case .unrecognized: "unrecognized"
    }
  }
}

/// Which identity SPF was checked for: the element `scope`. Only `mfrom` can align (RFC 9989,
/// "SPF-Authenticated Identifiers").
public enum SPFScope: UInt8, Sendable, Hashable, CaseIterable {
  case mfrom
  case helo

  public var word: String { self == .mfrom ? "mfrom" : "helo" }
}
