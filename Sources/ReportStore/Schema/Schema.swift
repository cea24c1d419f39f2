import GRDB

/// The tables of the store, one named step for each version.
///
/// Times are epoch seconds, days are days since 1970-01-01, addresses are 4 or 16 bytes. Whatever
/// repeats is a dictionary row: `text`, `reporter`, `auth_results`, `override_list`, `evaluation`.
/// References are not enforced while importing, where each would cost a lookup a record; the writer
/// makes the row referred to first.
enum Schema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("2026-11 reports, records and the rollup") { database in
      try database.execute(sql: dictionaries)
      try database.execute(sql: reports)
      try database.execute(sql: intake)
    }
    migrator.registerMigration("2026-11 mail, the rollup by day, lists in one row") { database in
      try SchemaViews.drop(database)
      try database.execute(sql: mail)
      try database.execute(sql: shorterRows)
    }
    migrator.registerMigration("2026-11 the rollup by report") { database in
      try SchemaViews.drop(database)
      try rollUpByReport(database)
    }
    migrator.registerMigration("2026-11 names of addresses") { database in
      try SchemaViews.drop(database)
      try database.execute(sql: addressNames)
    }
    migrator.registerMigration("2026-11 shorter keys of texts and lists") { database in
      try SchemaViews.drop(database)
      try shortenKeys(database)
      try SchemaViews.create(database)
    }
    migrator.registerMigration("2026-11 stamps of files") { database in
      try database.execute(sql: stamps)
    }
    return migrator
  }

  private static let dictionaries = """
    CREATE TABLE text (
      id INTEGER PRIMARY KEY,
      value TEXT NOT NULL UNIQUE
    ) STRICT;

    -- Organization and address are kept apart from '' only by being there; case does not matter.
    CREATE TABLE reporter (
      id INTEGER PRIMARY KEY,
      organization TEXT NOT NULL COLLATE NOCASE,
      email TEXT NOT NULL COLLATE NOCASE,
      UNIQUE (organization, email)
    ) STRICT;

    -- A list of DKIM and SPF results; the key is made of the IDs in its rows below.
    CREATE TABLE auth_results (
      id INTEGER PRIMARY KEY,
      key BLOB NOT NULL UNIQUE
    ) STRICT;

    CREATE TABLE dkim_result (
      auth_results_id INTEGER NOT NULL REFERENCES auth_results,
      position INTEGER NOT NULL,
      domain_id INTEGER REFERENCES text,
      selector_id INTEGER REFERENCES text,
      result_id INTEGER REFERENCES text,
      human_result_id INTEGER REFERENCES text,
      PRIMARY KEY (auth_results_id, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE spf_result (
      auth_results_id INTEGER NOT NULL REFERENCES auth_results,
      position INTEGER NOT NULL,
      domain_id INTEGER REFERENCES text,
      scope TEXT,
      result_id INTEGER REFERENCES text,
      human_result_id INTEGER REFERENCES text,
      PRIMARY KEY (auth_results_id, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE override_list (
      id INTEGER PRIMARY KEY,
      key BLOB NOT NULL UNIQUE
    ) STRICT;

    CREATE TABLE override_reason (
      override_list_id INTEGER NOT NULL REFERENCES override_list,
      position INTEGER NOT NULL,
      type_id INTEGER REFERENCES text,
      comment_id INTEGER REFERENCES text,
      PRIMARY KEY (override_list_id, position)
    ) STRICT, WITHOUT ROWID;

    -- policy_evaluated in the reporter's words, with the alignment that we computed beside it. The
    -- key joins the columns, since NULLs are not equal to each other.
    CREATE TABLE evaluation (
      id INTEGER PRIMARY KEY,
      key TEXT NOT NULL UNIQUE,
      disposition TEXT,
      dkim TEXT,
      spf TEXT,
      computed_dkim TEXT,
      computed_spf TEXT,
      overrides TEXT NOT NULL
    ) STRICT;
    """

  private static let reports = """
    CREATE TABLE report (
      id INTEGER PRIMARY KEY,
      reporter_id INTEGER NOT NULL REFERENCES reporter,
      report_id TEXT NOT NULL,
      policy_domain_id INTEGER NOT NULL REFERENCES text,
      begin_time INTEGER,
      end_time INTEGER,
      -- The UTC day of the midpoint; NULL when the period cannot be believed, and then the report
      -- is in no window.
      day INTEGER,
      format TEXT NOT NULL,
      format_evidence TEXT,
      version TEXT,
      xml_namespace TEXT,
      generator TEXT,
      extra_contact_info TEXT,
      error TEXT,
      p TEXT,
      sp TEXT,
      np TEXT,
      adkim TEXT,
      aspf TEXT,
      pct INTEGER,
      fo TEXT,
      testing INTEGER,
      discovery_method TEXT,
      record_count INTEGER NOT NULL,
      message_count INTEGER NOT NULL,
      dropped_record_count INTEGER NOT NULL,
      first_record_id INTEGER,
      last_record_id INTEGER,
      is_complete INTEGER NOT NULL,
      -- 0 when another copy of the same report is counted instead; its records are gone then.
      is_counted INTEGER NOT NULL,
      fingerprint BLOB NOT NULL
    ) STRICT;
    CREATE INDEX report_identity ON report (
      policy_domain_id, begin_time, reporter_id, report_id);
    CREATE INDEX report_fingerprint ON report (fingerprint);
    CREATE INDEX report_day ON report (policy_domain_id, day);

    CREATE TABLE record (
      id INTEGER PRIMARY KEY,
      report_id INTEGER NOT NULL REFERENCES report,
      source_address BLOB,
      count INTEGER NOT NULL,
      header_from_id INTEGER REFERENCES text,
      envelope_from_id INTEGER REFERENCES text,
      envelope_to_id INTEGER REFERENCES text,
      auth_results_id INTEGER REFERENCES auth_results,
      evaluation_id INTEGER NOT NULL REFERENCES evaluation,
      override_list_id INTEGER REFERENCES override_list
    ) STRICT;

    -- What counted records add up to. An address that is not known is x'', no results are 0.
    CREATE TABLE rollup (
      policy_domain_id INTEGER NOT NULL REFERENCES text,
      day INTEGER NOT NULL,
      author_domain_id INTEGER NOT NULL REFERENCES text,
      source_address BLOB NOT NULL,
      auth_results_id INTEGER NOT NULL,
      reporter_id INTEGER NOT NULL REFERENCES reporter,
      evaluation_id INTEGER NOT NULL REFERENCES evaluation,
      messages INTEGER NOT NULL,
      records INTEGER NOT NULL,
      PRIMARY KEY (
        policy_domain_id, day, author_domain_id, source_address, auth_results_id, reporter_id,
        evaluation_id)
    ) STRICT, WITHOUT ROWID;

    -- Departures from the standard, counted by what and where; line is that of the first.
    CREATE TABLE deviation (
      report_id INTEGER NOT NULL REFERENCES report,
      code TEXT NOT NULL,
      element TEXT NOT NULL,
      found TEXT NOT NULL,
      line INTEGER NOT NULL,
      occurrences INTEGER NOT NULL,
      PRIMARY KEY (report_id, code, element, found)
    ) STRICT, WITHOUT ROWID;
    """

  private static let intake = """
    CREATE TABLE intake_run (
      id INTEGER PRIMARY KEY,
      began_at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE intake_file (
      id INTEGER PRIMARY KEY,
      intake_run_id INTEGER NOT NULL REFERENCES intake_run,
      path TEXT NOT NULL,
      -- NULL when the bytes could not be read.
      sha256 BLOB,
      bytes INTEGER,
      outcome TEXT NOT NULL,
      reason TEXT,
      message TEXT,
      imported_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX intake_file_sha256 ON intake_file (sha256);
    -- The few that are tried again.
    CREATE INDEX intake_file_untaken ON intake_file (path)
      WHERE outcome IN ('refused', 'partial');

    CREATE TABLE intake_document (
      id INTEGER PRIMARY KEY,
      intake_file_id INTEGER NOT NULL REFERENCES intake_file,
      member TEXT,
      outcome TEXT NOT NULL,
      reason TEXT,
      message TEXT,
      report_id INTEGER REFERENCES report
    ) STRICT;
    CREATE INDEX intake_document_file ON intake_document (intake_file_id);
    CREATE INDEX intake_document_report ON intake_document (report_id)
      WHERE report_id IS NOT NULL;
    """
}
