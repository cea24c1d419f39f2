import DMARC

/// What the element being read means at its place.
enum ElementContext: UInt8 {
  case outside, feedback, metadata, dateRange, policy
  case record, row, policyEvaluated, reason, identifiers, authResults, dkimResult, spfResult
  /// An element with a text of its own.
  case leaf
  /// An element that is not ours, with everything in it.
  case skipped

  /// What an element means inside this one. The order of children never matters.
  func context(of element: ReportElement) -> ElementContext {
    switch (self, element) {
    case (.outside, .feedback): .feedback
    case (.outside, _): .outside
    case (.feedback, .reportMetadata): .metadata
    case (.feedback, .policyPublished): .policy
    case (.feedback, .record): .record
    case (.feedback, .version): .leaf
    case (.metadata, .dateRange): .dateRange
    case (.metadata, .organization), (.metadata, .email), (.metadata, .extraContactInfo),
      (.metadata, .reportID), (.metadata, .error), (.metadata, .generator),
      (.dateRange, .begin), (.dateRange, .end):
      .leaf
    case (.policy, .domain), (.policy, .policy), (.policy, .subdomainPolicy),
      (.policy, .nonexistentSubdomainPolicy), (.policy, .adkim), (.policy, .aspf),
      (.policy, .percentage), (.policy, .failureOptions), (.policy, .testing),
      (.policy, .discoveryMethod):
      .leaf
    case (.record, .row): .row
    case (.record, .identifiers): .identifiers
    case (.record, .authResults): .authResults
    case (.row, .policyEvaluated): .policyEvaluated
    case (.policyEvaluated, .reason): .reason
    case (.authResults, .dkim): .dkimResult
    case (.authResults, .spf): .spfResult
    case (.row, .sourceIP), (.row, .count), (.policyEvaluated, .disposition),
      (.policyEvaluated, .dkim), (.policyEvaluated, .spf), (.reason, .type), (.reason, .comment),
      (.identifiers, .headerFrom), (.identifiers, .envelopeFrom), (.identifiers, .envelopeTo),
      (.dkimResult, .domain), (.dkimResult, .selector), (.dkimResult, .result),
      (.dkimResult, .humanResult), (.spfResult, .domain), (.spfResult, .scope),
      (.spfResult, .result), (.spfResult, .humanResult):
      .leaf
    default: .skipped
    }
  }
}
