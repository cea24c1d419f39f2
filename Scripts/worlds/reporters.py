"""The reporters of the worlds, their shapes (reports.md 5.6) and how they treat mail."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Reporter:
    organization: str
    email: str
    receiver: str
    # Its share of all mail, against those of the other reporters.
    weight: int
    # The RFC that it reports by: 7489 or 9990. One that reports by RFC 9990 follows RFC 9989.
    generation: int = 7489
    container: str = "gz"
    declaration: str = '<?xml version="1.0" encoding="UTF-8" ?>'
    root: str = "feedback"
    version: str = ""
    newline: str = "\n"
    indent: str = "  "
    # What policy_published has behind p.
    published: tuple = ("sp", "pct")
    envelope_to: bool = False
    envelope_from: bool = False
    selector: bool = True
    scope: bool = False
    # From begin to end. What is beyond a day is the reporter's way of writing one.
    seconds: int = 86_399
    # Excuse -> type and comment of the reason to deliver mail that fails.
    forgives: tuple = ()
    # Of a hundred reports, how many come days later, and how many never.
    late: int = 2
    lost: int = 1
    # Days for which it goes on seeing a record that was replaced.
    cached: int = 0
    # The last day that it reports on.
    last: int = 1_000_000

    @property
    def says_pass(self):
        """Whether a pass under an enforcing policy is called so."""
        return self.generation == 9990


GOOGLE = Reporter(
    "google.com", "noreply-dmarc-support@google.com", "google.com", 40, container="zip",
    published=("sp", "pct", "np"), forgives=(("arc", ("local_policy", "arc=pass")),))
YAHOO = Reporter(
    "Yahoo", "dmarchelp@yahooinc.com", "yahoo.com", 15, declaration='<?xml version="1.0"?>',
    newline="\t\n", published=("pct",))
OUTLOOK = Reporter(
    "Outlook.com", "dmarcreport@microsoft.com", "protection.outlook.com", 20,
    declaration='<?xml version="1.0"?>', newline="\r\n", version="1.0",
    root='feedback xmlns:xsd="http://www.w3.org/2001/XMLSchema"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
    published=("sp", "pct", "fo"), envelope_to=True, envelope_from=True, scope=True,
    seconds=86_400)
AMAZON = Reporter(
    "AMAZON-SES", "postmaster@amazonses.com", "amazonses.com", 8,
    declaration='<?xml version="1.0"?>', version="0.1", indent="\t",
    published=("sp", "pct", "fo"), envelope_from=True, selector=False, seconds=86_400)
# All of RFC 9990, and the receiver that honours `t` and knows lists.
MODERN = Reporter(
    "mail.receiver.example", "dmarc@receiver.example", "receiver.example", 12, generation=9990,
    root='feedback xmlns="urn:ietf:params:xml:ns:dmarc-2.0"', version="1.0",
    published=("sp", "np", "fo", "testing", "discovery_method"), envelope_from=True, scope=True,
    seconds=86_400,
    forgives=(("list", ("mailing_list", "list.receiver.example")),
              ("forward", ("trusted_forwarder", ""))))
# A gateway that does not end its days on time, and forgets some.
GATEWAY = Reporter(
    "mx2.hospital.example", "MAILER-DAEMON@mx2.hospital.example", "hospital.example", 5,
    version="1.0", published=("sp", "pct", "fo"), envelope_to=True, envelope_from=True,
    scope=True, seconds=86_412, late=10, lost=6)
# Slow to send its reports and to see a new record.
SLOW = Reporter(
    "Mail.Ru", "dmarc_support@corp.mail.ru", "mail.ru", 6, container="xml", newline="", indent="",
    declaration="<?xml version='1.0' encoding='utf-8'?>", late=30, cached=1,
    forgives=(("list", ("mailing_list", "")), ("forward", ("forwarded", ""))))

ALL = (GOOGLE, YAHOO, OUTLOOK, AMAZON, MODERN, GATEWAY, SLOW)
FEW = (GOOGLE, OUTLOOK, AMAZON, MODERN)
