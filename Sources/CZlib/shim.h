// zlib as ReportContainers sees it.
#include <zlib.h>

// inflateInit2 is a macro, which Swift does not import. 47 = 15 window bits + 32: gzip or zlib,
// told apart by their headers.
static inline int inflate_begin(z_stream *stream) { return inflateInit2(stream, 47); }
