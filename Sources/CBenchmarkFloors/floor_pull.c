#include <libxml/parserInternals.h>
#include <string.h>

#include "CBenchmarkFloors.h"
#include "floor_parser.h"

bool floor_pull(xmlParserCtxtPtr context, void *user_data, floor_input *input) {
  xmlCtxtReset(context);
  xmlCtxtUseOptions(context, XML_PARSE_NONET);
  context->userData = user_data;
  xmlParserInputBufferPtr buffer =
    xmlParserInputBufferCreateIO(floor_input_read, NULL, input, XML_CHAR_ENCODING_NONE);
  inputPush(context, xmlNewIOInputStream(context, buffer, XML_CHAR_ENCODING_NONE));
  xmlParseDocument(context);
  return context->wellFormed;
}

int64_t floor_text_number(floor_text text) {
  int64_t number = 0;
  for (uint32_t place = 0; place < text.count; place++) {
    number = number * 10 + (text.bytes[place] - '0');
  }
  return number;
}

static void ignore_start(void *context, const xmlChar *name, const xmlChar **attributes) {
  (void)context, (void)name, (void)attributes;
}
static void ignore_end(void *context, const xmlChar *name) { (void)context, (void)name; }
static void ignore_text(void *context, const xmlChar *text, int count) {
  (void)context, (void)text, (void)count;
}

typedef struct {
  xmlParserCtxtPtr parser;
  floor_totals *totals;
} empty_parse;

static bool parse(void *context, const char *path, floor_input *input) {
  (void)path;
  empty_parse *state = context;
  bool is_good = floor_pull(state->parser, NULL, input);
  state->totals->files += 1;
  state->totals->xml_bytes += input->xml_bytes;
  return is_good;
}

bool floor_parse_empty(const char *folder, floor_totals *totals) {
  *totals = (floor_totals){0};
  xmlInitParser();
  empty_parse state = {xmlNewParserCtxt(), totals};
  xmlSAXHandler handler = {
    .initialized = 1, .startElement = ignore_start, .endElement = ignore_end,
    .characters = ignore_text, .ignorableWhitespace = ignore_text};
  *state.parser->sax = handler;
  bool is_good = floor_each_file(folder, parse, &state);
  xmlFreeParserCtxt(state.parser);
  return is_good;
}
