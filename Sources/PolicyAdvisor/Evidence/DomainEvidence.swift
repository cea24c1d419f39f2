public import DMARC

/// Everything that a decision about one policy domain is made from.
public struct DomainEvidence: Sendable, Hashable {
  /// The DMARC Policy Domain.
  public var domain: String
  /// The day of the decision.
  public var asOf: UTCDay
  /// The days that are judged. Days for which reports are still under way are left out by whoever
  /// chooses it (`AdvisorLimits.window(asOf:)`); what sources sent on other days is not counted.
  public var window: Range<UTCDay>
  /// The policy in the newest reports.
  public var published: PolicyPublished?
  /// The record itself, when the owner gave it. Reports show neither `rua` nor unknown tags.
  public var currentRecord: DMARCRecord?
  /// The last day that any report covers.
  public var newestReportDay: UTCDay?
  /// Days of the window that at least one report covers.
  public var reportDays: Int
  /// The first day of the inventory that any report covers; `nil` when it is not known.
  public var firstReportDay: UTCDay?
  /// Distinct reporters that saw mail of the owner's.
  public var reporters: Int
  /// Days since reports first showed the present rung, at least: it may be older than they are.
  /// `nil` when none shows a policy.
  public var dwellDays: Int?
  /// Days since failing mail gets what it gets now, whatever the rung.
  public var policyDays: Int?
  /// The same for mail of subdomains, whose policy is `sp`.
  public var subdomainPolicyDays: Int?
  /// The first day on which reports showed the policy that is in force, if a stricter one was before
  /// it. `nil` when it did not come down.
  public var loweredOn: UTCDay?
  /// The same for the policy that subdomains have.
  public var subdomainsLoweredOn: UTCDay?
  /// Days since an own or unknown source of ten messages or more was first seen, `nil` when none
  /// is new within what the store remembers.
  public var daysSinceNewSource: Int?
  /// Reporters that were there and are no longer.
  public var vanishedReporters: [VanishedReporter]
  public var sources: [SourceStatistics]
  /// Messages of the window that no rate counts, because the reporter gave no result.
  public var unevaluatedMessages: Int
  /// The same mail by author domain, as far as it was counted so.
  public var authorDomains: [AuthorDomainStatistics]
  /// What the owner says of the domain.
  public var owner: OwnerWord
  /// The Organizational Domain, when it is known. A record below it has no say over subdomains.
  public var organizationalDomain: String?
  /// Author domains with an aligned pass that do not exist in the DNS.
  public var nonexistentSenders: [String]
  /// DMARC records found in the DNS, when it was asked. With more than one, no policy applies.
  public var recordsFound: Int?

  public init(
    domain: String, asOf: UTCDay, window: Range<UTCDay>, published: PolicyPublished? = nil,
    currentRecord: DMARCRecord? = nil, newestReportDay: UTCDay? = nil, reportDays: Int,
    reporters: Int, dwellDays: Int? = nil, loweredOn: UTCDay? = nil,
    daysSinceNewSource: Int? = nil, vanishedReporters: [VanishedReporter] = [],
    sources: [SourceStatistics], unevaluatedMessages: Int = 0,
    authorDomains: [AuthorDomainStatistics] = [], owner: OwnerWord = OwnerWord(),
    organizationalDomain: String? = nil, nonexistentSenders: [String] = [],
    recordsFound: Int? = nil
  ) {
    self.domain = domain
    self.asOf = asOf
    self.window = window
    self.published = published
    self.currentRecord = currentRecord
    self.newestReportDay = newestReportDay
    self.reportDays = reportDays
    self.reporters = reporters
    self.dwellDays = dwellDays
    self.loweredOn = loweredOn
    self.daysSinceNewSource = daysSinceNewSource
    self.vanishedReporters = vanishedReporters
    self.sources = sources
    self.unevaluatedMessages = unevaluatedMessages
    self.authorDomains = authorDomains
    self.owner = owner
    self.organizationalDomain = organizationalDomain
    self.nonexistentSenders = nonexistentSenders
    self.recordsFound = recordsFound
  }

  /// The days of the window that reports can have told of: a history that is shorter than the window has
  /// fewer, and nothing is known of the others.
  var knownDays: Range<UTCDay> {
    let first = firstReportDay.map { max($0, window.lowerBound) } ?? window.lowerBound
    return min(first, window.upperBound)..<window.upperBound
  }

  /// Whether the record is known to stand below the Organizational Domain. One with `psd=n` says that
  /// its domain is that (RFC 9989, section 4.10).
  var isSubdomain: Bool {
    guard currentRecord?["psd"]?.lowercased() != "n" else { return false }
    return organizationalDomain.map { $0 != domain } ?? false
  }
}
