import GRDB

/// What is in a store, as texts to compare.
enum StoreDump {
  /// The rows of every table but the times of import and the hashes, which are each store's own, in the
  /// order of their keys.
  static func tables(ofStoreAt path: String) throws -> [String: [String]] {
    let names = try rows(
      """
      SELECT name FROM sqlite_master
      WHERE type = 'table' AND name NOT LIKE 'grdb_%' AND name NOT IN ('hash_seed', 'text_key')
      """,
      ofStoreAt: path)
    var tables: [String: [String]] = [:]
    for name in names {
      let columns = try rows(
        """
        SELECT name FROM pragma_table_info('\(name)')
        WHERE name NOT IN ('imported_at', 'began_at')
        """, ofStoreAt: path)
      let list = columns.joined(separator: ", ")
      tables[name] = try rows("SELECT \(list) FROM \(name) ORDER BY \(list)", ofStoreAt: path)
    }
    return tables
  }

  /// What the store says, in names and not in the numbers that its dictionaries and reports have.
  static func meaning(ofStoreAt path: String) throws -> [[String]] {
    try [
      """
      SELECT organization, email, report_id, policy_domain, begin_time, end_time, day, format, p, sp,
        np, adkim, aspf, pct, record_count, message_count, dropped_record_count, is_complete,
        is_counted, is_authenticated
      FROM report_view ORDER BY 1, 2, 3, 4, 5, 6, 15, 16
      """,
      """
      SELECT source_address, count, header_from, envelope_from, envelope_to, disposition, dkim, spf,
        computed_dkim, computed_spf, overrides, \(results), (
          SELECT group_concat(type || '/' || coalesce(comment, '-')) FROM override_reason_view AS o
          WHERE o.override_list_id = v.override_list_id)
      FROM record_view AS v ORDER BY \(report(of: "v")), id
      """,
      """
      SELECT policy_domain, day, author_domain, source_address, organization, disposition, dkim, spf,
        computed_dkim, computed_spf, overrides, \(results) AS results, is_authenticated,
        messages
      FROM rollup_view AS v ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14
      """,
      """
      SELECT \(report(of: "deviation")), code, element, found, line, occurrences
      FROM deviation ORDER BY 1, 2, 3, 4
      """,
      """
      SELECT path, sha256, bytes, file_outcome, member, outcome, reason, message,
        \(report(of: "intake_view")),
        organization, domain, begin_time, end_time, from_address, sent_at, message_id,
        authenticated_domain
      FROM intake_view ORDER BY path, id
      """,
    ].map { try rows($0, ofStoreAt: path) }
  }

  private static func report(of table: String) -> String {
    "(SELECT organization || '/' || r.report_id FROM report_view AS r WHERE r.id = \(table).report_id)"
  }

  /// The results that a row's `auth_results_id` names.
  private static let results = """
    coalesce((SELECT group_concat(coalesce(domain, '-') || '/' || coalesce(selector, '-') || '/' || coalesce(result, '-')
      || '/' || coalesce(human_result, '-')) FROM dkim_result_view AS d
      WHERE d.auth_results_id = v.auth_results_id), '') || coalesce((
    SELECT group_concat(coalesce(domain, '-') || '/' || coalesce(scope, '-') || '/'
      || coalesce(result, '-'))
      FROM spf_result_view AS s WHERE s.auth_results_id = v.auth_results_id), '')
    """

  /// The rows of a query, each as its columns joined by `|`; NULL is `-`.
  static func rows(_ sql: String, ofStoreAt path: String) throws -> [String] {
    try DatabaseQueue(path: path).read { database in
      try Row.fetchAll(database, sql: sql).map { row in
        row.databaseValues.map(text).joined(separator: "|")
      }
    }
  }

  private static func text(_ value: DatabaseValue) -> String {
    switch value.storage {
    case .null: "-"
    case .int64(let number): String(number)
    case .double(let number): String(number)
    case .string(let text): text
    case .blob(let data): data.map { String($0, radix: 16) }.joined(separator: ",")
    }
  }
}
