// GMime as ReportContainers sees it.
#include <gmime/gmime.h>

// The type checks of GObject are macros, which Swift does not import. NULL when the first address is
// a group, or there is none.
static inline const char *gmime_first_mailbox(InternetAddressList *list) {
  InternetAddress *first = internet_address_list_get_address(list, 0);
  if (first == NULL || !INTERNET_ADDRESS_IS_MAILBOX(first)) return NULL;
  return internet_address_mailbox_get_addr((InternetAddressMailbox *) first);
}
