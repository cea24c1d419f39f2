#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

#include "floor_import.h"

static uint32_t parsed_address(floor_text text, unsigned char *address) {
  char copy[64];
  if (text.count == 0 || text.count >= sizeof copy) return 0;
  memcpy(copy, text.bytes, text.count);
  copy[text.count] = 0;
  if (inet_pton(AF_INET, copy, address) == 1) return 4;
  return inet_pton(AF_INET6, copy, address) == 1 ? 16 : 0;
}

// MARK: The rollup

// What one reporter says of one day of a policy domain.
static uint32_t rollup_day_row(floor_import_state *state) {
  int64_t key[] = {state->policy_domain, state->day, state->reporter};
  bool is_new;
  uint32_t number = floor_dictionary_number(&state->days, key, sizeof key, &is_new);
  if (!is_new) return number;
  sqlite3_stmt *statement = state->store.insert[ROLLUP_DAY];
  sqlite3_bind_int64(statement, 1, number);
  for (int place = 0; place < 3; place++) sqlite3_bind_int64(statement, 2 + place, key[place]);
  floor_insert_row(state, ROLLUP_DAY);
  return number;
}

static void flush_groups(floor_import_state *state) {
  if (state->groups.entry_count == 0) return;
  uint32_t day = rollup_day_row(state);
  sqlite3_stmt *statement = state->store.insert[ROLLUP];
  for (uint32_t number = 1; number <= state->groups.entry_count; number++) {
    rollup_key key;
    memcpy(&key, floor_dictionary_key(&state->groups, number), sizeof key);
    sqlite3_bind_int64(statement, 1, day);
    sqlite3_bind_int64(statement, 2, key.author_domain);
    sqlite3_bind_blob(statement, 3, key.address, (int)key.address_count, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 4, key.auth_results);
    sqlite3_bind_int64(statement, 5, key.evaluation);
    sqlite3_bind_int64(statement, 6, state->sums[number - 1]);
    floor_insert_row(state, ROLLUP);
  }
  floor_dictionary_empty(&state->groups);
}

static void add_to_rollup(floor_import_state *state, const rollup_key *key, int64_t messages) {
  bool is_new;
  uint32_t number = floor_dictionary_number(&state->groups, key, sizeof *key, &is_new);
  if (is_new) state->sums[number - 1] = 0;
  state->sums[number - 1] += messages;
  if (state->groups.entry_count == ROWS_OF_A_ROLLUP) flush_groups(state);
}

// MARK: Parts of a report

static void add_head(void *context, const floor_head *head) {
  floor_import_state *state = context;
  char *end = state->head_texts;
  for (int field = 0; field < HEAD_FIELDS; field++) {
    floor_text text = head->field[field];
    if (text.bytes) memcpy(end, text.bytes, text.count);
    state->head.field[field] = (floor_text){text.bytes ? end : NULL, text.count};
    end += text.count;
  }
  int64_t begin = floor_text_number(head->field[BEGIN_TIME]);
  int64_t finish = floor_text_number(head->field[END_TIME]);
  state->day = (begin + (finish - begin) / 2) / 86400;
  state->policy_domain = floor_text_row(state, head->field[POLICY_DOMAIN]);
  bool is_new;
  state->reporter = floor_dictionary_number(
    &state->reporters, state->head.field[ORGANIZATION].bytes,
    state->head.field[ORGANIZATION].count + state->head.field[EMAIL].count, &is_new);
  if (!is_new) return;
  sqlite3_stmt *statement = state->store.insert[REPORTER];
  sqlite3_bind_int64(statement, 1, state->reporter);
  floor_bind_text(statement, 2, head->field[ORGANIZATION]);
  floor_bind_text(statement, 3, head->field[EMAIL]);
  floor_insert_row(state, REPORTER);
}

static void add_record(void *context, const floor_record *record) {
  floor_import_state *state = context;
  rollup_key key = {0};
  int64_t count = floor_text_number(record->field[COUNT]);
  uint32_t author = floor_text_row(state, record->field[HEADER_FROM]);
  key.author_domain = author ? author : state->policy_domain;
  key.address_count = parsed_address(record->field[SOURCE_IP], key.address);
  key.auth_results = floor_auth_results_row(state, record);
  key.evaluation = floor_evaluation_row(state, record);
  sqlite3_stmt *statement = state->store.insert[RECORD];
  sqlite3_bind_int64(statement, 1, state->report);
  sqlite3_bind_blob(statement, 2, key.address, (int)key.address_count, SQLITE_STATIC);
  sqlite3_bind_int64(statement, 3, count);
  floor_bind_number(statement, 4, author);
  floor_bind_number(statement, 5, floor_text_row(state, record->field[ENVELOPE_FROM]));
  floor_bind_number(statement, 6, floor_text_row(state, record->field[ENVELOPE_TO]));
  sqlite3_bind_int64(statement, 7, key.auth_results);
  sqlite3_bind_int64(statement, 8, key.evaluation);
  floor_bind_number(statement, 9, floor_overrides_row(state, record));
  floor_insert_row(state, RECORD);
  state->records += 1;
  state->messages += count;
  if (state->has_rollup) add_to_rollup(state, &key, count);
}

static void insert_report(floor_import_state *state) {
  sqlite3_stmt *statement = state->store.insert[REPORT];
  static const floor_head_field texts[] = {
    VERSION, CONTACT, P, SP, NP, ADKIM, ASPF, PCT, FO, TESTING, DISCOVERY_METHOD};
  sqlite3_bind_int64(statement, 1, state->report);
  sqlite3_bind_int64(statement, 2, state->reporter);
  floor_bind_text(statement, 3, state->head.field[REPORT_ID]);
  sqlite3_bind_int64(statement, 4, state->policy_domain);
  sqlite3_bind_int64(statement, 5, floor_text_number(state->head.field[BEGIN_TIME]));
  sqlite3_bind_int64(statement, 6, floor_text_number(state->head.field[END_TIME]));
  sqlite3_bind_int64(statement, 7, state->day);
  for (int place = 0; place < 11; place++) {
    if (texts[place] == TESTING) sqlite3_bind_null(statement, 8 + place);
    else floor_bind_text(statement, 8 + place, state->head.field[texts[place]]);
  }
  sqlite3_bind_int64(statement, 19, state->records);
  sqlite3_bind_int64(statement, 20, state->messages);
  sqlite3_bind_int64(statement, 21, state->first_record + 1);
  sqlite3_bind_int64(statement, 22, state->first_record + state->records);
  floor_insert_row(state, REPORT);
}

static bool import_file(void *context, const char *path, floor_input *input) {
  floor_import_state *state = context;
  state->report += 1;
  state->records = state->messages = 0;
  if (!floor_parser_parse(state->parser, input)) return false;
  flush_groups(state);
  insert_report(state);
  sqlite3_bind_int64(state->store.insert[INTAKE_FILE], 1, state->report);
  sqlite3_bind_text(state->store.insert[INTAKE_FILE], 2, path, -1, SQLITE_STATIC);
  sqlite3_bind_int64(state->store.insert[INTAKE_FILE], 3, input->xml_bytes);
  floor_insert_row(state, INTAKE_FILE);
  sqlite3_bind_int64(state->store.insert[INTAKE_DOCUMENT], 1, state->report);
  floor_insert_row(state, INTAKE_DOCUMENT);
  state->first_record += state->records;
  state->totals->files += 1;
  state->totals->reports += 1;
  state->totals->records += state->records;
  state->totals->messages += state->messages;
  state->totals->xml_bytes += input->xml_bytes;
  return floor_store_commit_if_due(&state->store) && !state->has_failed;
}

static bool import(const char *folder, const char *path, bool has_rollup, floor_totals *totals) {
  *totals = (floor_totals){0};
  floor_import_state *state = calloc(1, sizeof *state);
  if (!state) return false;
  state->has_rollup = has_rollup;
  state->totals = totals;
  state->parser = floor_parser_make((floor_receiver){state, add_head, add_record});
  bool is_good = state->parser && floor_store_open(&state->store, path)
    && floor_each_file(folder, import_file, state);
  is_good = floor_store_close(&state->store) && is_good;
  floor_dictionary *dictionaries[] = {
    &state->texts, &state->reporters, &state->auth_results, &state->overrides,
    &state->evaluations, &state->days, &state->groups};
  for (int place = 0; place < 7; place++) floor_dictionary_free(dictionaries[place]);
  if (state->parser) floor_parser_free(state->parser);
  free(state);
  return is_good;
}

bool floor_import(const char *folder, const char *store, floor_totals *totals) {
  return import(folder, store, true, totals);
}

bool floor_import_plain(const char *folder, const char *plain_store, floor_totals *totals) {
  return import(folder, plain_store, false, totals);
}
