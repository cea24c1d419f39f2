/// Whether a mechanism gave an aligned pass, as the reporter says: the elements `dkim` and `spf` of
/// `policy_evaluated`.
public enum MechanismResult: UInt8, BitwiseCopyable, Sendable, Hashable {
  case pass
  case fail

  /// The value of a word in lower case without white space around it: `pass` and `fail`; a fail for
  /// the words of raw results, which say that it was no pass (globetax, uniqa, sealy send them), and
  /// for nothing at all; `nil` for text that nobody can read, which never becomes a pass.
  public init?(_ word: UnsafeBufferPointer<UInt8>) {
    if word.isWord("pass") {
      self = .pass
    } else if word.isEmpty || word.isWord("fail") || AuthResultValue(word) != .unrecognized {
      self = .fail
    } else {
      return nil
    }
  }
}
