// libxml2 as ReportParser sees it.
//
// Debian builds libxml2 with ICU, whose headers clash with Foundation's own ICU declarations in one
// Swift file. Nothing here needs them.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
