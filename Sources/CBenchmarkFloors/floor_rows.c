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
  }
  return number;
}

// The product's key of a list: its numbers, seven bits to a byte.
static void insert_key(
  floor_import_state *state, floor_table table, uint32_t number, const uint32_t *key,
  size_t count) {
  unsigned char bytes[5 * MOST_RESULTS * (RESULT_FIELDS + 1)];
  size_t used = 0;
  for (size_t place = 0; place < count; place++) {
    uint32_t rest = key[place];
    for (; rest >= 0x80; rest >>= 7) bytes[used++] = (unsigned char)(rest | 0x80);
    bytes[used++] = (unsigned char)rest;
  }
  sqlite3_bind_int64(state->store.insert[table], 1, number);
  sqlite3_bind_blob(state->store.insert[table], 2, bytes, (int)used, SQLITE_STATIC);
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
  if (!is_new) return number;
  insert_key(state, AUTH_RESULTS, number, key, count);
  for (int place = 0; place < record->results; place++) {
    const floor_result *result = &record->result[place];
    const uint32_t *numbers = key + place * (RESULT_FIELDS + 1) + 1;
    floor_table table = result->is_spf ? SPF_RESULT : DKIM_RESULT;
    sqlite3_stmt *statement = state->store.insert[table];
    sqlite3_bind_int64(statement, 1, number);
    sqlite3_bind_int64(statement, 2, place);
    floor_bind_number(statement, 3, numbers[DOMAIN_NAME]);
    if (result->is_spf) floor_bind_text(statement, 4, result->field[SCOPE]);
    else floor_bind_number(statement, 4, numbers[SELECTOR]);
    floor_bind_number(statement, 5, numbers[RESULT]);
    floor_bind_number(statement, 6, numbers[HUMAN_RESULT]);
    floor_insert_row(state, table);
  }
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
  if (!is_new) return number;
  insert_key(state, OVERRIDE_LIST, number, key, count);
  for (int place = 0; place < record->reasons; place++) {
    sqlite3_stmt *statement = state->store.insert[OVERRIDE_REASON];
    sqlite3_bind_int64(statement, 1, number);
    sqlite3_bind_int64(statement, 2, place);
    floor_bind_number(statement, 3, key[place * REASON_FIELDS + REASON_TYPE]);
    floor_bind_number(statement, 4, key[place * REASON_FIELDS + REASON_COMMENT]);
    floor_insert_row(state, OVERRIDE_REASON);
  }
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
