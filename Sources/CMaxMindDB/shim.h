// libmaxminddb as AddressNames sees it.
#include <maxminddb.h>
