#include <stdio.h>
#include <string.h>

#include "floor_import.h"

void floor_bind_text(sqlite3_stmt *statement, int place, floor_text text) {
  if (!text.bytes) sqlite3_bind_null(statement, place);
  else sqlite3_bind_text(statement, place, text.bytes, (int)text.count, SQLITE_STATIC);
}

void floor_bind_number(sqlite3_stmt *statement, int place, uint32_t number) {
  if (number) sqlite3_bind_int64(statement, place, number);
  else sqlite3_bind_null(statement, place);
}

void floor_insert_row(floor_import_state *state, floor_table table) {
  if (!floor_store_insert(&state->store, table)) state->has_failed = true;
}

uint32_t floor_text_row(floor_import_state *state, floor_text text) {
  if (!text.bytes) return 0;
  bool is_new;
  uint32_t number = floor_dictionary_number(&state->texts, text.bytes, text.count, &is_new);
  if (is_new) {
    sqlite3_stmt *statement = state->store.insert[TEXT];
    sqlite3_bind_int64(statement, 1, number);
    floor_bind_text(statement, 2, text);
    floor_insert_row(state, TEXT);
    int64_t hash = floor_store_hash(&state->store, text.bytes, text.count);
    sqlite3_bind_int64(state->store.insert[TEXT_KEY], 1, hash);
    sqlite3_bind_int64(state->store.insert[TEXT_KEY], 2, number);
    floor_insert_row(state, TEXT_KEY);
  }
  return number;
}

// The product's text of a list: JSON of lists of numbers.
static void insert_list(
  floor_import_state *state, floor_table table, uint32_t number, const uint32_t *numbers,
  size_t count, size_t width) {
  char text[11 * MOST_RESULTS * (RESULT_FIELDS + 1) + 3 * MOST_RESULTS + 3];
  size_t used = 0;
  text[used++] = '[';
  for (size_t place = 0; place < count; place++) {
    if (place > 0) text[used++] = ',';
    if (place % width == 0) text[used++] = '[';
    used += (size_t)sprintf(text + used, "%u", numbers[place]);
    if (place % width == width - 1) text[used++] = ']';
  }
  text[used++] = ']';
  sqlite3_bind_int64(state->store.insert[table], 1, number);
  sqlite3_bind_text(state->store.insert[table], 2, text, (int)used, SQLITE_STATIC);
  floor_insert_row(state, table);
}

uint32_t floor_auth_results_row(floor_import_state *state, const floor_record *record) {
  uint32_t key[MOST_RESULTS * (RESULT_FIELDS + 1)];
  size_t count = 0;
  for (int place = 0; place < record->results; place++) {
    const floor_result *result = &record->result[place];
    key[count++] = result->is_spf;
    for (int field = 0; field < RESULT_FIELDS; field++) {
      key[count++] = floor_text_row(state, result->field[field]);
    }
  }
  bool is_new;
  uint32_t number =
    floor_dictionary_number(&state->auth_results, key, count * sizeof *key, &is_new);
  // Its lists are not reduced, so the rollup names them all; the product's are few.
  sqlite3_bind_int64(state->store.insert[AUTH_RESULTS], 3, 0);
  if (is_new) insert_list(state, AUTH_RESULTS, number, key, count, RESULT_FIELDS + 1);
  return number;
}

uint32_t floor_overrides_row(floor_import_state *state, const floor_record *record) {
  uint32_t key[MOST_REASONS * REASON_FIELDS];
  size_t count = 0;
  for (int place = 0; place < record->reasons; place++) {
    for (int field = 0; field < REASON_FIELDS; field++) {
      key[count++] = floor_text_row(state, record->reason[place].field[field]);
    }
  }
  if (count == 0) return 0;
  bool is_new;
  uint32_t number = floor_dictionary_number(&state->overrides, key, count * sizeof *key, &is_new);
  if (is_new) insert_list(state, OVERRIDE_LIST, number, key, count, REASON_FIELDS);
  return number;
}

uint32_t floor_evaluation_row(floor_import_state *state, const floor_record *record) {
  char key[1024];
  size_t count = 0;
  floor_text reason = record->reasons ? record->reason[0].field[REASON_TYPE] : (floor_text){"", 0};
  floor_text parts[] = {
    record->field[DISPOSITION], record->field[EVALUATED_DKIM], record->field[EVALUATED_SPF],
    reason};
  for (int place = 0; place < 4; place++) {
    if (count + parts[place].count + 1 > sizeof key) continue;
    if (parts[place].count) memcpy(key + count, parts[place].bytes, parts[place].count);
    count += parts[place].count;
    key[count++] = 0x1f;
  }
  bool is_new;
  uint32_t number = floor_dictionary_number(&state->evaluations, key, count, &is_new);
  if (!is_new) return number;
  sqlite3_stmt *statement = state->store.insert[EVALUATION];
  sqlite3_bind_int64(statement, 1, number);
  floor_bind_text(statement, 2, (floor_text){key, (uint32_t)count});
  for (int place = 0; place < 4; place++) floor_bind_text(statement, place + 3, parts[place]);
  floor_insert_row(state, EVALUATION);
  return number;
}
