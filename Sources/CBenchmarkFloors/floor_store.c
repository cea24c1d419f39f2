#include "floor_store.h"

#include <string.h>

#include "CBenchmarkFloors.h"
#include "floor_dictionary.h"

// The product's WriterTransaction commits as often.
static const int rows_of_a_commit = 200000;

const char *const floor_table_names[FLOOR_TABLES] = {
  "text", "text_key", "reporter", "auth_results", "override_list", "evaluation", "report", "record", "rollup", "intake_run",
  "intake_file", "intake_document",
};

const char *const floor_inserts[FLOOR_TABLES] = {
  "INSERT INTO text (id, value) VALUES (?1, ?2)",
  "INSERT INTO text_key (hash, text_id) VALUES (?1, ?2)",
  "INSERT INTO reporter (id, organization, email) VALUES (?1, ?2, ?3)",
  "INSERT INTO auth_results (id, results, is_digest) VALUES (?1, ?2, ?3)",
  "INSERT INTO override_list (id, reasons) VALUES (?1, ?2)",
  "INSERT INTO evaluation (id, key, disposition, dkim, spf, overrides)"
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
  "INSERT INTO report (id, reporter_id, report_id, policy_domain_id, begin_time, end_time, day,"
  " format, version, extra_contact_info, p, sp, np, adkim, aspf, pct, fo, testing,"
  " discovery_method, record_count, message_count, dropped_record_count, first_record_id,"
  " last_record_id, is_complete, is_counted, fingerprint, first_rollup_id, last_rollup_id)"
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'rfc7489', ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,"
  " ?18, ?19, ?20, 0, ?21, ?22, 1, 1, zeroblob(16), ?23, ?24)",
  "INSERT INTO record (source_address, count, header_from_id, envelope_from_id,"
  " envelope_to_id, auth_results_id, evaluation_id, override_list_id)"
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
  "INSERT INTO rollup (author_domain_id, auth_results_id, evaluation_id, messages, sources,"
  " other_sources) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
  "INSERT INTO intake_run (id, began_at) VALUES (?1, 0)",
  "INSERT INTO intake_file (id, intake_run_id, path, sha256, bytes, outcome, imported_at)"
  " VALUES (?1, 1, ?2, randomblob(32), ?3, 'stored', 0)",
  "INSERT INTO intake_document (intake_file_id, outcome, report_id) VALUES (?1, 'stored', ?1)",
};

static sqlite3_stmt *prepared(sqlite3 *connection, const char *sql) {
  sqlite3_stmt *statement = NULL;
  sqlite3_prepare_v3(connection, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  return statement;
}

bool floor_store_open(floor_store *store, const char *path) {
  memset(store, 0, sizeof *store);
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  if (sqlite3_open_v2(path, &store->connection, flags, NULL) != SQLITE_OK) return false;
  sqlite3_exec(
    store->connection,
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -6144", NULL, NULL,
    NULL);
  for (int table = 0; table < FLOOR_TABLES; table++) {
    store->insert[table] = prepared(store->connection, floor_inserts[table]);
  }
  sqlite3_stmt *seed = prepared(store->connection, "SELECT seed FROM hash_seed");
  if (seed && sqlite3_step(seed) == SQLITE_ROW) store->seed = (uint64_t)sqlite3_column_int64(seed, 0);
  sqlite3_finalize(seed);
  store->begin = prepared(store->connection, "BEGIN IMMEDIATE");
  store->commit = prepared(store->connection, "COMMIT");
  return sqlite3_step(store->begin) == SQLITE_DONE && sqlite3_reset(store->begin) == SQLITE_OK;
}

int64_t floor_store_hash(const floor_store *store, const void *text, size_t count) {
  return (int32_t)floor_hash(text, count, store->seed);
}

bool floor_store_insert(floor_store *store, floor_table table) {
  int status = sqlite3_step(store->insert[table]);
  sqlite3_reset(store->insert[table]);
  if (table == RECORD) store->rows += 1;
  return status == SQLITE_DONE;
}

bool floor_store_commit_if_due(floor_store *store) {
  if (store->rows < rows_of_a_commit) return true;
  store->rows = 0;
  bool is_good = sqlite3_step(store->commit) == SQLITE_DONE;
  sqlite3_reset(store->commit);
  is_good = is_good && sqlite3_step(store->begin) == SQLITE_DONE;
  sqlite3_reset(store->begin);
  return is_good;
}

bool floor_store_close(floor_store *store) {
  bool is_good = sqlite3_step(store->commit) == SQLITE_DONE;
  sqlite3_finalize(store->commit);
  sqlite3_finalize(store->begin);
  for (int table = 0; table < FLOOR_TABLES; table++) sqlite3_finalize(store->insert[table]);
  return sqlite3_close(store->connection) == SQLITE_OK && is_good;
}
