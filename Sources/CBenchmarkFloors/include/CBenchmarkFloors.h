// The least work that a C program with the same libraries can do for each step: what the product's
// figures are measured against. They trust their input, which is the generated corpora alone.
#ifndef C_BENCHMARK_FLOORS_H
#define C_BENCHMARK_FLOORS_H

#include <stdbool.h>
#include <stdint.h>

// What came out, to be compared with the truth. Passes are weighted by messages.
typedef struct {
  int64_t files, xml_bytes, reports, records, messages, dkim_aligned, spf_aligned, dmarc_pass;
} floor_totals;

// All functions take a folder with reports in it, or stores, and return whether they succeeded.

// zlib alone: every file is expanded and thrown away.
bool floor_inflate(const char *folder, floor_totals *totals);

// libxml2's SAX1 pull parser with callbacks that do nothing: no record is known.
bool floor_parse_empty(const char *folder, floor_totals *totals);

// The same with a handler that keeps every field of a record until its end.
bool floor_parse_full(const char *folder, floor_totals *totals);

// Expands, parses with the full handler, and inserts into an empty store that the product has made:
// dictionary rows, records, rollup, reports and ledger, into the same tables with the same indexes.
// It neither hashes the files, nor judges alignment, nor reduces results, nor looks for duplicates.
bool floor_import(const char *folder, const char *store, floor_totals *totals);

// Makes a copy of an empty store's tables without any index or constraint.
bool floor_make_plain_store(const char *store, const char *plain_store);

// As `floor_import` into such a copy, without the rollup, which is nothing but an index.
bool floor_import_plain(const char *folder, const char *plain_store, floor_totals *totals);

// Inserts the rows of one store into another, empty one with a prepared statement a table, in the
// order in which they came; `seconds` is the CPU time of inserting and of committing now and then,
// without that of reading and closing.
bool floor_insert(
  const char *full_store, const char *store, double *seconds, floor_totals *totals);

// Steps over a domain's rows of the rollup in a window of days, `rounds` times.
bool floor_question(
  const char *store, const char *domain, int64_t since, int64_t until, int rounds,
  floor_totals *totals);

#endif
