/// A departure of a report from the standard. It is data: kept, counted and shown, never thrown.
public struct Deviation: BitwiseCopyable, Sendable {
  /// What is not as the standard has it; the word is kept in the store and shown.
  public enum Code: String, BitwiseCopyable, Sendable, Hashable, CaseIterable {
    // The document
    case notWellFormed = "not_well_formed"
    /// The encoding that is declared is not known, or not that of the bytes.
    case wrongEncoding = "wrong_encoding"
    case truncated
    case truncatedEndTag = "truncated_end_tag"
    case leadingBytes = "leading_bytes"
    case trailingContent = "trailing_content"
    case feedbackNotRoot = "feedback_not_root"
    case unexpectedNamespace = "unexpected_namespace"
    case unknownElement = "unknown_element"
    case aliasElement = "alias_element"
    case severalPolicies = "several_policies"
    case severalMetadata = "several_metadata"
    case noRecords = "no_records"
    /// The first of several counts.
    case repeatedElement = "repeated_element"
    // Values
    case missing
    case empty
    case unknownValue = "unknown_value"
    case unusualValue = "unusual_value"
    case letterCase = "letter_case"
    case invalidNumber = "invalid_number"
    case textCut = "text_cut"
    /// What is left of a text that is not well-formed XML is not what was written.
    case damagedText = "damaged_text"
    case fractionalTime = "fractional_time"
    case millisecondTime = "millisecond_time"
    case dateText = "date_text"
    case invalidDateRange = "invalid_date_range"
    case invalidAddress = "invalid_address"
    case invalidDomain = "invalid_domain"
    case withheldAddress = "withheld_address"
    case textInsteadOfElements = "text_instead_of_elements"
    case tooManyResults = "too_many_results"
    // Records
    case invalidCount = "invalid_count"
    case recordDropped = "record_dropped"
    case policyAfterRecords = "policy_after_records"
    // Beside other reports
    case possibleDuplicate = "possible_duplicate"
    case partialOverlap = "partial_overlap"
  }

  public var code: Code
  public var element: ReportElement
  /// The line of the document where it was noticed, from 1 on; 0 when it concerns the whole.
  public var line: Int
  /// What was found there; absent when there is nothing to show.
  public var found: TextID

  public init(_ code: Code, _ element: ReportElement, line: Int, found: TextID = .absent) {
    self.code = code
    self.element = element
    self.line = line
    self.found = found
  }
}
