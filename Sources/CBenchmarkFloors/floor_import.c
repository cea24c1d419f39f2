#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

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
  int64_t messages, records;
} rollup_sum;

typedef struct {
  floor_store store;
  floor_parser *parser;
  floor_totals *totals;
  bool has_rollup, has_failed;
  floor_dictionary texts, reporters, auth_results, overrides, evaluations, groups;
  rollup_sum sums[ROWS_OF_A_ROLLUP];
  uint32_t policy_domain, reporter;
  int64_t day, report, first_record, records, messages;
  floor_head head;
  char head_texts[TEXT_ROOM];
} import_state;

static void bind_text(sqlite3_stmt *statement, int place, floor_text text) {
  if (!text.bytes) sqlite3_bind_null(statement, place);
  else sqlite3_bind_text(statement, place, text.bytes, (int)text.count, SQLITE_STATIC);
}

static void bind_number(sqlite3_stmt *statement, int place, uint32_t number) {
  if (number) sqlite3_bind_int64(statement, place, number);
  else sqlite3_bind_null(statement, place);
}

static void insert(import_state *state, floor_table table) {
  if (!floor_store_insert(&state->store, table)) state->has_failed = true;
}

// 0 for a text that is not there.
static uint32_t text_number(import_state *state, floor_text text) {
  if (!text.bytes) return 0;
  bool is_new;
  uint32_t number = floor_dictionary_number(&state->texts, text.bytes, text.count, &is_new);
  if (is_new) {
    sqlite3_stmt *statement = state->store.insert[TEXT];
    sqlite3_bind_int64(statement, 1, number);
    bind_text(statement, 2, text);
    insert(state, TEXT);
  }
  return number;
}

// The product's key of a list: its numbers, seven bits to a byte.
static void insert_key(
  import_state *state, floor_table table, uint32_t number, const uint32_t *key, size_t count) {
  unsigned char bytes[5 * MOST_RESULTS * (RESULT_FIELDS + 1)];
  size_t used = 0;
  for (size_t place = 0; place < count; place++) {
    uint32_t rest = key[place];
    for (; rest >= 0x80; rest >>= 7) bytes[used++] = (unsigned char)(rest | 0x80);
    bytes[used++] = (unsigned char)rest;
  }
  sqlite3_bind_int64(state->store.insert[table], 1, number);
  sqlite3_bind_blob(state->store.insert[table], 2, bytes, (int)used, SQLITE_STATIC);
  insert(state, table);
}

static uint32_t auth_results_number(import_state *state, const floor_record *record) {
  uint32_t key[MOST_RESULTS * (RESULT_FIELDS + 1)];
  size_t count = 0;
  for (int place = 0; place < record->results; place++) {
    const floor_result *result = &record->result[place];
    key[count++] = result->is_spf;
    for (int field = 0; field < RESULT_FIELDS; field++) {
      key[count++] = text_number(state, result->field[field]);
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
    bind_number(statement, 3, numbers[DOMAIN_NAME]);
    if (result->is_spf) bind_text(statement, 4, result->field[SCOPE]);
    else bind_number(statement, 4, numbers[SELECTOR]);
    bind_number(statement, 5, numbers[RESULT]);
    bind_number(statement, 6, numbers[HUMAN_RESULT]);
    insert(state, table);
  }
  return number;
}

static uint32_t overrides_number(import_state *state, const floor_record *record) {
  uint32_t key[MOST_REASONS * REASON_FIELDS];
  size_t count = 0;
  for (int place = 0; place < record->reasons; place++) {
    for (int field = 0; field < REASON_FIELDS; field++) {
      key[count++] = text_number(state, record->reason[place].field[field]);
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
    bind_number(statement, 3, key[place * REASON_FIELDS + REASON_TYPE]);
    bind_number(statement, 4, key[place * REASON_FIELDS + REASON_COMMENT]);
    insert(state, OVERRIDE_REASON);
  }
  return number;
}

static uint32_t evaluation_number(import_state *state, const floor_record *record) {
  char key[1024];
  size_t count = 0;
  floor_text reason = record->reasons ? record->reason[0].field[REASON_TYPE] : (floor_text){"", 0};
  floor_text parts[] = {
    record->field[DISPOSITION], record->field[EVALUATED_DKIM], record->field[EVALUATED_SPF], reason};
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
  bind_text(statement, 2, (floor_text){key, (uint32_t)count});
  for (int place = 0; place < 4; place++) bind_text(statement, place + 3, parts[place]);
  insert(state, EVALUATION);
  return number;
}

static uint32_t parsed_address(floor_text text, unsigned char *address) {
  char copy[64];
  if (text.count == 0 || text.count >= sizeof copy) return 0;
  memcpy(copy, text.bytes, text.count);
  copy[text.count] = 0;
  if (inet_pton(AF_INET, copy, address) == 1) return 4;
  return inet_pton(AF_INET6, copy, address) == 1 ? 16 : 0;
}

// MARK: The rollup

static void flush_groups(import_state *state) {
  sqlite3_stmt *statement = state->store.insert[ROLLUP];
  for (uint32_t number = 1; number <= state->groups.entry_count; number++) {
    rollup_key key;
    memcpy(&key, floor_dictionary_key(&state->groups, number), sizeof key);
    sqlite3_bind_int64(statement, 1, state->policy_domain);
    sqlite3_bind_int64(statement, 2, state->day);
    sqlite3_bind_int64(statement, 3, key.author_domain);
    sqlite3_bind_blob(statement, 4, key.address, (int)key.address_count, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 5, key.auth_results);
    sqlite3_bind_int64(statement, 6, state->reporter);
    sqlite3_bind_int64(statement, 7, key.evaluation);
    sqlite3_bind_int64(statement, 8, state->sums[number - 1].messages);
    sqlite3_bind_int64(statement, 9, state->sums[number - 1].records);
    insert(state, ROLLUP);
  }
  floor_dictionary_empty(&state->groups);
}

static void add_to_rollup(import_state *state, const rollup_key *key, int64_t messages) {
  bool is_new;
  uint32_t number = floor_dictionary_number(&state->groups, key, sizeof *key, &is_new);
  if (is_new) state->sums[number - 1] = (rollup_sum){0, 0};
  state->sums[number - 1].messages += messages;
  state->sums[number - 1].records += 1;
  if (state->groups.entry_count == ROWS_OF_A_ROLLUP) flush_groups(state);
}

// MARK: Parts of a report

static void add_head(void *context, const floor_head *head) {
  import_state *state = context;
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
  state->policy_domain = text_number(state, head->field[POLICY_DOMAIN]);
  bool is_new;
  state->reporter = floor_dictionary_number(
    &state->reporters, state->head.field[ORGANIZATION].bytes,
    state->head.field[ORGANIZATION].count + state->head.field[EMAIL].count, &is_new);
  if (!is_new) return;
  sqlite3_stmt *statement = state->store.insert[REPORTER];
  sqlite3_bind_int64(statement, 1, state->reporter);
  bind_text(statement, 2, head->field[ORGANIZATION]);
  bind_text(statement, 3, head->field[EMAIL]);
  insert(state, REPORTER);
}

static void add_record(void *context, const floor_record *record) {
  import_state *state = context;
  rollup_key key = {0};
  int64_t count = floor_text_number(record->field[COUNT]);
  uint32_t author = text_number(state, record->field[HEADER_FROM]);
  key.author_domain = author ? author : state->policy_domain;
  key.address_count = parsed_address(record->field[SOURCE_IP], key.address);
  key.auth_results = auth_results_number(state, record);
  key.evaluation = evaluation_number(state, record);
  sqlite3_stmt *statement = state->store.insert[RECORD];
  sqlite3_bind_int64(statement, 1, state->report);
  sqlite3_bind_blob(statement, 2, key.address, (int)key.address_count, SQLITE_STATIC);
  sqlite3_bind_int64(statement, 3, count);
  bind_number(statement, 4, author);
  bind_number(statement, 5, text_number(state, record->field[ENVELOPE_FROM]));
  bind_number(statement, 6, text_number(state, record->field[ENVELOPE_TO]));
  sqlite3_bind_int64(statement, 7, key.auth_results);
  sqlite3_bind_int64(statement, 8, key.evaluation);
  bind_number(statement, 9, overrides_number(state, record));
  insert(state, RECORD);
  state->records += 1;
  state->messages += count;
  if (state->has_rollup) add_to_rollup(state, &key, count);
}

static void insert_report(import_state *state) {
  sqlite3_stmt *statement = state->store.insert[REPORT];
  static const floor_head_field texts[] = {
    VERSION, CONTACT, P, SP, NP, ADKIM, ASPF, PCT, FO, TESTING, DISCOVERY_METHOD};
  sqlite3_bind_int64(statement, 1, state->report);
  sqlite3_bind_int64(statement, 2, state->reporter);
  bind_text(statement, 3, state->head.field[REPORT_ID]);
  sqlite3_bind_int64(statement, 4, state->policy_domain);
  sqlite3_bind_int64(statement, 5, floor_text_number(state->head.field[BEGIN_TIME]));
  sqlite3_bind_int64(statement, 6, floor_text_number(state->head.field[END_TIME]));
  sqlite3_bind_int64(statement, 7, state->day);
  for (int place = 0; place < 11; place++) {
    if (texts[place] == TESTING) sqlite3_bind_null(statement, 8 + place);
    else bind_text(statement, 8 + place, state->head.field[texts[place]]);
  }
  sqlite3_bind_int64(statement, 19, state->records);
  sqlite3_bind_int64(statement, 20, state->messages);
  sqlite3_bind_int64(statement, 21, state->first_record + 1);
  sqlite3_bind_int64(statement, 22, state->first_record + state->records);
  insert(state, REPORT);
}

static bool import_file(void *context, const char *path, floor_input *input) {
  import_state *state = context;
  state->report += 1;
  state->records = state->messages = 0;
  if (!floor_parser_parse(state->parser, input)) return false;
  flush_groups(state);
  insert_report(state);
  sqlite3_bind_int64(state->store.insert[INTAKE_FILE], 1, state->report);
  sqlite3_bind_text(state->store.insert[INTAKE_FILE], 2, path, -1, SQLITE_STATIC);
  sqlite3_bind_int64(state->store.insert[INTAKE_FILE], 3, input->xml_bytes);
  insert(state, INTAKE_FILE);
  sqlite3_bind_int64(state->store.insert[INTAKE_DOCUMENT], 1, state->report);
  insert(state, INTAKE_DOCUMENT);
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
  import_state *state = calloc(1, sizeof *state);
  if (!state) return false;
  state->has_rollup = has_rollup;
  state->totals = totals;
  state->parser = floor_parser_make((floor_receiver){state, add_head, add_record});
  bool is_good = state->parser && floor_store_open(&state->store, path)
    && floor_each_file(folder, import_file, state);
  is_good = floor_store_close(&state->store) && is_good;
  floor_dictionary *dictionaries[] = {
    &state->texts, &state->reporters, &state->auth_results, &state->overrides,
    &state->evaluations, &state->groups};
  for (int place = 0; place < 6; place++) floor_dictionary_free(dictionaries[place]);
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
