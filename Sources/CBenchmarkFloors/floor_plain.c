#include <stdio.h>
#include <string.h>

#include "CBenchmarkFloors.h"
#include "floor_store.h"

// "CREATE TABLE name (id INTEGER PRIMARY KEY, column, …)"
static bool make_table(sqlite3 *store, sqlite3 *plain, const char *name) {
  char sql[4096];
  size_t used = (size_t)snprintf(sql, sizeof sql, "CREATE TABLE %s (", name);
  sqlite3_stmt *columns;
  sqlite3_prepare_v2(store, "SELECT name FROM pragma_table_info(?1)", -1, &columns, NULL);
  sqlite3_bind_text(columns, 1, name, -1, SQLITE_STATIC);
  for (int place = 0; sqlite3_step(columns) == SQLITE_ROW; place++) {
    const char *column = (const char *)sqlite3_column_text(columns, 0);
    const char *type = strcmp(column, "id") == 0 ? " INTEGER PRIMARY KEY" : "";
    used += (size_t)snprintf(
      sql + used, sizeof sql - used, "%s%s%s", place ? ", " : "", column, type);
    if (used + 2 > sizeof sql) break;
  }
  sqlite3_finalize(columns);
  if (used + 2 > sizeof sql) return false;
  strcpy(sql + used, ")");
  return sqlite3_exec(plain, sql, NULL, NULL, NULL) == SQLITE_OK;
}

bool floor_make_plain_store(const char *store, const char *plain_store) {
  sqlite3 *from = NULL, *to = NULL;
  bool is_good =
    sqlite3_open(store, &from) == SQLITE_OK && sqlite3_open(plain_store, &to) == SQLITE_OK;
  for (int table = 0; is_good && table < FLOOR_TABLES; table++) {
    is_good = make_table(from, to, floor_table_names[table]);
  }
  sqlite3_close(from);
  sqlite3_close(to);
  return is_good;
}
