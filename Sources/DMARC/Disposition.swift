/// What a receiver did with the messages of a record: the element `disposition` (RFC 9990, section
/// 3.1.1; `pass` is new there and says that the message passed under an enforcing policy).
///
/// It is not the DMARC result: a receiver may ignore the policy or have one of its own.
public enum Disposition: UInt8, BitwiseCopyable, Sendable, Hashable, CaseIterable {
  case none
  case pass
  case quarantine
  case reject

  public init?(_ word: some Collection<UInt8>) {
    guard let match = Self.allCases.first(where: { $0.word.utf8.elementsEqual(word) }) else {
      return nil
    }
    self = match
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
