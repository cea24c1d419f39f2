"""Sixty days of three domains: what was sent, who reported it, and what they saw.

example.com  p=none, not ready: one SES region without Easy DKIM, an old newsletter account
             without the domain's DKIM, scattered spoofing.
example.org  p=none, ready for the next rung.
example.net  p=reject, and since 2026-09-29 most of its SES mail fails: the CNAMEs are gone.
"""

import calendar
from dataclasses import dataclass, replace

from .report import Record, Report, digest, noise, shaped
from .reporters import SHAPES, file_name, report_id

FIRST_DAY = calendar.timegm((2026, 8, 10, 0, 0, 0))  # a Monday
DAYS = 60
BROKEN_SINCE = 50  # 2026-09-29


@dataclass(frozen=True)
class Stream:
    """Mail that looks alike in every record: one sending service, one way of authenticating."""

    name: str
    volume: object  # day -> messages
    addresses: object  # a list, or (day, messages) -> a list
    record: Record
    only: tuple = ()  # reporters that show it; all when empty


# Volumes


def steady(name, average, spread=0.15):
    return lambda day: round(average * (1 + spread * (2 * noise(name, day) - 1)))


def office(name, average):
    """A third of a working day's mail at the weekend."""
    every = steady(name, average)
    return lambda day: every(day) if day % 7 < 5 else every(day) // 3


def campaign(name, average, tuesdays):
    every, blast = steady(name, average), steady(name, tuesdays)
    return lambda day: blast(day) if day % 7 == 1 else every(day)


def on(*days):
    return lambda day: days.count(day)


def until(end, volume):
    return lambda day: volume(day) if day < end else 0


def since(start, volume):
    return lambda day: volume(day) if day >= start else 0


# Records


def easy_dkim(domain):
    """Easy DKIM selectors are 32 characters of base32."""
    return "".join("abcdefghijklmnopqrstuvwxyz234567"[int(c, 16) * 2] for c in digest(domain)[:32])


AMAZON = ("amazonses.com", easy_dkim("amazonses.com"), "pass")


def direct(domain, selector):
    """A mailbox service set up as it should be: both mechanisms pass and align."""
    return Record(
        author=domain, envelope_from=domain, dkim_results=((domain, selector, "pass"),),
        spf_results=((domain, "pass"),))


def ses(author, mail_from, signed="pass", aligned=False):
    """Amazon SES: its own signature always; ours when Easy DKIM works (ses.md 3.2)."""
    ours = ((author, easy_dkim(author), signed),) if signed else ()
    return Record(
        author=author, envelope_from=mail_from, dkim="pass" if signed == "pass" else "fail",
        spf="pass" if aligned else "fail", dkim_results=ours + (AMAZON,),
        spf_results=((mail_from, "pass"),))


def newsletter(author, signed):
    ours = (("example.com", "nl1", "pass"),) if signed else ()
    return Record(
        author=author, envelope_from="bounce.newsletter.example", dkim="pass" if signed else "fail",
        spf="fail", dkim_results=ours + (("newsletter.example", "k2", "pass"),),
        spf_results=(("bounce.newsletter.example", "pass"),))


def sendgrid(domain, result):
    return Record(
        author=domain, envelope_from=f"em4821.{domain}",
        dkim="pass" if result == "pass" else "fail", spf="pass" if result == "pass" else "fail",
        dkim_results=((domain, "s1", result), ("sendgrid.net", "smtpapi", result)),
        spf_results=((f"em4821.{domain}", result),))


def forwarded(domain, selector):
    """SPF does not survive a forwarder, an unchanged message's DKIM does."""
    return replace(direct(domain, selector), spf="fail", spf_results=((domain, "fail"),))


def through_list(domain, selector):
    """A list's footer breaks DKIM too; the reporter trusts the list's ARC seal."""
    return Record(
        author=domain, envelope_from="lists.example", dkim="fail", spf="fail",
        reasons=(("local_policy", "arc=pass"),), dkim_results=((domain, selector, "fail"),),
        spf_results=(("lists.example", "pass"),))


def spoofed(domain, mail_from, result):
    return Record(
        author=domain, envelope_from=mail_from, dkim="fail", spf="fail",
        spf_results=((mail_from, result),))


def botnet(name):
    """About one address a message, hardly any of them twice."""
    return lambda day, n: [f"203.0.113.{1 + int(254 * noise(name, day, i))}" for i in range(n)]


def botnet6(name):
    return lambda day, n: [
        f"2001:db8:bad:{int(65000 * noise(name, day, i)) + 16:x}::1" for i in range(n)]


GOOGLE = [f"192.0.2.{n}" for n in (10, 11, 12, 13)]
MICROSOFT = [f"192.0.2.{n}" for n in (130, 131, 132)]
SES_OREGON = [f"198.51.100.{n}" for n in (16, 17, 18)]
SES_TOKYO = [f"198.51.100.{n}" for n in (32, 33)]
SES_IRELAND = [f"198.51.100.{n}" for n in (48, 49, 50)]
SENDGRID = [f"198.51.100.{n}" for n in (64, 65)]
NEWSLETTER = ["198.51.100.80", "2001:db8:4e57::80"]
FORWARDERS = ["198.51.100.200", "198.51.100.201", "2001:db8:f0::25"]
LIST = ["198.51.100.210"]

COM = [
    Stream("workspace", office("com-w", 110), GOOGLE, direct("example.com", "google")),
    Stream("ses oregon", steady("com-o", 260), SES_OREGON, ses(
        "example.com", "us-west-2.amazonses.com")),
    Stream("ses tokyo", steady("com-t", 90), SES_TOKYO, ses(
        "example.com", "ap-northeast-1.amazonses.com", signed=None)),
    Stream("newsletter", campaign("com-n", 25, 700), NEWSLETTER, newsletter(
        "news.example.com", signed=True)),
    Stream("old newsletter", campaign("com-u", 6, 60), NEWSLETTER, newsletter(
        "example.com", signed=False)),
    Stream("forwards", steady("com-f", 5, 0.6), FORWARDERS, forwarded("example.com", "google")),
    Stream("list", steady("com-l", 2, 0.5), LIST, through_list(
        "example.com", "google"), only=("google",)),
    Stream("spoofing", steady("com-s", 7, 0.7), botnet("com"), spoofed(
        "example.com", "example.com", "fail")),
    Stream("spoofing", steady("com-6", 3, 1), botnet6("com"), spoofed(
        "example.com", "bulk.invalid", "none")),
]
ORG = [
    Stream("workspace", office("org-w", 34), GOOGLE, direct("example.org", "google")),
    Stream("sendgrid", steady("org-s", 24), SENDGRID, sendgrid("example.org", "pass")),
    Stream("sendgrid", on(9, 38), SENDGRID, sendgrid("example.org", "temperror")),
    Stream("forwards", on(*range(2, DAYS, 7)), FORWARDERS[2:], forwarded("example.org", "google")),
    Stream("spoofing", on(3, 11, 26, 44), botnet("org"), spoofed(
        "example.org", "example.org", "fail")),
]
GOOD = ses("example.net", "bounce.example.net", aligned=True)
FALLBACK = "eu-west-1.amazonses.com"
NET = [
    Stream("microsoft", office("net-m", 190), MICROSOFT, direct("example.net", "selector1")),
    Stream("ses", until(BROKEN_SINCE, steady("net-s", 400, 0.05)), SES_IRELAND, GOOD),
    Stream("ses", on(8, 21, 33, 46), SES_IRELAND, ses("example.net", FALLBACK, signed=None)),
    Stream("ses", since(BROKEN_SINCE, steady("net-g", 160, 0.05)), SES_IRELAND, GOOD),
    Stream("ses", since(BROKEN_SINCE, steady("net-b", 190, 0.05)), SES_IRELAND, ses(
        "example.net", FALLBACK, signed=None)),
    Stream("ses", since(BROKEN_SINCE, steady("net-k", 50, 0.05)), SES_IRELAND, ses(
        "example.net", FALLBACK, signed="permerror")),
    Stream("forwards", on(*range(0, DAYS, 2)), FORWARDERS[2:], forwarded(
        "example.net", "selector1")),
    Stream("list", on(*range(4, DAYS, 6)), LIST, through_list(
        "example.net", "selector1"), only=("google",)),
    Stream("spoofing", steady("net-x", 6, 0.6), botnet("net"), spoofed(
        "example.net", "example.net", "fail")),
]

# Who reports: one of `main` every day, one of `side` every few days with its share of the mail.

SHARES = {
    "outlook": 0.20, "ses": 0.03, "mimecast": 0.12, "cisco": 0.06, "godaddy": 0.01, "gmx": 0.10,
    "rfc9990": 0.08, "mailru": 0.05, "docomo": 0.06, "fastmail": 0.05, "opendmarc": 0.02,
}


@dataclass(frozen=True)
class Domain:
    name: str
    policy: str
    streams: list
    main: tuple
    side: tuple
    side_every: int
    silent: tuple = ()  # days of which nobody reports

    def reporters(self, day):
        """(reporter, share of the day's mail), the biggest first."""
        if day in self.silent:
            return []
        shares = []
        if day % self.side_every == 0:
            side = self.side[day // self.side_every % len(self.side)]
            shares = [(side, SHARES[side])]
        return [(self.main[day % len(self.main)], 1 - sum(s for _, s in shares))] + shares


DOMAINS = (
    Domain(
        "example.com", "none", COM, ("google", "yahoo", "google", "enterprise", "google"),
        ("outlook", "ses", "cisco", "gmx", "fastmail", "rfc9990", "mailru", "docomo", "godaddy",
         "opendmarc", "mimecast"), side_every=2, silent=(17,)),
    Domain(
        "example.org", "none", ORG, ("google", "yahoo", "enterprise", "google", "gmx", "fastmail"),
        ("outlook", "rfc9990", "mimecast", "ses"), side_every=5),
    Domain(
        "example.net", "reject", NET, ("google", "enterprise", "google", "yahoo"),
        ("rfc9990", "outlook", "mailru", "gmx", "docomo"), side_every=4, silent=(5, 22, 41)),
)


def split(total: int, shares: list) -> list:
    """Whole messages by share, the largest remainders first: the parts add up to the total."""
    exact = [total * share / sum(shares) for share in shares]
    parts = [int(e) for e in exact]
    order = sorted(range(len(parts)), key=lambda i: (parts[i] - exact[i], i))
    for i in order[: total - sum(parts)]:
        parts[i] += 1
    return parts


def seen(domain: Domain, day: int) -> dict:
    """Records by reporter."""
    reporters = domain.reporters(day)
    records = {name: [] for name, _ in reporters}
    for stream in domain.streams:
        shown = [(n, s) for n, s in reporters if not stream.only or n in stream.only]
        counts = split(stream.volume(day), [s for _, s in shown]) if shown else []
        for (name, _), messages in zip(shown, counts):
            addresses, weights = stream.addresses, [4, 3, 2, 1]
            if callable(addresses):
                addresses, weights = sorted(set(addresses(day, messages))), [1] * messages
            parts = split(messages, weights[: len(addresses)])
            for address, count in zip(addresses, parts):
                if count:
                    records[name].append(applied(domain, stream.record, address, count))
    return records


def applied(domain: Domain, record: Record, address: str, count: int) -> Record:
    """What the receiver did: the published policy, unless it passed or was overridden."""
    passed = "pass" in (record.dkim, record.spf)
    lenient = passed or record.reasons
    disposition = "none" if lenient else domain.policy
    return replace(record, address=address, count=count, disposition=disposition)


def reports():
    """(file name, report) of every report, valid all of them."""
    for domain in DOMAINS:
        for day in range(DAYS):
            for reporter, records in seen(domain, day).items():
                if not records:
                    continue
                shape = SHAPES[reporter]
                begin = FIRST_DAY + day * 86400 + shape.begins
                end = begin + shape.lasts
                report = Report(
                    shape, domain.name, begin, end, report_id(shape, domain.name, begin),
                    tuple(records), domain.policy)
                yield file_name(shape, domain.name, begin, end), shaped(report)
