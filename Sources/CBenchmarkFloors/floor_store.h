// The tables of a store, behind one prepared statement each.
#ifndef FLOOR_STORE_H
#define FLOOR_STORE_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum {
  TEXT, TEXT_KEY, REPORTER, AUTH_RESULTS, OVERRIDE_LIST, EVALUATION, REPORT, RECORD, ROLLUP, INTAKE_RUN, INTAKE_FILE, INTAKE_DOCUMENT, FLOOR_TABLES
} floor_table;

typedef struct {
  sqlite3 *connection;
  sqlite3_stmt *insert[FLOOR_TABLES];
  sqlite3_stmt *begin, *commit;
  // Of the hashes of texts; 0 in a store without one.
  uint64_t seed;
  int rows;
} floor_store;

// The name of a table and the statement that fills it.
extern const char *const floor_table_names[FLOOR_TABLES];
extern const char *const floor_inserts[FLOOR_TABLES];

// Opens a store with the settings of the product and begins a transaction.
bool floor_store_open(floor_store *store, const char *path);
// The hash by which the product finds a text in this store.
int64_t floor_store_hash(const floor_store *store, const void *text, size_t count);
// Runs a statement whose values are bound, and counts its row.
bool floor_store_insert(floor_store *store, floor_table table);
// Commits when as many rows have come together as the product waits for.
bool floor_store_commit_if_due(floor_store *store);
bool floor_store_close(floor_store *store);

#endif
