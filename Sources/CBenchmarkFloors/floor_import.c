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

static int compare_sources(const void *left, const void *right) {
  const rollup_source *one = left, *other = right;
  if (one->group != other->group) return one->group < other->group ? -1 : 1;
  if (one->is_other != other->is_other) return one->is_other ? 1 : -1;
  if (one->is_other) return memcmp(one->entry, other->entry, 17);
  return (one->address_and_messages > other->address_and_messages)
    - (one->address_and_messages < other->address_and_messages);
}

static void put_number(unsigned char *bytes, int width, uint64_t number) {
  for (int place = width - 1; place >= 0; place--, number >>= 8) bytes[place] = (unsigned char)number;
}

// The sources of one group, added up and packed; what has more messages than fit goes behind.
static void insert_group(
  floor_import_state *state, const rollup_key *key, rollup_source *sources, int count) {
  static unsigned char packed[SOURCES_OF_A_ROLLUP * 6], others[SOURCES_OF_A_ROLLUP * 25];
  int packed_count = 0, other_count = 0;
  int64_t messages = 0;
  for (int place = 0; place < count;) {
    rollup_source *source = &sources[place];
    uint64_t address = source->address_and_messages >> 32, sum = 0;
    for (; place < count && sources[place].is_other == source->is_other; place++) {
      if (source->is_other ? memcmp(sources[place].entry, source->entry, 17) != 0
                           : sources[place].address_and_messages >> 32 != address) {
        break;
      }
      sum += sources[place].address_and_messages & 0xffffffff;
    }
    messages += (int64_t)sum;
    if (!source->is_other && sum <= 0xffff) {
      put_number(packed + packed_count, 4, address);
      put_number(packed + packed_count + 4, 2, sum);
      packed_count += 6;
    } else {
      unsigned char *entry = others + other_count;
      if (source->is_other) {
        memcpy(entry, source->entry, 17);
      } else {
        entry[0] = 4;
        put_number(entry + 1, 16, address);
        put_number(entry + 1, 8, 0);
      }
      put_number(entry + 17, 8, sum);
      other_count += 25;
    }
  }
  sqlite3_stmt *statement = state->store.insert[ROLLUP];
  floor_bind_number(statement, 1, key->author_domain);
  sqlite3_bind_int64(statement, 2, key->auth_results);
  sqlite3_bind_int64(statement, 3, key->evaluation);
  sqlite3_bind_int64(statement, 4, messages);
  sqlite3_bind_blob(statement, 5, packed_count ? packed : NULL, packed_count, SQLITE_STATIC);
  sqlite3_bind_blob(statement, 6, other_count ? others : NULL, other_count, SQLITE_STATIC);
  floor_insert_row(state, ROLLUP);
  state->last_rollup += 1;
}

static void flush_groups(floor_import_state *state) {
  qsort(state->sources, (size_t)state->source_count, sizeof *state->sources, compare_sources);
  for (int place = 0; place < state->source_count;) {
    int start = place;
    uint32_t group = state->sources[start].group;
    while (place < state->source_count && state->sources[place].group == group) place += 1;
    rollup_key key;
    memcpy(&key, floor_dictionary_key(&state->groups, group), sizeof key);
    insert_group(state, &key, state->sources + start, place - start);
  }
  state->source_count = 0;
  floor_dictionary_empty(&state->groups);
}

static void add_to_rollup(
  floor_import_state *state, const rollup_key *key, const unsigned char *address,
  uint32_t address_count, int64_t messages) {
  rollup_source *source = &state->sources[state->source_count++];
  memset(source, 0, sizeof *source);
  bool is_new;
  source->group = floor_dictionary_number(&state->groups, key, sizeof *key, &is_new);
  source->is_other = address_count != 4;
  source->address_and_messages = (uint64_t)messages;
  if (address_count == 4) {
    uint32_t number;
    memcpy(&number, address, 4);
    source->address_and_messages |= (uint64_t)ntohl(number) << 32;
  } else if (address_count == 16) {
    source->entry[0] = 6;
    memcpy(source->entry + 1, address, 16);
  }
  if (state->source_count == SOURCES_OF_A_ROLLUP || state->groups.entry_count == GROUPS_OF_A_ROLLUP) {
    flush_groups(state);
  }
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
  key.author_domain = author;
  unsigned char address[16];
  uint32_t address_count = parsed_address(record->field[SOURCE_IP], address);
  uint32_t auth_results = floor_auth_results_row(state, record);
  key.evaluation = floor_evaluation_row(state, record);
  sqlite3_stmt *statement = state->store.insert[RECORD];
  sqlite3_bind_blob(statement, 1, address, (int)address_count, SQLITE_STATIC);
  sqlite3_bind_int64(statement, 2, count);
  floor_bind_number(statement, 3, author);
  floor_bind_number(statement, 4, floor_text_row(state, record->field[ENVELOPE_FROM]));
  floor_bind_number(statement, 5, floor_text_row(state, record->field[ENVELOPE_TO]));
  sqlite3_bind_int64(statement, 6, auth_results);
  sqlite3_bind_int64(statement, 7, key.evaluation);
  floor_bind_number(statement, 8, floor_overrides_row(state, record));
  floor_insert_row(state, RECORD);
  state->records += 1;
  state->messages += count;
  if (state->has_rollup) add_to_rollup(state, &key, address, address_count, count);
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
  sqlite3_bind_int64(statement, 23, state->first_rollup + 1);
  sqlite3_bind_int64(statement, 24, state->last_rollup);
  state->first_rollup = state->last_rollup;
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
