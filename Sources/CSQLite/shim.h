// Of SQLite what Swift does not import: sqlite3_config takes any number of arguments.
#include <sqlite3.h>

// Before SQLite begins: it then asks no lock and keeps no sum for each piece of memory.
static inline int sqlite_leave_memory_uncounted(void) {
  return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

// Before SQLite begins: a path may then say how the file is to be read (https://sqlite.org/uri.html).
static inline int sqlite_take_uris(void) {
  return sqlite3_config(SQLITE_CONFIG_URI, 1);
}
