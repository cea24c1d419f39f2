#include "floor_parser.h"

#include <stdlib.h>
#include <string.h>

typedef enum {
  NOWHERE, IN_HEAD, IN_ROW, IN_EVALUATED, IN_REASON, IN_IDENTIFIERS, IN_AUTH, IN_RESULT
} section;

// What an element means: a section, or a text to be kept in a section.
typedef struct {
  const char *name;
  section of;
  section enters;
  int field;
} element;

#define TEXT(name, section, field) {name, section, NOWHERE, field}
#define PART(name, section, enters) {name, section, enters, -1}
static const element elements[] = {
  PART("report_metadata", NOWHERE, IN_HEAD), PART("policy_published", NOWHERE, IN_HEAD),
  PART("row", NOWHERE, IN_ROW), PART("policy_evaluated", IN_ROW, IN_EVALUATED),
  PART("reason", IN_EVALUATED, IN_REASON), PART("identifiers", NOWHERE, IN_IDENTIFIERS),
  PART("auth_results", NOWHERE, IN_AUTH), PART("dkim", IN_AUTH, IN_RESULT),
  PART("spf", IN_AUTH, IN_RESULT),
  TEXT("version", NOWHERE, VERSION), TEXT("org_name", IN_HEAD, ORGANIZATION),
  TEXT("email", IN_HEAD, EMAIL), TEXT("extra_contact_info", IN_HEAD, CONTACT),
  TEXT("report_id", IN_HEAD, REPORT_ID), TEXT("begin", IN_HEAD, BEGIN_TIME),
  TEXT("end", IN_HEAD, END_TIME), TEXT("domain", IN_HEAD, POLICY_DOMAIN),
  TEXT("adkim", IN_HEAD, ADKIM), TEXT("aspf", IN_HEAD, ASPF), TEXT("p", IN_HEAD, P),
  TEXT("sp", IN_HEAD, SP), TEXT("np", IN_HEAD, NP), TEXT("pct", IN_HEAD, PCT),
  TEXT("fo", IN_HEAD, FO), TEXT("testing", IN_HEAD, TESTING),
  TEXT("discovery_method", IN_HEAD, DISCOVERY_METHOD),
  TEXT("source_ip", IN_ROW, SOURCE_IP), TEXT("count", IN_ROW, COUNT),
  TEXT("disposition", IN_EVALUATED, DISPOSITION), TEXT("dkim", IN_EVALUATED, EVALUATED_DKIM),
  TEXT("spf", IN_EVALUATED, EVALUATED_SPF), TEXT("type", IN_REASON, REASON_TYPE),
  TEXT("comment", IN_REASON, REASON_COMMENT), TEXT("envelope_to", IN_IDENTIFIERS, ENVELOPE_TO),
  TEXT("envelope_from", IN_IDENTIFIERS, ENVELOPE_FROM),
  TEXT("header_from", IN_IDENTIFIERS, HEADER_FROM), TEXT("domain", IN_RESULT, DOMAIN_NAME),
  TEXT("selector", IN_RESULT, SELECTOR), TEXT("result", IN_RESULT, RESULT),
  TEXT("human_result", IN_RESULT, HUMAN_RESULT), TEXT("scope", IN_RESULT, SCOPE),
};
enum { ELEMENTS = sizeof elements / sizeof *elements, REMEMBERED = 1024 };

// libxml2 keeps one copy of each name, so a name and a section are found again by their addresses.
typedef struct {
  const xmlChar *name;
  section of;
  const element *found;
} remembered;

struct floor_parser {
  xmlParserCtxtPtr xml;
  floor_receiver receiver;
  remembered known[REMEMBERED];
  // The sections around the place, the innermost last; one for each open element.
  section around[256];
  int depth;
  const element *open;
  floor_head head;
  floor_record record;
  // The texts of a record, or of the head, one behind the other.
  uint32_t used, begun;
  char texts[TEXT_ROOM];
};

static const element *find(floor_parser *parser, const xmlChar *name, section of) {
  remembered *place = &parser->known[((uintptr_t)name >> 2 ^ (uintptr_t)of << 6) % REMEMBERED];
  if (place->name == name && place->of == of) return place->found;
  *place = (remembered){name, of, NULL};
  for (int index = 0; index < ELEMENTS; index++) {
    if (elements[index].of == of && strcmp(elements[index].name, (const char *)name) == 0) {
      place->found = &elements[index];
    }
  }
  return place->found;
}

static void start(void *context, const xmlChar *name, const xmlChar **attributes) {
  (void)attributes;
  floor_parser *parser = context;
  section around = parser->around[parser->depth];
  const element *found = find(parser, name, around);
  parser->open = found && found->field >= 0 ? found : NULL;
  parser->begun = parser->used;
  section inside = found && found->enters ? found->enters : around;
  floor_record *record = &parser->record;
  switch (inside) {
  case IN_ROW:
    if (around != NOWHERE) break;
    memset(record->field, 0, sizeof record->field);
    record->results = record->reasons = 0;
    parser->used = parser->begun = 0;
    break;
  case IN_RESULT:
    if (around == IN_RESULT || record->results == MOST_RESULTS) break;
    record->result[record->results] = (floor_result){.is_spf = name[0] == 's'};
    record->results += 1;
    break;
  case IN_REASON:
    if (around == IN_REASON || record->reasons == MOST_REASONS) break;
    record->reason[record->reasons++] = (floor_reason){0};
    break;
  default: break;
  }
  if (parser->depth < 255) parser->depth += 1;
  parser->around[parser->depth] = inside;
}

static void characters(void *context, const xmlChar *text, int count) {
  floor_parser *parser = context;
  if (!parser->open || count > TEXT_ROOM - (int)parser->used) return;
  memcpy(parser->texts + parser->used, text, (size_t)count);
  parser->used += (uint32_t)count;
}

static floor_text *destination(floor_parser *parser) {
  floor_record *record = &parser->record;
  int field = parser->open->field;
  switch (parser->open->of) {
  case NOWHERE:
  case IN_HEAD: return &parser->head.field[field];
  case IN_REASON: return &record->reason[record->reasons - 1].field[field];
  case IN_RESULT: return &record->result[record->results - 1].field[field];
  default: return &record->field[field];
  }
}

static void end(void *context, const xmlChar *name) {
  floor_parser *parser = context;
  if (parser->depth > 0) parser->depth -= 1;
  if (parser->open) {
    *destination(parser) =
      (floor_text){parser->texts + parser->begun, parser->used - parser->begun};
    parser->open = NULL;
  } else if (parser->around[parser->depth] == NOWHERE) {
    if (strcmp((const char *)name, "record") == 0) {
      parser->receiver.record(parser->receiver.context, &parser->record);
    } else if (strcmp((const char *)name, "policy_published") == 0) {
      parser->receiver.head(parser->receiver.context, &parser->head);
    }
  }
}

floor_parser *floor_parser_make(floor_receiver receiver) {
  xmlInitParser();
  floor_parser *parser = calloc(1, sizeof *parser);
  if (!parser) return NULL;
  parser->receiver = receiver;
  parser->xml = xmlNewParserCtxt();
  xmlSAXHandler handler = {
    .initialized = 1, .startElement = start, .endElement = end, .characters = characters,
    .ignorableWhitespace = characters};
  *parser->xml->sax = handler;
  return parser;
}

bool floor_parser_parse(floor_parser *parser, floor_input *input) {
  parser->depth = 0;
  parser->used = 0;
  parser->open = NULL;
  memset(&parser->head, 0, sizeof parser->head);
  return floor_pull(parser->xml, parser, input);
}

void floor_parser_free(floor_parser *parser) {
  xmlFreeParserCtxt(parser->xml);
  free(parser);
}
