/// What is asked of a name server.
struct DNSQuestion: Sendable, Hashable {
  enum Kind: Int32, Sendable {
    // RFC 1035, section 3.2.2; RFC 3596, section 2.1.
    case a = 1
    case ptr = 12
    case aaaa = 28
  }

  var name: String
  var kind: Kind
}

/// What came of a question.
enum DNSAnswer: Sendable, Hashable {
  /// The data of each record; none when the name is not there or has none of this kind.
  case records([[UInt8]])
  /// No server answered, or none that could be used.
  case failed
}
