/// A word that a reporter wrote for a value of a closed vocabulary, with what we take it to mean.
///
/// Absent: no text. Empty or unknown: a text, and no value. The three are never folded.
public struct Reported<Value: BitwiseCopyable & Sendable>: BitwiseCopyable, Sendable {
  public var value: Value?
  /// The word in lower case without white space around it.
  public var text: TextID

  public init(value: Value? = nil, text: TextID = .absent) {
    self.value = value
    self.text = text
  }
}

/// Messages that share an address, an outcome and their identifiers: the element `record` (RFC 9990,
/// section 3.1.1), as a fixed-size value whose texts are numbers of ``RecordTexts``.
public struct Record: BitwiseCopyable, Sendable {
  /// `source_ip`; `nil` when it is absent, withheld or unreadable.
  public var sourceAddress: IPAddress?
  /// `count`: messages, 1 to 1,000,000,000.
  public var count: Int64
  public var policyEvaluated: PolicyEvaluated
  public var identifiers: Identifiers
  /// A list in ``RecordTexts``: every DKIM and SPF result.
  public var authResults: TextID
  /// A list in ``RecordTexts``: every override reason.
  public var overrideReasons: TextID

  public init(
    sourceAddress: IPAddress?, count: Int64, policyEvaluated: PolicyEvaluated,
    identifiers: Identifiers, authResults: TextID, overrideReasons: TextID
  ) {
    self.sourceAddress = sourceAddress
    self.count = count
    self.policyEvaluated = policyEvaluated
    self.identifiers = identifiers
    self.authResults = authResults
    self.overrideReasons = overrideReasons
  }
}

/// The reporter's statistic of record: the element `policy_evaluated`.
public struct PolicyEvaluated: BitwiseCopyable, Sendable {
  public var disposition: Reported<Disposition>
  /// Whether DKIM passed and was aligned.
  public var dkim: Reported<MechanismResult>
  /// Whether SPF passed and was aligned.
  public var spf: Reported<MechanismResult>
  /// `false` when the element is missing altogether, so that there is nothing to count.
  public var isPresent: Bool

  public init(
    disposition: Reported<Disposition> = Reported(), dkim: Reported<MechanismResult> = Reported(),
    spf: Reported<MechanismResult> = Reported(), isPresent: Bool = false
  ) {
    self.disposition = disposition
    self.dkim = dkim
    self.spf = spf
    self.isPresent = isPresent
  }
}

/// The element `identifiers`: domains of the message, in lower case.
///
/// A text that is empty stands for an element that was there and empty, such as the null sender of a
/// bounce; an absent one for an element that was not there.
public struct Identifiers: BitwiseCopyable, Sendable {
  /// The Author Domain (RFC5322.From).
  public var headerFrom: TextID
  /// The domain of RFC5321.MailFrom.
  public var envelopeFrom: TextID
  /// The recipient's domain.
  public var envelopeTo: TextID

  public init(
    headerFrom: TextID = .absent, envelopeFrom: TextID = .absent, envelopeTo: TextID = .absent
  ) {
    self.headerFrom = headerFrom
    self.envelopeFrom = envelopeFrom
    self.envelopeTo = envelopeTo
  }
}
