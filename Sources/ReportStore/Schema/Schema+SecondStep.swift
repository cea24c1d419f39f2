/// What the second step changes in the tables of the first.
extension Schema {
  static let mail = """
    -- The server whose Authentication-Results were believed.
    ALTER TABLE intake_run ADD COLUMN trusted_server TEXT;

    CREATE TABLE intake_message (
      id INTEGER PRIMARY KEY,
      intake_file_id INTEGER NOT NULL REFERENCES intake_file,
      -- Its place in the file; NULL for the file itself.
      place TEXT,
      from_address TEXT,
      sent_at INTEGER,
      message_id TEXT,
      -- The domain for which it passed DMARC in the word of the trusted server.
      authenticated_domain TEXT
    ) STRICT;
    CREATE INDEX intake_message_file ON intake_message (intake_file_id);

    ALTER TABLE intake_document ADD COLUMN intake_message_id INTEGER REFERENCES intake_message;
    -- Who reports on which domain and period, of what is no aggregate report.
    ALTER TABLE intake_document ADD COLUMN organization TEXT;
    ALTER TABLE intake_document ADD COLUMN domain TEXT;
    ALTER TABLE intake_document ADD COLUMN begin_time INTEGER;
    ALTER TABLE intake_document ADD COLUMN end_time INTEGER;

    -- Whether the mail that carried it passed DMARC for its reporter.
    ALTER TABLE report ADD COLUMN is_authenticated INTEGER NOT NULL DEFAULT 0;
    """

  static let shorterRows = """
    -- What one reporter says of one day of a policy domain: mostly one report. Its rows of the rollup
    -- lie together, so that a report is written in one place and a window is read in a few.
    CREATE TABLE rollup_day (
      id INTEGER PRIMARY KEY,
      policy_domain_id INTEGER NOT NULL REFERENCES text,
      day INTEGER NOT NULL,
      reporter_id INTEGER NOT NULL REFERENCES reporter,
      is_authenticated INTEGER NOT NULL,
      UNIQUE (policy_domain_id, day, reporter_id, is_authenticated)
    ) STRICT;
    INSERT INTO rollup_day (policy_domain_id, day, reporter_id, is_authenticated)
      SELECT DISTINCT policy_domain_id, day, reporter_id, 0 FROM rollup ORDER BY 1, 2, 3;

    -- What counted records add up to. An address that is not known is x'', no results are 0.
    CREATE TABLE rollup_by_day (
      rollup_day_id INTEGER NOT NULL REFERENCES rollup_day,
      author_domain_id INTEGER NOT NULL REFERENCES text,
      source_address BLOB NOT NULL,
      auth_results_id INTEGER NOT NULL,
      evaluation_id INTEGER NOT NULL REFERENCES evaluation,
      messages INTEGER NOT NULL,
      PRIMARY KEY (
        rollup_day_id, author_domain_id, source_address, auth_results_id, evaluation_id)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO rollup_by_day
      SELECT rollup_day.id, author_domain_id, source_address, auth_results_id, evaluation_id, messages
      FROM rollup JOIN rollup_day USING (policy_domain_id, day, reporter_id)
      ORDER BY 1, 2, 3, 4, 5;
    DROP TABLE rollup;
    ALTER TABLE rollup_by_day RENAME TO rollup;

    -- Lists are JSON of the IDs of texts, 0 for none, so that each is one row and its own key:
    -- [[0, domain, selector, result, human_result], …] for DKIM, and [1, domain, scope, result,
    -- human_result] for SPF, where the scope is 1 for mfrom and 2 for helo.
    CREATE TABLE auth_results_list (
      id INTEGER PRIMARY KEY,
      results TEXT NOT NULL UNIQUE
    ) STRICT;
    INSERT INTO auth_results_list
      SELECT auth_results_id, json_group_array(json(entry))
      FROM (
        SELECT auth_results_id, position, json_array(
          0, coalesce(domain_id, 0), coalesce(selector_id, 0), coalesce(result_id, 0),
          coalesce(human_result_id, 0)) AS entry
        FROM dkim_result
        UNION ALL
        SELECT auth_results_id, position, json_array(
          1, coalesce(domain_id, 0),
          CASE scope WHEN 'mfrom' THEN 1 WHEN 'helo' THEN 2 ELSE 0 END, coalesce(result_id, 0),
          coalesce(human_result_id, 0))
        FROM spf_result
        ORDER BY auth_results_id, position
      )
      GROUP BY auth_results_id;
    DROP TABLE dkim_result;
    DROP TABLE spf_result;
    DROP TABLE auth_results;
    ALTER TABLE auth_results_list RENAME TO auth_results;

    -- [[type, comment], …]
    CREATE TABLE override_reasons (
      id INTEGER PRIMARY KEY,
      reasons TEXT NOT NULL UNIQUE
    ) STRICT;
    INSERT INTO override_reasons
      SELECT override_list_id, json_group_array(json(entry))
      FROM (
        SELECT override_list_id,
          json_array(coalesce(type_id, 0), coalesce(comment_id, 0)) AS entry
        FROM override_reason ORDER BY override_list_id, position
      )
      GROUP BY override_list_id;
    DROP TABLE override_reason;
    DROP TABLE override_list;
    ALTER TABLE override_reasons RENAME TO override_list;
    """
}
