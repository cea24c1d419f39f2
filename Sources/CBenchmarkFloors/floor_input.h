// Report files, expanded as they are read.
#ifndef FLOOR_INPUT_H
#define FLOOR_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <zlib.h>

#define FLOOR_CHUNK 65536

typedef struct {
  FILE *file;
  z_stream stream;
  bool is_compressed, is_at_end;
  int64_t xml_bytes;
  unsigned char chunk[FLOOR_CHUNK];
} floor_input;

bool floor_input_open(floor_input *input, const char *path);
// Fills `bytes` with what comes next; 0 at the end, -1 when the file cannot be read.
int floor_input_read(void *input, char *bytes, int count);
void floor_input_close(floor_input *input);

// Opens every file of a folder in the order of names, until `body` returns false.
bool floor_each_file(
  const char *folder, bool (*body)(void *context, const char *path, floor_input *input),
  void *context);

#endif
