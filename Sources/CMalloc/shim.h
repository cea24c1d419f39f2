// The C library's allocator, which Swift's Glibc leaves out.
#include <malloc.h>
#include <stdlib.h>

// Makes the heap grow. A compiler would leave out an allocation that nobody looks at.
static inline void malloc_grow(size_t bytes) {
  void *volatile room = malloc(bytes);
  free(room);
}
