// libpsl as PublicSuffixes sees it.
#include <libpsl.h>
