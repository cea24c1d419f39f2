"""Senders as reports show them (ses.md 3.2 and senders.tsv), set up as they should be and broken.

`{d}` is the policy domain. Names are those by which a source may rightly be called.
"""

from dataclasses import replace

from .mail import Results
from .sources import FORWARDER, LIST, MISCONFIGURED, OWN, UNKNOWN, Source

AMAZON = ("amazonses.com", "ug7nbtf4gccmlpwj322ax3p6ow6yfsug", "pass")
EASY_DKIM = ("{d}", "w5ilc4zqk3xvhe6o2txsbr7dl5ubqvxn", "pass")

GOOGLE = Results((("{d}", "google", "pass"),), ("{d}", "pass"))
MICROSOFT = Results(
    (("{d}", "selector1", "pass"),
     ("{dashed}.onmicrosoft.com", "selector1-{dashed}-onmicrosoft-com", "pass")),
    ("{d}", "pass"))
SENDGRID = Results(
    (("{d}", "s1", "pass"), ("sendgrid.net", "smtpapi", "pass")), ("em4711.{d}", "pass"))
RELAY = Results((("{d}", "relay2026", "pass"),), ("{d}", "pass"))
RELAY_UNSIGNED = Results((), ("{d}", "pass"))


def without_own_signature(results):
    """The service still signs with its own domain, where it does so at all."""
    kept = tuple(entry for entry in results.dkim if not entry[0].endswith("{d}"))
    return replace(results, dkim=kept)


def unauthenticated(results):
    """Neither mechanism passes for anybody."""
    return replace(results, dkim=(), spf=(results.spf[0], "softfail"))


def google_workspace(volume, network="10.20.1", **more):
    names = ("google-workspace", "Google Workspace", "google.com")
    return Source("google", OWN, names, volume, more.pop("results", GOOGLE), network, **more)


def microsoft_365(volume, network="10.20.2", **more):
    names = ("microsoft-365", "Microsoft 365", "Exchange Online", "onmicrosoft.com")
    return Source(
        "microsoft", OWN, names, volume, more.pop("results", MICROSOFT), network, **more)


def sendgrid(volume, network="10.20.3", **more):
    names = ("sendgrid", "SendGrid", "Twilio SendGrid", "sendgrid.net")
    return Source("sendgrid", OWN, names, volume, more.pop("results", SENDGRID), network, **more)


def ses_results(region, signed=True, mail_from="", author="{d}"):
    """Configurations A to D of ses.md 3.2."""
    default = "amazonses.com" if region == "us-east-1" else f"{region}.amazonses.com"
    return Results(
        ((EASY_DKIM,) if signed else ()) + (AMAZON,), (mail_from or default, "pass"), author)


def ses(region, volume, results=None, network="10.20.4", kind=OWN, **more):
    names = (f"Amazon SES ({region})", f"amazonses.com ({region})")
    return Source(
        f"ses-{region}", kind, names, volume, results or ses_results(region), network, **more)


def relay(volume, network="192.0.2", **more):
    """A server of their own: nobody but the owner authenticates its mail."""
    return Source("relay", OWN, ("{d}",), volume, more.pop("results", RELAY), network, **more)


def mailgun(volume, network="10.20.5", **more):
    names = ("mailgun", "Mailgun", "mailgun.org")
    results = Results(
        (("mg.{d}", "mx", "pass"), ("mailgun.org", "pdk1", "pass")), ("mg.{d}", "pass"))
    return Source("mailgun", OWN, names, volume, more.pop("results", results), network, **more)


def brevo(volume, network="10.20.6", author="{d}", signed=False, **more):
    """Signs with its own domain until the owner has it authenticate theirs."""
    names = ("brevo", "Brevo", "Sendinblue", "brevo.com", "sender-sib.com")
    own = (("{d}", "brevo1", "pass"),) if signed else ()
    results = Results(
        (*own, ("brevo.com", "mail", "pass")), ("eo.d.sender-sib.com", "pass"), author)
    kind = OWN if signed else MISCONFIGURED
    return Source("brevo", kind, names, volume, results, network, **more)


def vendor(domain, volume, network="198.51.100", kind=UNKNOWN, key="vendor", **more):
    """Nobody that a catalogue knows; it authenticates its mail as its own."""
    results = Results(((domain, "k1", "pass"),), (domain, "pass"))
    return Source(key, kind, (domain,), volume, more.pop("results", results), network, **more)


def forwarder(domain, volume, original, network="10.64.1", key="forwarder", **more):
    """Rewrites the envelope and leaves the message alone."""
    return Source(
        key, FORWARDER, (domain,), volume,
        replace(original, spf=(f"srs.{domain}", "pass")), network, **more)


def editing(domain, original, excuse="forward"):
    """A forward that changes the body: the owner's signatures are there and do not verify."""
    broken = tuple(
        (name, selector, "fail") for name, selector, _ in original.dkim if name.endswith("{d}"))
    return replace(original, dkim=broken, spf=(f"srs.{domain}", "pass"), excuse=excuse)


def mailing_list(domain, volume, original, network="10.64.2", key="list", names=(), **more):
    """Adds a footer, signs with its own domain, and sends from its own bounce address."""
    broken = editing(domain, original, "list")
    results = replace(
        broken, dkim=(*broken.dkim, (domain, "list", "pass")), spf=(domain, "pass"))
    return Source(key, LIST, (*names, domain, ".".join(domain.split(".")[-2:])), volume, results,
                  network, **more)


def looks_of_spoofing(mail_from_domains=24):
    """The bare domain with SPF failing, and names that have nothing to do with it."""
    bare = tuple(Results((), ("{d}", result)) for result in ("fail", "fail", "softfail"))
    foreign = tuple(
        Results((), (f"mta{number}.parcel{number}.example", result))
        for number in range(mail_from_domains) for result in ("pass", "none"))
    return bare, foreign
