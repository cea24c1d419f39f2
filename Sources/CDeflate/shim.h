// libdeflate as ReportContainers sees it.
#include <libdeflate.h>
