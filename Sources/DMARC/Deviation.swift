/// A departure of a report from the standard. It is data: kept, counted and shown, never thrown.
public struct Deviation: BitwiseCopyable, Sendable {
  /// What is not as the standard has it; the word is kept in the store and shown.
  public enum Code: String, BitwiseCopyable, Sendable, Hashable, CaseIterable {
    // The document
    case notWellFormed = "not_well_formed"
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
    // Values
    case missing
    case empty
    case unknownValue = "unknown_value"
    case unusualValue = "unusual_value"
    case letterCase = "letter_case"
    case invalidNumber = "invalid_number"
    case textCut = "text_cut"
    case fractionalTime = "fractional_time"
    case millisecondTime = "millisecond_time"
    case dateText = "date_text"
    case invalidDateRange = "invalid_date_range"
    case invalidAddress = "invalid_address"
    case withheldAddress = "withheld_address"
    case textInsteadOfElements = "text_instead_of_elements"
    case tooManyResults = "too_many_results"
    // Records
    case invalidCount = "invalid_count"
    case recordDropped = "record_dropped"
    case policyAfterRecords = "policy_after_records"
    // Beside other reports
    case possibleDuplicate = "possible_duplicate"
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
