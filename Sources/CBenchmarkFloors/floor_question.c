#include "CBenchmarkFloors.h"

#include <sqlite3.h>
#include <string.h>

#include "floor_dictionary.h"

static const char *const rows =
  "SELECT day, author_domain_id, auth_results_id, reporter_id, evaluation_id, messages, sources,"
  " other_sources FROM report CROSS JOIN rollup ON rollup.id BETWEEN first_rollup_id AND last_rollup_id"
  " WHERE policy_domain_id = (SELECT id FROM text_key JOIN text ON id = text_id"
  " WHERE hash = ?4 AND value = ?1) AND day >= ?2 AND day < ?3";

// The messages of packed addresses, each of which is looked at.
static int64_t sum_of(const unsigned char *bytes, int count, int stride, int width) {
  int64_t sum = 0;
  for (int offset = 0; offset + stride <= count; offset += stride) {
    int64_t messages = 0;
    for (int place = stride - width; place < stride; place++) {
      messages = messages << 8 | bytes[offset + place];
    }
    sum += messages;
  }
  return sum;
}

// The hash by which the product finds a domain in a store.
static int64_t hash_of(sqlite3 *store, const char *domain) {
  sqlite3_stmt *seed = NULL;
  int64_t hash = 0;
  sqlite3_prepare_v2(store, "SELECT seed FROM hash_seed", -1, &seed, NULL);
  if (sqlite3_step(seed) == SQLITE_ROW) {
    hash = (int32_t)floor_hash(domain, strlen(domain), (uint64_t)sqlite3_column_int64(seed, 0));
  }
  sqlite3_finalize(seed);
  return hash;
}

bool floor_question(
  const char *store, const char *domain, int64_t since, int64_t until, int rounds,
  floor_totals *totals) {
  sqlite3 *connection = NULL;
  sqlite3_stmt *statement = NULL;
  bool is_good =
    sqlite3_open_v2(store, &connection, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL)
      == SQLITE_OK
    && sqlite3_prepare_v2(connection, rows, -1, &statement, NULL) == SQLITE_OK;
  for (int round = 0; is_good && round < rounds; round++) {
    *totals = (floor_totals){0};
    sqlite3_bind_text(statement, 1, domain, -1, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 2, since);
    sqlite3_bind_int64(statement, 3, until);
    sqlite3_bind_int64(statement, 4, hash_of(connection, domain));
    int64_t unused = 0;
    while (sqlite3_step(statement) == SQLITE_ROW) {
      for (int column = 0; column < 6; column++) unused += sqlite3_column_int64(statement, column);
      totals->messages +=
        sum_of(sqlite3_column_blob(statement, 6), sqlite3_column_bytes(statement, 6), 6, 2)
        + sum_of(sqlite3_column_blob(statement, 7), sqlite3_column_bytes(statement, 7), 25, 8);
    }
    is_good = unused != 0 && sqlite3_reset(statement) == SQLITE_OK;
  }
  sqlite3_finalize(statement);
  sqlite3_close(connection);
  return is_good;
}
