/// What a receiver did with the messages of a record: the element `disposition` (RFC 9990, section
/// 3.1.1; `pass` is new there and says that the message passed under an enforcing policy).
///
/// It is not the DMARC result: a receiver may ignore the policy or have one of its own.
public enum Disposition: UInt8, BitwiseCopyable, Sendable, Hashable, CaseIterable {
  case none
  case pass
  case quarantine
  case reject

  /// The value of a word in lower case without white space around it; `nil` for any other.
  public init?(_ word: UnsafeBufferPointer<UInt8>) {
    if word.isWord("none") {
      self = .none
    } else if word.isWord("pass") {
      self = .pass
    } else if word.isWord("quarantine") {
      self = .quarantine
    } else if word.isWord("reject") {
      self = .reject
    } else {
      return nil
    }
  }

  /// The standard's word.
  public var word: String {
    switch self {
    case .none: "none"
    case .pass: "pass"
    case .quarantine: "quarantine"
    case .reject: "reject"
    }
  }
}
