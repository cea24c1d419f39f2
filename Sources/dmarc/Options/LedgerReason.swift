import ArgumentParser

/// Why a file or a document was refused or came in part: the codes of the ledger.
enum LedgerReason: String, CaseIterable {
  // Of files, archives and mail.
  case cannotOpen = "cannot_open"
  case notAFile = "not_a_file"
  case cannotRead = "cannot_read"
  case truncatedContainer = "truncated_container"
  case damagedContainer = "damaged_container"
  case encryptedContainer = "encrypted_container"
  case unreadMethod = "unread_method"
  case encrypted
  case emptyContainer = "empty_container"
  case fileTooLarge = "file_too_large"
  case expandsTooFar = "expands_too_far"
  case ratioTooHigh = "ratio_too_high"
  case dictionaryTooLarge = "dictionary_too_large"
  case tooManyMembers = "too_many_members"
  case nestedTooDeep = "nested_too_deep"
  case tooManyMessages = "too_many_messages"
  case headerTooLarge = "header_too_large"
  case tooManyParts = "too_many_parts"
  case partsTooDeep = "parts_too_deep"
  case tookTooLong = "took_too_long"
  case interrupted

  // Of mail without a report.
  case mail
  case bounce
  case sizeLimitError = "size_limit_error"

  // Of documents.
  case unreadContainer = "unread_container"
  case otherContent = "other_content"
  case empty
  case notXML = "not_xml"
  case notAReport = "not_a_report"
  case doctypeForbidden = "doctype_forbidden"
  case tooDeep = "too_deep"
  case tooManyRecords = "too_many_records"
  case tooManyNames = "too_many_names"
  case tooManyAttributes = "too_many_attributes"
  case markupTooLong = "markup_too_long"
  case incomplete
  case readFailed = "read_failed"
  /// Of reports that came in part.
  case truncated

  static let list = allCases.map(\.rawValue).joined(separator: ", ")

  /// - Throws: what was probably meant, and all that there are.
  static func argument(_ text: String) throws -> LedgerReason {
    if let reason = LedgerReason(rawValue: text) { return reason }
    throw ValidationError(
      "no reason is called \(TerminalText.safe(text))"
        + Suggestion.text(for: text, among: allCases.map(\.rawValue)) + ". There are \(list).")
  }
}
