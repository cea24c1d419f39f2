import DMARC

/// The statements of ``ReportTable``.
enum ReportSQL {
  static let selectCopies = """
    SELECT id, first_record_id, last_record_id, first_rollup_id, last_rollup_id, record_count,
      message_count, is_complete, fingerprint, is_counted, is_authenticated
    FROM report
    WHERE policy_domain_id = ?1 AND reporter_id = ?2 AND begin_time IS ?3 AND end_time IS ?4
      AND report_id = ?5
    ORDER BY is_counted DESC, id
    """

  /// By the fingerprint alone (a `+` keeps SQLite from the other index): however many reports a
  /// hostile mailbox gives one period, those with the same content are few or the first will do.
  static let selectSimilar = """
    SELECT report.id FROM report JOIN reporter ON reporter.id = reporter_id
    WHERE fingerprint = ?4 AND +policy_domain_id = ?1 AND +begin_time IS ?2 AND end_time IS ?3
      AND is_counted = 1 AND organization = ?5 AND (reporter_id <> ?6 OR report_id <> ?7)
    LIMIT 1
    """

  static let insertReport = """
    INSERT INTO report (
      id, reporter_id, report_id, policy_domain_id, begin_time, end_time, day, format,
      format_evidence, version, xml_namespace, generator, extra_contact_info, error, p, sp, np,
      adkim, aspf, pct, fo, testing, discovery_method, record_count, message_count,
      dropped_record_count, first_record_id, last_record_id, is_complete, is_counted, fingerprint,
      is_authenticated, first_rollup_id, last_rollup_id)
    VALUES (
      ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20,
      ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34)
    """

  static let insertDeviation = """
    INSERT INTO deviation (report_id, code, element, found, line, occurrences)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6)
    """

  static let setUncounted = """
    UPDATE report SET is_counted = 0, first_record_id = NULL, last_record_id = NULL,
      first_rollup_id = NULL, last_rollup_id = NULL
    WHERE id = ?1
    """

  static let setAuthenticated = "UPDATE report SET is_authenticated = 1 WHERE id = ?1"
}

/// Binds what a report's head says to the columns of `report`.
enum ReportColumns {
  static func bind(_ head: ReportHead, to statement: Statement) {
    let metadata = head.metadata
    let policy = head.policy
    statement.bind(head.identity.reportID, at: 3)
    statement.bind(metadata.dateRange?.begin, at: 5)
    statement.bind(metadata.dateRange?.end, at: 6)
    statement.bind(head.day.map { Int64($0.number) }, at: 7)
    statement.bind(head.format.rawValue, at: 8)
    statement.bind(head.formatEvidence, at: 9)
    statement.bind(head.version, at: 10)
    statement.bind(head.namespace, at: 11)
    statement.bind(metadata.generator, at: 12)
    statement.bind(metadata.extraContactInfo, at: 13)
    statement.bind(metadata.errors.isEmpty ? nil : metadata.errors.joined(separator: "\n"), at: 14)
    statement.bind(policy.policy?.rawValue, at: 15)
    statement.bind(policy.subdomainPolicy?.rawValue, at: 16)
    statement.bind(policy.nonexistentSubdomainPolicy?.rawValue, at: 17)
    statement.bind(policy.dkimAlignment?.rawValue, at: 18)
    statement.bind(policy.spfAlignment?.rawValue, at: 19)
    statement.bind(policy.percentage.map(Int64.init), at: 20)
    statement.bind(policy.failureOptions, at: 21)
    statement.bind(policy.isTesting.map { $0 ? 1 : 0 }, at: 22)
    statement.bind(policy.discoveryMethod, at: 23)
    statement.bind(Int64(head.recordCount), at: 24)
    statement.bind(head.messageCount, at: 25)
    statement.bind(Int64(head.droppedRecordCount), at: 26)
    statement.bind(head.isComplete ? 1 : 0, at: 29)
    statement.bind(blob: head.fingerprint.bytes, at: 31)
    statement.bind(head.isAuthenticated ? 1 : 0, at: 32)
  }
}
