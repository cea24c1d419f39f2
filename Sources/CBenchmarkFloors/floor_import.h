// An import in progress, and the numbers of what repeats in its records.
#ifndef FLOOR_IMPORT_H
#define FLOOR_IMPORT_H

#include "CBenchmarkFloors.h"
#include "floor_dictionary.h"
#include "floor_parser.h"
#include "floor_store.h"

enum { ROWS_OF_A_ROLLUP = 4096 };

// Records that share a row of the rollup. Its bytes are a key, so there is no padding in it.
typedef struct {
  uint32_t author_domain, auth_results, evaluation, address_count;
  unsigned char address[16];
} rollup_key;

typedef struct {
  floor_store store;
  floor_parser *parser;
  floor_totals *totals;
  bool has_rollup, has_failed;
  floor_dictionary texts, reporters, auth_results, overrides, evaluations, days, groups;
  int64_t sums[ROWS_OF_A_ROLLUP];
  uint32_t policy_domain, reporter;
  int64_t day, report, first_record, records, messages;
  floor_head head;
  char head_texts[TEXT_ROOM];
} floor_import_state;

// Inserts the row whose values are bound, and notes when that fails.
void floor_insert_row(floor_import_state *state, floor_table table);
void floor_bind_text(sqlite3_stmt *statement, int place, floor_text text);
// Binds NULL for 0.
void floor_bind_number(sqlite3_stmt *statement, int place, uint32_t number);

// The row of a text, a list or an outcome, which is inserted if it is new; 0 for what is not there.
uint32_t floor_text_row(floor_import_state *state, floor_text text);
uint32_t floor_auth_results_row(floor_import_state *state, const floor_record *record);
uint32_t floor_overrides_row(floor_import_state *state, const floor_record *record);
uint32_t floor_evaluation_row(floor_import_state *state, const floor_record *record);

#endif
