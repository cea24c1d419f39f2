#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "CBenchmarkFloors.h"
#include "floor_store.h"

enum { ROWS_AT_ONCE = 4096 };

// The rows of each table in the order in which they came, those of the rollup as sums of a batch:
// the columns are those of `floor_inserts`, in their order.
static const char *const selects[FLOOR_TABLES] = {
  "SELECT id, value FROM text ORDER BY id",
  "SELECT id, organization, email FROM reporter ORDER BY id",
  "SELECT id, key FROM auth_results ORDER BY id",
  "SELECT auth_results_id, position, domain_id, selector_id, result_id, human_result_id"
  " FROM dkim_result",
  "SELECT auth_results_id, position, domain_id, scope, result_id, human_result_id FROM spf_result",
  "SELECT id, key FROM override_list ORDER BY id",
  "SELECT override_list_id, position, type_id, comment_id FROM override_reason",
  "SELECT id, key, disposition, dkim, spf, overrides FROM evaluation ORDER BY id",
  "SELECT id, reporter_id, report_id, policy_domain_id, begin_time, end_time, day, version,"
  " extra_contact_info, p, sp, np, adkim, aspf, pct, fo, testing, discovery_method, record_count,"
  " message_count, first_record_id, last_record_id FROM report ORDER BY id",
  "SELECT report_id, source_address, count, header_from_id, envelope_from_id, envelope_to_id,"
  " auth_results_id, evaluation_id, override_list_id FROM record ORDER BY id",
  "SELECT policy_domain_id, day, header_from_id, source_address, auth_results_id, reporter_id,"
  " evaluation_id, sum(count), count(*)"
  " FROM record JOIN report ON report.id = record.report_id"
  " GROUP BY report.id, (record.id - first_record_id) / 4096, header_from_id, source_address,"
  " auth_results_id, evaluation_id ORDER BY min(record.id)",
  NULL,
  "SELECT id, path, bytes FROM intake_file ORDER BY id",
  "SELECT report_id FROM intake_document ORDER BY id",
};

static double cpu_seconds(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
    + (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

// Reads some rows into memory, one value behind the other.
static int read_rows(sqlite3_stmt *select, sqlite3_value **values, int columns) {
  int rows = 0;
  while (rows < ROWS_AT_ONCE && sqlite3_step(select) == SQLITE_ROW) {
    for (int column = 0; column < columns; column++) {
      values[rows * columns + column] = sqlite3_value_dup(sqlite3_column_value(select, column));
    }
    rows += 1;
  }
  return rows;
}

static void bind(sqlite3_stmt *insert, int place, sqlite3_value *value) {
  switch (sqlite3_value_type(value)) {
  case SQLITE_INTEGER: sqlite3_bind_int64(insert, place, sqlite3_value_int64(value)); break;
  case SQLITE_NULL: sqlite3_bind_null(insert, place); break;
  case SQLITE_TEXT:
    sqlite3_bind_text(
      insert, place, (const char *)sqlite3_value_text(value), sqlite3_value_bytes(value),
      SQLITE_STATIC);
    break;
  default:
    sqlite3_bind_blob(
      insert, place, sqlite3_value_blob(value), sqlite3_value_bytes(value), SQLITE_STATIC);
  }
}

static bool insert_rows(
  floor_store *store, floor_table table, sqlite3_value **values, int rows, int columns) {
  sqlite3_stmt *insert = store->insert[table];
  bool is_good = true;
  for (int row = 0; row < rows; row++) {
    for (int column = 0; column < columns; column++) {
      bind(insert, column + 1, values[row * columns + column]);
    }
    is_good = floor_store_insert(store, table) && is_good;
  }
  return is_good && floor_store_commit_if_due(store);
}

static bool copy_table(sqlite3 *full, floor_store *store, floor_table table, double *seconds) {
  sqlite3_stmt *select = NULL;
  if (sqlite3_prepare_v2(full, selects[table], -1, &select, NULL) != SQLITE_OK) return false;
  int columns = sqlite3_column_count(select);
  sqlite3_value **values = calloc((size_t)(ROWS_AT_ONCE * columns), sizeof *values);
  bool is_good = values != NULL;
  // A statement that is stepped behind its last row begins anew.
  int rows = ROWS_AT_ONCE;
  while (is_good && rows == ROWS_AT_ONCE) {
    rows = read_rows(select, values, columns);
    double begun = cpu_seconds();
    is_good = insert_rows(store, table, values, rows, columns);
    *seconds += cpu_seconds() - begun;
    for (int place = 0; place < rows * columns; place++) sqlite3_value_free(values[place]);
  }
  free(values);
  sqlite3_finalize(select);
  return is_good;
}

bool floor_insert(
  const char *full_store, const char *store_path, double *seconds, floor_totals *totals) {
  *totals = (floor_totals){0};
  *seconds = 0;
  sqlite3 *full = NULL;
  floor_store store;
  bool is_good = sqlite3_open_v2(full_store, &full, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK
    && floor_store_open(&store, store_path);
  for (int table = 0; is_good && table < FLOOR_TABLES; table++) {
    if (selects[table]) is_good = copy_table(full, &store, table, seconds);
  }
  double begun = cpu_seconds();
  is_good = floor_store_close(&store) && is_good;
  *seconds += cpu_seconds() - begun;
  sqlite3_stmt *sum = NULL;
  sqlite3_prepare_v2(full, "SELECT count(*), sum(count) FROM record", -1, &sum, NULL);
  if (sqlite3_step(sum) == SQLITE_ROW) {
    totals->records = sqlite3_column_int64(sum, 0);
    totals->messages = sqlite3_column_int64(sum, 1);
  }
  sqlite3_finalize(sum);
  sqlite3_close(full);
  return is_good;
}
