// libzstd as ReportContainers sees it.
#include <zstd.h>
#include <zstd_errors.h>
