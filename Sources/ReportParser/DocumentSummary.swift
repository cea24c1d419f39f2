/// What a document has shown of itself so far, beside the parts that were handed on.
struct DocumentSummary {
  /// The element `version` as it stands there.
  var version: String?
  /// The name of the root element.
  var root: String?
  private(set) var formatEvidence: String?
  var metadataCount = 0
  var policyCount = 0
  var recordCount = 0
  var droppedRecords = 0
  /// Records that are not like most, behind which the place where they end was sought.
  var unusualRecords = 0
  var hasFeedback = false
  var hasMetadata = false
  var hasPolicyDomain = false
  /// Whether `feedback` was ended by its own tag.
  var isComplete = false
  /// Whether the document stops inside that tag, which libxml2 takes for one.
  var endTagIsCut = false
  /// Up to the end tag of `feedback`.
  var isWellFormed = true
  var hasTrailingContent = false
  /// The encoding that the document names, if it was read as another one.
  var ignoredEncoding: String?

  /// Only RFC 9990 has this; what came first is kept.
  mutating func noteFormat(_ evidence: String) {
    if formatEvidence == nil { formatEvidence = evidence }
  }
}
