// An import in progress, and the numbers of what repeats in its records.
#ifndef FLOOR_IMPORT_H
#define FLOOR_IMPORT_H

#include "CBenchmarkFloors.h"
#include "floor_dictionary.h"
#include "floor_parser.h"
#include "floor_store.h"

// As many as the product holds before it sums them.
enum { SOURCES_OF_A_ROLLUP = 32768, GROUPS_OF_A_ROLLUP = 4096 };

// Records that share a row of the rollup. Its bytes are a key, so there is no padding in it.
typedef struct {
  uint32_t author_domain, auth_results, evaluation;
} rollup_key;

// Messages of one address: as a number, or as the entry of `other_sources` that it is.
typedef struct {
  uint32_t group;
  bool is_other;
  uint64_t address_and_messages;
  unsigned char entry[25];
} rollup_source;

typedef struct {
  floor_store store;
  floor_parser *parser;
  floor_totals *totals;
  bool has_rollup, has_failed;
  floor_dictionary texts, reporters, auth_results, overrides, evaluations, groups;
  rollup_source sources[SOURCES_OF_A_ROLLUP];
  int source_count;
  int64_t first_rollup, last_rollup;
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
