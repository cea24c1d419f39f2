/// What the authentication results of a message prove about who sent it, seen from the organisation
/// of its Author Domain. Results that do not pass prove nothing.
public struct SenderProof: BitwiseCopyable, Sendable, Hashable {
  /// A signature of the author's organisation passes.
  public var hasOwnSignature = false
  /// SPF passes for a MAIL FROM domain of the author's organisation.
  public var hasOwnMailFrom = false
  /// A signature of another organisation passes.
  public var hasForeignSignature = false
  /// SPF passes for a MAIL FROM domain of another organisation.
  public var hasForeignMailFrom = false
  /// Amazon SES sent it: its second signature or its default MAIL FROM domain passes (ses.md 3.4).
  public var isAmazonSES = false
  /// A signature of the author's organisation is listed, whatever its result.
  public var listsOwnSignature = false
  /// A signature of the author's organisation is listed with `fail`: it was there, and does not
  /// verify. Other results do not say that somebody changed the message.
  public var hasBrokenOwnSignature = false
  /// The MAIL FROM domain is of the author's organisation, whatever SPF says of it.
  public var listsOwnMailFrom = false
  /// SPF found no usable record for a MAIL FROM domain of the author's organisation, which nobody
  /// else has a reason to bring about.
  public var hasUnusableOwnSPF = false
  /// A mailing list authenticated it: a known one, or a domain that is called one.
  public var isThroughList = false

  public init() {}
}
