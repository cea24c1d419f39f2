// libunbound as AddressNames sees it.
#include <unbound.h>
