// liblzma as ReportContainers sees it.
#include <lzma.h>

// Its constants are macros with casts, which Swift does not import. The memory that a decoder may
// have is what it needs for a dictionary of so many bytes.
static inline lzma_ret xz_begin(lzma_stream *stream, uint32_t dictionary) {
  lzma_options_lzma options = {.dict_size = dictionary};
  lzma_filter filters[] = {{LZMA_FILTER_LZMA2, &options}, {LZMA_VLI_UNKNOWN, NULL}};
  return lzma_stream_decoder(
      stream, lzma_raw_decoder_memusage(filters), LZMA_TELL_UNSUPPORTED_CHECK);
}
