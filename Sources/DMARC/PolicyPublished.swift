/// The DMARC record of a domain as a reporter saw it, with defaults filled in or left out as the
/// reporter pleased: the element `policy_published` (RFC 9990, section 3.1; RFC 7489, appendix C).
///
/// Absent and unreadable values are `nil`; the standard's defaults are applied where they are used.
public struct PolicyPublished: Sendable, Hashable {
  /// The DMARC Policy Domain: the name at which the record was found. Lower case, no final dot.
  public var domain: String
  /// `p`
  public var policy: Policy?
  /// `sp`
  public var subdomainPolicy: Policy?
  /// `np`
  public var nonexistentSubdomainPolicy: Policy?
  /// `adkim`
  public var dkimAlignment: AlignmentMode?
  /// `aspf`
  public var spfAlignment: AlignmentMode?
  /// `pct`, 0 to 100; removed by RFC 9990, so `nil` is never read as 100 here.
  public var percentage: Int?
  /// `fo`, as published
  public var failureOptions: String?
  /// `testing`, the value of the tag `t`
  public var isTesting: Bool?
  /// `discovery_method`: `psl` or `treewalk`
  public var discoveryMethod: String?

  public init(
    domain: String, policy: Policy? = nil, subdomainPolicy: Policy? = nil,
    nonexistentSubdomainPolicy: Policy? = nil, dkimAlignment: AlignmentMode? = nil,
    spfAlignment: AlignmentMode? = nil, percentage: Int? = nil, failureOptions: String? = nil,
    isTesting: Bool? = nil, discoveryMethod: String? = nil
  ) {
    self.domain = domain
    self.policy = policy
    self.subdomainPolicy = subdomainPolicy
    self.nonexistentSubdomainPolicy = nonexistentSubdomainPolicy
    self.dkimAlignment = dkimAlignment
    self.spfAlignment = spfAlignment
    self.percentage = percentage
    self.failureOptions = failureOptions
    self.isTesting = isTesting
    self.discoveryMethod = discoveryMethod
  }
}
