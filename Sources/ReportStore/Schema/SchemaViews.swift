import GRDB

/// A readable view over each table, for people with `sqlite3`.
enum SchemaViews {
  /// Before tables change that views are made of.
  static func drop(_ database: Database) throws {
    let names = try String.fetchAll(
      database, sql: "SELECT name FROM sqlite_master WHERE type = 'view'")
    for name in names { try database.execute(sql: "DROP VIEW \(name.quotedDatabaseIdentifier)") }
  }

  static func create(_ database: Database) throws { try database.execute(sql: sql) }

  private static let sql = """
    CREATE VIEW report_view AS
      SELECT report.id, reporter.organization, reporter.email, report.report_id,
        domain.value AS policy_domain,
        datetime(begin_time, 'unixepoch') AS begin_time,
        datetime(end_time, 'unixepoch') AS end_time,
        date(day * 86400, 'unixepoch') AS day,
        format, version, p, sp, np, adkim, aspf, pct, testing, record_count, message_count,
        dropped_record_count, is_complete, is_counted, is_authenticated
      FROM report
      JOIN reporter ON reporter.id = reporter_id
      JOIN text AS domain ON domain.id = policy_domain_id;

    CREATE VIEW record_view AS
      SELECT record.id, report.id AS report_id, \(address("source_address")) AS source_address, count,
        author.value AS header_from, envelope_from.value AS envelope_from,
        envelope_to.value AS envelope_to, disposition, dkim, spf, computed_dkim, computed_spf,
        overrides, auth_results_id, override_list_id
      FROM report
      -- In this order: SQLite would go through all reports for each record.
      CROSS JOIN record ON record.id BETWEEN first_record_id AND last_record_id
      JOIN evaluation ON evaluation.id = evaluation_id
      LEFT JOIN text AS author ON author.id = header_from_id
      LEFT JOIN text AS envelope_from ON envelope_from.id = envelope_from_id
      LEFT JOIN text AS envelope_to ON envelope_to.id = envelope_to_id;

    CREATE VIEW rollup_view AS
      WITH RECURSIVE
      short (id, place) AS (
        SELECT id, 0 FROM rollup WHERE sources IS NOT NULL
        UNION ALL
        SELECT id, place + 1 FROM short JOIN rollup USING (id)
        WHERE (place + 1) * 6 < length(sources)
      ),
      long (id, place) AS (
        SELECT id, 0 FROM rollup WHERE other_sources IS NOT NULL
        UNION ALL
        SELECT id, place + 1 FROM long JOIN rollup USING (id)
        WHERE (place + 1) * 25 < length(other_sources)
      ),
      source (id, source_address, messages) AS (
        SELECT id, substr(sources, place * 6 + 1, 4),
          \(number("substr(sources, place * 6 + 5, 2)", bytes: 2))
        FROM short JOIN rollup USING (id)
        UNION ALL
        SELECT id,
          CASE hex(substr(other_sources, place * 25 + 1, 1))
            WHEN '04' THEN substr(other_sources, place * 25 + 14, 4)
            WHEN '06' THEN substr(other_sources, place * 25 + 2, 16)
            ELSE x''
          END,
          \(number("substr(other_sources, place * 25 + 18, 8)", bytes: 8))
        FROM long JOIN rollup USING (id)
      )
      SELECT domain.value AS policy_domain, date(day * 86400, 'unixepoch') AS day,
        coalesce(author.value, domain.value) AS author_domain,
        \(address("source_address")) AS source_address, reporter.organization, disposition,
        dkim, spf, computed_dkim, computed_spf, overrides, auth_results_id, is_authenticated,
        source.messages
      FROM report
      JOIN rollup ON rollup.id BETWEEN first_rollup_id AND last_rollup_id
      JOIN source ON source.id = rollup.id
      JOIN text AS domain ON domain.id = policy_domain_id
      LEFT JOIN text AS author ON author.id = author_domain_id
      JOIN reporter ON reporter.id = reporter_id
      JOIN evaluation ON evaluation.id = evaluation_id
      WHERE day IS NOT NULL;

    CREATE VIEW dkim_result_view AS
      SELECT auth_results.id AS auth_results_id, entry.key AS position, domain.value AS domain,
        selector.value AS selector, result.value AS result, human_result.value AS human_result
      FROM auth_results
      JOIN json_each(results) AS entry ON json_extract(entry.value, '$[0]') = 0
      LEFT JOIN text AS domain ON domain.id = json_extract(entry.value, '$[1]')
      LEFT JOIN text AS selector ON selector.id = json_extract(entry.value, '$[2]')
      LEFT JOIN text AS result ON result.id = json_extract(entry.value, '$[3]')
      LEFT JOIN text AS human_result ON human_result.id = json_extract(entry.value, '$[4]');

    CREATE VIEW spf_result_view AS
      SELECT auth_results.id AS auth_results_id, entry.key AS position, domain.value AS domain,
        CASE json_extract(entry.value, '$[2]') WHEN 1 THEN 'mfrom' WHEN 2 THEN 'helo' END AS scope,
        result.value AS result, human_result.value AS human_result
      FROM auth_results
      JOIN json_each(results) AS entry ON json_extract(entry.value, '$[0]') = 1
      LEFT JOIN text AS domain ON domain.id = json_extract(entry.value, '$[1]')
      LEFT JOIN text AS result ON result.id = json_extract(entry.value, '$[3]')
      LEFT JOIN text AS human_result ON human_result.id = json_extract(entry.value, '$[4]');

    CREATE VIEW override_reason_view AS
      SELECT override_list.id AS override_list_id, entry.key AS position, type.value AS type,
        comment.value AS comment
      FROM override_list
      JOIN json_each(reasons) AS entry
      LEFT JOIN text AS type ON type.id = json_extract(entry.value, '$[0]')
      LEFT JOIN text AS comment ON comment.id = json_extract(entry.value, '$[1]');

    CREATE VIEW intake_view AS
      SELECT intake_document.id, path, lower(hex(sha256)) AS sha256, bytes,
        intake_file.outcome AS file_outcome, member, intake_document.outcome,
        coalesce(intake_document.reason, intake_file.reason) AS reason,
        coalesce(intake_document.message, intake_file.message) AS message, report_id,
        organization, domain, datetime(begin_time, 'unixepoch') AS begin_time,
        datetime(end_time, 'unixepoch') AS end_time, from_address,
        datetime(sent_at, 'unixepoch') AS sent_at, intake_message.message_id,
        authenticated_domain, datetime(imported_at, 'unixepoch') AS imported_at
      FROM intake_file
      LEFT JOIN intake_document ON intake_document.intake_file_id = intake_file.id
      LEFT JOIN intake_message ON intake_message.id = intake_message_id;

    CREATE VIEW address_name_view AS
      SELECT \(address("address")) AS address, name, is_confirmed, is_answered,
        datetime(checked_at, 'unixepoch') AS checked_at
      FROM address_name;
    """

  /// An address as text: dotted IPv4, or the eight groups of IPv6 in full.
  private static func address(_ column: String) -> String {
    let groups = (0..<8).map { group($0, of: column) }.joined(separator: " || ':' || ")
    let bytes = (1...4).map { byte($0, of: column) }.joined(separator: ", ")
    return """
      CASE length(\(column)) WHEN 4 THEN printf('%d.%d.%d.%d', \(bytes))
        WHEN 16 THEN lower(\(groups)) END
      """
  }

  private static func byte(_ index: Int, of bytes: String) -> String {
    func digit(_ place: Int) -> String {
      "instr('123456789ABCDEF', substr(hex(\(bytes)), \(place), 1))"
    }
    return "\(digit(index * 2 - 1)) * 16 + \(digit(index * 2))"
  }

  /// A big-endian number.
  private static func number(_ blob: String, bytes count: Int) -> String {
    (1...count).map { "((\(byte($0, of: blob))) << \((count - $0) * 8))" }.joined(separator: " + ")
  }

  private static func group(_ index: Int, of bytes: String) -> String {
    "substr(hex(\(bytes)), \(index * 4 + 1), 4)"
  }
}
