#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "CBenchmarkFloors.h"
#include "floor_store.h"

enum { ROWS_AT_ONCE = 256, COLUMNS = 24, BYTES_AT_ONCE = 1 << 20 };

typedef struct {
  int type, count;
  int64_t number;
  const char *bytes;
} cell;

// Some rows in memory, packed as a program that has just made them would have them.
typedef struct {
  cell cells[ROWS_AT_ONCE * COLUMNS];
  size_t used;
  char bytes[BYTES_AT_ONCE];
} row_buffer;

// The rows of each table in the order in which they came: the columns are those of `floor_inserts`,
// in their order.
static const char *const selects[FLOOR_TABLES] = {
  "SELECT id, value FROM text ORDER BY id",
  "SELECT hash, text_id FROM text_key ORDER BY hash",
  "SELECT id, organization, email FROM reporter ORDER BY id",
  "SELECT id, results, is_digest FROM auth_results ORDER BY id",
  "SELECT id, reasons FROM override_list ORDER BY id",
  "SELECT id, key, disposition, dkim, spf, overrides FROM evaluation ORDER BY id",
  "SELECT id, reporter_id, report_id, policy_domain_id, begin_time, end_time, day, version,"
  " extra_contact_info, p, sp, np, adkim, aspf, pct, fo, testing, discovery_method, record_count,"
  " message_count, first_record_id, last_record_id, first_rollup_id, last_rollup_id"
  " FROM report ORDER BY id",
  "SELECT source_address, count, header_from_id, envelope_from_id, envelope_to_id,"
  " auth_results_id, evaluation_id, override_list_id FROM record ORDER BY id",
  "SELECT author_domain_id, auth_results_id, evaluation_id, messages, sources, other_sources"
  " FROM rollup ORDER BY id",
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

static cell read_cell(row_buffer *buffer, sqlite3_stmt *select, int column) {
  cell read = {sqlite3_column_type(select, column), 0, 0, NULL};
  if (read.type == SQLITE_INTEGER) read.number = sqlite3_column_int64(select, column);
  if (read.type != SQLITE_TEXT && read.type != SQLITE_BLOB) return read;
  const void *bytes = read.type == SQLITE_TEXT ? (const void *)sqlite3_column_text(select, column)
                                               : sqlite3_column_blob(select, column);
  read.count = sqlite3_column_bytes(select, column);
  read.bytes = buffer->bytes + buffer->used;
  if (read.count > 0) memcpy(buffer->bytes + buffer->used, bytes, (size_t)read.count);
  buffer->used += (size_t)read.count;
  return read;
}

static int read_rows(row_buffer *buffer, sqlite3_stmt *select, int columns) {
  int rows = 0;
  buffer->used = 0;
  while (rows < ROWS_AT_ONCE && buffer->used < BYTES_AT_ONCE / 2
         && sqlite3_step(select) == SQLITE_ROW) {
    for (int column = 0; column < columns; column++) {
      buffer->cells[rows * columns + column] = read_cell(buffer, select, column);
    }
    rows += 1;
  }
  return rows;
}

static bool insert_rows(
  floor_store *store, floor_table table, const row_buffer *buffer, int rows, int columns) {
  sqlite3_stmt *insert = store->insert[table];
  bool is_good = true;
  for (int row = 0; row < rows; row++) {
    for (int column = 0; column < columns; column++) {
      const cell *value = &buffer->cells[row * columns + column];
      switch (value->type) {
      case SQLITE_INTEGER: sqlite3_bind_int64(insert, column + 1, value->number); break;
      case SQLITE_NULL: sqlite3_bind_null(insert, column + 1); break;
      case SQLITE_TEXT:
        sqlite3_bind_text(insert, column + 1, value->bytes, value->count, SQLITE_STATIC);
        break;
      default: sqlite3_bind_blob(insert, column + 1, value->bytes, value->count, SQLITE_STATIC);
      }
    }
    is_good = floor_store_insert(store, table) && is_good;
  }
  return is_good && floor_store_commit_if_due(store);
}

static bool copy_table(sqlite3 *full, floor_store *store, floor_table table, double *seconds) {
  sqlite3_stmt *select = NULL;
  if (sqlite3_prepare_v2(full, selects[table], -1, &select, NULL) != SQLITE_OK) return false;
  int columns = sqlite3_column_count(select);
  row_buffer *buffer = malloc(sizeof *buffer);
  bool is_good = buffer && columns <= COLUMNS;
  // A statement that is stepped behind its last row begins anew.
  int rows = ROWS_AT_ONCE;
  while (is_good && rows > 0) {
    rows = read_rows(buffer, select, columns);
    double begun = cpu_seconds();
    is_good = insert_rows(store, table, buffer, rows, columns);
    *seconds += cpu_seconds() - begun;
    if (rows < ROWS_AT_ONCE && buffer->used < BYTES_AT_ONCE / 2) break;
  }
  free(buffer);
  sqlite3_finalize(select);
  return is_good;
}

// The hashes of texts are copied, so their seed must be, too.
static bool copy_seed(sqlite3 *full, floor_store *store) {
  sqlite3_stmt *select = NULL, *update = NULL;
  sqlite3_prepare_v2(full, "SELECT seed FROM hash_seed", -1, &select, NULL);
  sqlite3_prepare_v2(store->connection, "UPDATE hash_seed SET seed = ?1", -1, &update, NULL);
  bool is_good = sqlite3_step(select) == SQLITE_ROW
    && sqlite3_bind_int64(update, 1, sqlite3_column_int64(select, 0)) == SQLITE_OK
    && sqlite3_step(update) == SQLITE_DONE;
  sqlite3_finalize(select);
  sqlite3_finalize(update);
  return is_good;
}

bool floor_insert(
  const char *full_store, const char *store_path, double *seconds, floor_totals *totals) {
  *totals = (floor_totals){0};
  *seconds = 0;
  sqlite3 *full = NULL;
  floor_store store;
  bool is_good = sqlite3_open_v2(full_store, &full, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK
    && floor_store_open(&store, store_path) && copy_seed(full, &store);
  for (int table = 0; is_good && table < FLOOR_TABLES; table++) {
    if (selects[table]) is_good = copy_table(full, &store, table, seconds);
  }
  is_good = floor_store_close(&store) && is_good;
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
