#include "CBenchmarkFloors.h"
#include "floor_input.h"

static bool discard(void *context, const char *path, floor_input *input) {
  (void)path;
  floor_totals *totals = context;
  static char bytes[FLOOR_CHUNK];
  int count;
  do count = floor_input_read(input, bytes, sizeof bytes);
  while (count > 0);
  totals->files += 1;
  totals->xml_bytes += input->xml_bytes;
  return count == 0;
}

bool floor_inflate(const char *folder, floor_totals *totals) {
  *totals = (floor_totals){0};
  return floor_each_file(folder, discard, totals);
}
