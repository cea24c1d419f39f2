/// The statements of ``RecordTable``. Records of a report have IDs that follow each other, so a range
/// of them needs no index.
enum RecordSQL {
  /// Table and columns for a ``RowsStatement``.
  static let record = """
    record (
      source_address, count, header_from_id, envelope_from_id, envelope_to_id,
      auth_results_id, evaluation_id, override_list_id)
    """

  static let deleteRecords = "DELETE FROM record WHERE id BETWEEN ?1 AND ?2"
}
