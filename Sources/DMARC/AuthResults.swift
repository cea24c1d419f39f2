/// What a receiver's DKIM and SPF checks said about the messages of a record, before any question of
/// alignment: the element `auth_results` (RFC 9990, section 3.1.1; RFC 7489, appendix C).
public struct AuthResults: Sendable, Hashable {
  /// Every signature that was listed, in the reporter's order. Amazon SES signs twice.
  public var dkim: [DKIMResult]
  /// Every SPF result that was listed, in the reporter's order.
  public var spf: [SPFResult]

  public init(dkim: [DKIMResult] = [], spf: [SPFResult] = []) {
    self.dkim = dkim
    self.spf = spf
  }
}

/// The result of one DKIM signature.
public struct DKIMResult: Sendable, Hashable {
  /// The signing domain `d=` in lower case; `nil` when absent or empty.
  public var domain: String?
  /// The selector `s=`; `nil` when absent or empty.
  public var selector: String?
  public var value: AuthResultValue
  /// The reporter's own word for the result, in lower case; `nil` when absent.
  public var word: String?
  public var humanResult: String?

  public init(
    domain: String?, selector: String? = nil, value: AuthResultValue, word: String? = nil,
    humanResult: String? = nil
  ) {
    self.domain = domain
    self.selector = selector
    self.value = value
    self.word = word ?? value.word
    self.humanResult = humanResult
  }
}

/// The result of one SPF check.
public struct SPFResult: Sendable, Hashable {
  /// The domain that was checked, in lower case; `nil` when absent or empty.
  public var domain: String?
  /// `nil` when absent, which Google and Yahoo always leave it; display may assume `mfrom`.
  public var scope: SPFScope?
  public var value: AuthResultValue
  /// The reporter's own word for the result, in lower case; `nil` when absent.
  public var word: String?
  public var humanResult: String?

  public init(
    domain: String?, scope: SPFScope? = nil, value: AuthResultValue, word: String? = nil,
    humanResult: String? = nil
  ) {
    self.domain = domain
    self.scope = scope
    self.value = value
    self.word = word ?? value.word
    self.humanResult = humanResult
  }
}
