/// The statements of ``RetriedFiles``.
enum RetriedFilesSQL {
  static let selectFormers = """
    SELECT file.id, outcome, reason, message, trusted_server
    FROM intake_file AS file JOIN intake_run AS run ON run.id = intake_run_id
    WHERE path = ?1 AND sha256 IS ?2 AND outcome IN ('refused', 'partial') AND file.id <> ?3
    ORDER BY file.id
    """

  /// Place by place, the former reading first, and in the order of the file where names are the same.
  static let selectDocuments = """
    SELECT document.id, document.intake_file_id = ?2, place, member, intake_message_id, outcome,
      reason, message, report_id
    FROM intake_document AS document
    LEFT JOIN intake_message AS mail ON mail.id = intake_message_id
    WHERE document.intake_file_id IN (?1, ?2)
    ORDER BY place, member, document.intake_file_id = ?2, document.id
    """

  static let moveDocument = """
    UPDATE intake_document SET intake_file_id = ?2, intake_message_id = ?3 WHERE id = ?1
    """

  static let moveMessages =
    "UPDATE intake_message SET intake_file_id = ?2 WHERE intake_file_id = ?1"

  static let deleteMessages = """
    DELETE FROM intake_message
    WHERE intake_file_id = ?1 AND id NOT IN (
      SELECT intake_message_id FROM intake_document
      WHERE intake_file_id = ?1 AND intake_message_id IS NOT NULL)
    """
}
