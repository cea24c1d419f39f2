// Aggregate reports through libxml2's SAX1 pull parser, with every field that a record may have.
#ifndef FLOOR_PARSER_H
#define FLOOR_PARSER_H

#include <libxml/parser.h>
#include <string.h>

#include "floor_input.h"

// Of one record, or of one report's head; valid until the next begins.
typedef struct {
  const char *bytes;
  uint32_t count;
} floor_text;

typedef enum {
  SOURCE_IP, COUNT, DISPOSITION, EVALUATED_DKIM, EVALUATED_SPF, ENVELOPE_TO, ENVELOPE_FROM,
  HEADER_FROM, RECORD_FIELDS
} floor_record_field;

typedef enum {
  ORGANIZATION, EMAIL, CONTACT, REPORT_ID, BEGIN_TIME, END_TIME, POLICY_DOMAIN, ADKIM, ASPF, P, SP,
  NP, PCT, FO, TESTING, DISCOVERY_METHOD, VERSION, HEAD_FIELDS
} floor_head_field;

enum { DOMAIN_NAME, SELECTOR, RESULT, HUMAN_RESULT, SCOPE, RESULT_FIELDS };
enum { REASON_TYPE, REASON_COMMENT, REASON_FIELDS };
enum { MOST_RESULTS = 64, MOST_REASONS = 16, TEXT_ROOM = 65536 };

typedef struct {
  bool is_spf;
  floor_text field[RESULT_FIELDS];
} floor_result;

typedef struct {
  floor_text field[REASON_FIELDS];
} floor_reason;

typedef struct {
  floor_text field[RECORD_FIELDS];
  int results, reasons;
  floor_result result[MOST_RESULTS];
  floor_reason reason[MOST_REASONS];
} floor_record;

typedef struct {
  floor_text field[HEAD_FIELDS];
} floor_head;

// Told of each report's head when its policy has ended, and of each record.
typedef struct {
  void *context;
  void (*head)(void *context, const floor_head *head);
  void (*record)(void *context, const floor_record *record);
} floor_receiver;

typedef struct floor_parser floor_parser;

floor_parser *floor_parser_make(floor_receiver receiver);
// Whether the document was well-formed.
bool floor_parser_parse(floor_parser *parser, floor_input *input);
void floor_parser_free(floor_parser *parser);

// Pulls a document through a libxml2 context whose callbacks are set.
bool floor_pull(xmlParserCtxtPtr context, void *user_data, floor_input *input);

static inline bool floor_text_is(floor_text text, const char *word) {
  return strlen(word) == text.count && memcmp(text.bytes, word, text.count) == 0;
}
int64_t floor_text_number(floor_text text);

#endif
