#include <string.h>

#include "CBenchmarkFloors.h"
#include "floor_parser.h"

typedef struct {
  floor_parser *parser;
  floor_totals *totals;
} full_parse;

static void ignore_head(void *context, const floor_head *head) {
  (void)head;
  full_parse *state = context;
  state->totals->reports += 1;
}

static void sum(void *context, const floor_record *record) {
  full_parse *state = context;
  floor_totals *totals = state->totals;
  int64_t count = floor_text_number(record->field[COUNT]);
  bool is_dkim_aligned = floor_text_is(record->field[EVALUATED_DKIM], "pass");
  bool is_spf_aligned = floor_text_is(record->field[EVALUATED_SPF], "pass");
  totals->records += 1;
  totals->messages += count;
  if (is_dkim_aligned) totals->dkim_aligned += count;
  if (is_spf_aligned) totals->spf_aligned += count;
  if (is_dkim_aligned || is_spf_aligned) totals->dmarc_pass += count;
}

static bool parse(void *context, const char *path, floor_input *input) {
  (void)path;
  full_parse *state = context;
  bool is_good = floor_parser_parse(state->parser, input);
  state->totals->files += 1;
  state->totals->xml_bytes += input->xml_bytes;
  return is_good;
}

bool floor_parse_full(const char *folder, floor_totals *totals) {
  *totals = (floor_totals){0};
  full_parse state = {NULL, totals};
  state.parser = floor_parser_make((floor_receiver){&state, ignore_head, sum});
  if (!state.parser) return false;
  bool is_good = floor_each_file(folder, parse, &state);
  floor_parser_free(state.parser);
  return is_good;
}
