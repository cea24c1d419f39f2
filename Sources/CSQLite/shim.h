// Of SQLite what Swift does not import: sqlite3_config takes any number of arguments.
#include <sqlite3.h>

// Before SQLite begins: it then asks no lock and keeps no sum for each piece of memory.
static inline int sqlite_leave_memory_uncounted(void) {
  return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}
