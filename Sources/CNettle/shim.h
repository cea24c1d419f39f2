// nettle's SHA-256 as ReportContainers sees it.
#include <nettle/sha2.h>
