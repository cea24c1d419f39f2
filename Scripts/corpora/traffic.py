"""Who sends under a domain: a few services from many addresses.

Addresses are from 10.0.0.0/8, 192.0.2.0/24 and 2001:db8::/32, names from the reserved top-level
domains, but for those of services that are recognized by their names. In texts, `{d}` is the policy
domain, `{f}` one of seventeen forwarders, and `{t}` a customer of the newsletter service. Customers
have a bounce domain each, and three of five of the service's records are of one not met before, so
that about one record in nine has a list of results that is new.
"""

from bisect import bisect
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True)
class Stream:
    weight: int
    # The first address as a number; IPv6 when it is larger than 32 bits.
    address: int
    addresses: int
    # Domain, selector, result of each signature.
    dkim: tuple
    # Domain and result.
    spf: tuple
    # Whether DKIM and SPF are aligned.
    aligned: tuple
    author: str = "{d}"
    # Type and comment.
    reason: tuple = ()


def ipv4(text):
    a, b, c, d = (int(part) for part in text.split("."))
    return a << 24 | b << 16 | c << 8 | d


DOCUMENTATION_6 = 0x20010DB8 << 96
WORKSPACE = ("{d}", "google", "pass")
SES = (("{d}", "w5ilc4zqk3xvhe6o2txsbr7dl5ubqvxn", "pass"),
       ("amazonses.com", "ug7nbtf4gccmlpwj322ax3p6ow6yfsug", "pass"))
NEWSLETTER = (("{d}", "k2", "pass"), ("newsletter.example", "s2048", "pass"))

STREAMS = [
    # An office suite, over both protocols.
    Stream(18, ipv4("10.1.0.0"), 1 << 12, (WORKSPACE,), ("{d}", "pass"), (True, True)),
    Stream(6, DOCUMENTATION_6 | 0x4860 << 80, 1 << 14, (WORKSPACE,), ("{d}", "pass"),
           (True, True)),
    # Amazon SES with and without a MAIL FROM domain of the customer.
    Stream(14, ipv4("10.16.0.0"), 1 << 11, SES, ("bounce.{d}", "pass"), (True, True)),
    Stream(8, ipv4("10.17.0.0"), 1 << 11, SES, ("eu-west-1.amazonses.com", "pass"),
           (True, False)),
    # A newsletter service.
    Stream(18, ipv4("10.32.0.0"), 1 << 12, NEWSLETTER, ("b{t}.bounce.newsletter.example", "pass"),
           (True, False), author="news.{d}"),
    # A server of their own that does not sign.
    Stream(6, ipv4("192.0.2.8"), 1 << 3, (), ("{d}", "pass"), (False, True)),
    # Forwarders and mailing lists.
    Stream(10, ipv4("10.64.0.0"), 1 << 18, (WORKSPACE,), ("mx{f}.forwarder.example", "pass"),
           (True, False), reason=("forwarded", "")),
    Stream(4, ipv4("10.80.0.0"), 1 << 16, (("{d}", "google", "fail"),),
           ("l{f}.lists.example", "pass"),
           (False, False), reason=("local_policy", "arc=pass")),
    Stream(3, ipv4("10.81.0.0"), 1 << 16,
           (("{d}", "k2", "fail"), ("l{f}.lists.example", "list", "pass")),
           ("l{f}.lists.example", "pass"),
           (False, False), reason=("mailing_list", "")),
    # Others who use the name.
    Stream(9, ipv4("10.128.0.0"), 1 << 22, (), ("{d}", "fail"), (False, False)),
    Stream(4, DOCUMENTATION_6 | 0xBAD << 80, 1 << 30, (), ("{d}", "softfail"), (False, False)),
]

_BOUNDS = list(accumulate(stream.weight for stream in STREAMS))


def pick(number):
    """The place of a stream, for a number from 0 up to 1."""
    return bisect(_BOUNDS, number * _BOUNDS[-1])


def messages(number):
    """Messages of one record, for a number from 0 up to 1: mostly few, sometimes thousands."""
    if number < 0.6:
        return 1
    if number < 0.85:
        return 2 + int((number - 0.6) * 36)
    if number < 0.97:
        return 11 + int((number - 0.85) * 800)
    return 107 + int((number - 0.97) * 150_000)


def address(stream, place):
    """The text of a stream's address; places go round."""
    number = stream.address + place % stream.addresses
    if number < 1 << 32:
        return f"{number >> 24}.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
    return (f"2001:db8:{number >> 80 & 0xffff:x}::"
            f"{number >> 16 & 0xffff:x}:{number & 0xffff:x}")
