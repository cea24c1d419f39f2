/// The elements of an aggregate report, under the names that both standards and the drafts before
/// them use (RFC 9990, appendix A; RFC 7489, appendix C).
public enum ReportElement: UInt8, BitwiseCopyable, Sendable, Hashable, CaseIterable {
  case unknown
  case feedback, version, extensionElement
  case reportMetadata, organization, email, extraContactInfo, reportID, dateRange, begin, end
  case error, generator
  case policyPublished, domain, adkim, aspf, policy, subdomainPolicy, nonexistentSubdomainPolicy
  case percentage, failureOptions, testing, discoveryMethod
  case record, row, sourceIP, count, policyEvaluated, disposition, dkim, spf, reason, type, comment
  case identifiers, envelopeTo, envelopeFrom, headerFrom
  case authResults, selector, result, humanResult, scope

  /// Whether its text is for people, so that a part of it is worth something.
  public var isFreeText: Bool {
    switch self {
    case .organization, .email, .extraContactInfo, .reportID, .error, .generator, .comment,
      .humanResult:
      true
    default: false
    }
  }

  /// The name in the document, without a namespace prefix.
  public var name: String {
    switch self {
    case .unknown: "?"
    case .feedback: "feedback"
    case .version: "version"
    case .extensionElement: "extension"
    case .reportMetadata: "report_metadata"
    case .organization: "org_name"
    case .email: "email"
    case .extraContactInfo: "extra_contact_info"
    case .reportID: "report_id"
    case .dateRange: "date_range"
    case .begin: "begin"
    case .end: "end"
    case .error: "error"
    case .generator: "generator"
    case .policyPublished: "policy_published"
    case .domain: "domain"
    case .adkim: "adkim"
    case .aspf: "aspf"
    case .policy: "p"
    case .subdomainPolicy: "sp"
    case .nonexistentSubdomainPolicy: "np"
    case .percentage: "pct"
    case .failureOptions: "fo"
    case .testing: "testing"
    case .discoveryMethod: "discovery_method"
    case .record: "record"
    case .row: "row"
    case .sourceIP: "source_ip"
    case .count: "count"
    case .policyEvaluated: "policy_evaluated"
    case .disposition: "disposition"
    case .dkim: "dkim"
    case .spf: "spf"
    case .reason: "reason"
    case .type: "type"
    case .comment: "comment"
    case .identifiers: "identifiers"
    case .envelopeTo: "envelope_to"
    case .envelopeFrom: "envelope_from"
    case .headerFrom: "header_from"
    case .authResults: "auth_results"
    case .selector: "selector"
    case .result: "result"
    case .humanResult: "human_result"
    case .scope: "scope"
    }
  }
}
