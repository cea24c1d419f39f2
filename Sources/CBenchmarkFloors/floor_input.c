#include "floor_input.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

// The bytes of a zip's first local header (APPNOTE 4.3.7), or 0 when it is none.
static long zip_header_length(const unsigned char *start, size_t count) {
  if (count < 30 || memcmp(start, "PK\3\4", 4) != 0) return 0;
  return 30 + (start[26] | start[27] << 8) + (start[28] | start[29] << 8);
}

bool floor_input_open(floor_input *input, const char *path) {
  memset(input, 0, offsetof(floor_input, chunk));
  input->file = fopen(path, "rb");
  if (!input->file) return false;
  size_t count = fread(input->chunk, 1, 30, input->file);
  long skipped = zip_header_length(input->chunk, count);
  bool is_gzip = count > 2 && input->chunk[0] == 0x1f && input->chunk[1] == 0x8b;
  input->is_compressed = is_gzip || skipped > 0;
  fseek(input->file, skipped, SEEK_SET);
  setvbuf(input->file, NULL, _IONBF, 0);
  if (!input->is_compressed) return true;
  return inflateInit2(&input->stream, is_gzip ? 31 : -15) == Z_OK;
}

int floor_input_read(void *context, char *bytes, int count) {
  floor_input *input = context;
  if (!input->is_compressed) {
    int read = (int)fread(bytes, 1, (size_t)count, input->file);
    input->xml_bytes += read;
    return read;
  }
  z_stream *stream = &input->stream;
  stream->next_out = (unsigned char *)bytes;
  stream->avail_out = (unsigned)count;
  while (stream->avail_out == (unsigned)count && !input->is_at_end) {
    if (stream->avail_in == 0) {
      stream->next_in = input->chunk;
      stream->avail_in = (unsigned)fread(input->chunk, 1, FLOOR_CHUNK, input->file);
    }
    int status = inflate(stream, Z_NO_FLUSH);
    input->is_at_end = status == Z_STREAM_END;
    if (status != Z_OK && !input->is_at_end) return -1;
  }
  int made = count - (int)stream->avail_out;
  input->xml_bytes += made;
  return made;
}

void floor_input_close(floor_input *input) {
  if (input->is_compressed) inflateEnd(&input->stream);
  if (input->file) fclose(input->file);
}

static int is_visible(const struct dirent *entry) { return entry->d_name[0] != '.'; }

bool floor_each_file(
  const char *folder, bool (*body)(void *context, const char *path, floor_input *input),
  void *context) {
  struct dirent **entries;
  int count = scandir(folder, &entries, is_visible, alphasort);
  if (count < 0) return false;
  floor_input *input = malloc(sizeof *input);
  bool is_good = input != NULL;
  for (int place = 0; place < count; place++) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, entries[place]->d_name);
    free(entries[place]);
    if (!is_good) continue;
    is_good = floor_input_open(input, path) && body(context, path, input);
    floor_input_close(input);
  }
  free(entries);
  free(input);
  return is_good;
}
