"""A year of example.com: fourteen services, forwarders, lists, spoofing, breaks and fixes."""

import datetime
from dataclasses import replace

from . import reporters, services
from .mail import Results
from .sources import (
    OWN, Fault, Source, Spoofing, Wave, between, office, on, steady, weekly)
from .world import World

DAYS = 365
FIRST_DAY = datetime.date(2025, 9, 1)
RECORDS = (
    (0, "v=DMARC1; p=none; rua=mailto:rua@{d}"),
    (150, "v=DMARC1; p=quarantine; np=reject; t=y; pct=0; rua=mailto:rua@{d}"),
    (180, "v=DMARC1; p=quarantine; np=reject; rua=mailto:rua@{d}"),
    (300, "v=DMARC1; p=reject; np=reject; t=y; pct=0; rua=mailto:rua@{d}"),
    (330, "v=DMARC1; p=reject; np=reject; rua=mailto:rua@{d}"),
)
# The month's last Thursday or so, as salaries are paid.
PAYDAYS = range(24, DAYS, 30)


def world():
    return World(
        "example.com", FIRST_DAY, DAYS, RECORDS,
        (*_services(), *_forwarders(), *_lists(), _spoofing()), reporters.ALL,
        unreported=frozenset({77, 201}), missing_names=("billing.example.com",))


def _services():
    ireland = services.ses_results("eu-west-1", mail_from="bounce.{d}")
    return (
        services.google_workspace(office(420), "10.20.1", faults=(
            Fault(140, 141, services.unauthenticated(services.GOOGLE),
                  "DNS answered with SERVFAIL: neither SPF nor DKIM could be checked", 0.2),)),
        services.sendgrid(steady(130), "10.20.3", faults=(
            Fault(90, 118, services.without_own_signature(
                replace(services.SENDGRID, spf=("sendgrid.net", "pass"))),
                  "the CNAMEs of domain authentication were deleted"),)),
        services.ses("eu-west-1", steady(160), ireland, "10.20.4", faults=(
            Fault(0, 59, services.ses_results("eu-west-1"),
                  "no MAIL FROM domain was set up: passes by DKIM alone"),
            Fault(230, 236, services.ses_results("eu-west-1", signed=False),
                  "Easy DKIM was revoked and the MAIL FROM domain fell back"),)),
        services.ses("us-east-1", steady(45), None, "10.20.7", faults=(
            Fault(0, 129, services.ses_results("us-east-1", signed=False),
                  "Easy DKIM was never set up in this region"),)),
        services.mailgun(between(0, 239, steady(35)), "10.20.5"),
        services.brevo(weekly(60, 3), "10.20.6"),
        services.relay(steady(28), "192.0.2", faults=(
            Fault(0, 199, services.RELAY_UNSIGNED, "the relay does not sign"),
            Fault(250, 252, services.unauthenticated(services.RELAY),
                  "its key was lost and its address left out of SPF"),)),
        _mailchimp(), _payroll(), _zendesk(), _hubspot(), _postmark(), _shopify(), _resend())


def _mailchimp():
    """A newsletter every Tuesday, from a subdomain of its own."""
    results = Results(
        (("{d}", "k2", "pass"), ("mailchimpapp.net", "k2", "pass")),
        ("mail12.suw11.mcdlv.net", "pass"), "news.{d}")
    return Source("mailchimp", OWN, ("mailchimp", "Mailchimp", "Intuit Mailchimp", "mcdlv.net"),
                  weekly(700, 1), results, "10.20.8")


def _payroll():
    """Sixty payslips a month. A domain's average never shows them."""
    results = Results((("{d}", "pay", "pass"), ("payslips.example", "k1", "pass")),
                      ("payslips.example", "pass"))
    return Source("payroll", OWN, ("payslips.example",), on(PAYDAYS, 60), results, "198.51.100",
                  addresses=2, faults=(
                      Fault(0, 170, services.without_own_signature(results),
                            "the payroll vendor signed with its own domain only"),))


def _zendesk():
    results = Results((("{d}", "zendesk1", "pass"), ("zendesk.com", "zendesk2", "pass")),
                      ("pod17.zendesk.com", "pass"))
    return Source("zendesk", OWN, ("zendesk", "Zendesk", "zendesk.com"), office(40), results,
                  "10.20.9", faults=(
                      Fault(200, 214, services.without_own_signature(results),
                            "the CNAMEs were lost when the zone moved"),))


def _hubspot():
    results = Results((("{d}", "hs1-144209", "pass"), ("hubspotemail.net", "hs1", "pass")),
                      ("bf04.hubspotemail.net", "pass"))
    return Source("hubspot", OWN, ("hubspot", "HubSpot", "hubspotemail.net"),
                  between(150, DAYS, steady(30)), results, "10.20.10")


def _postmark():
    results = Results((("{d}", "20250601pm", "pass"), ("pm.mtasv.net", "pm20220816", "pass")),
                      ("pm-bounces.{d}", "pass"))
    return Source("postmark", OWN, ("postmark", "Postmark", "mtasv.net"), steady(50), results,
                  "10.20.11")


def _shopify():
    """A subdomain that lags: its shop was authenticated after seven months."""
    results = Results((("shop.{d}", "shopify1", "pass"), ("shopifyemail.com", "mail", "pass")),
                      ("shopifyemail.com", "pass"), "shop.{d}")
    return Source("shopify", OWN, ("shopify", "Shopify", "shopifyemail.com"), steady(22), results,
                  "10.20.12", faults=(
                      Fault(0, 209, services.without_own_signature(results),
                            "the shop's domain was not authenticated"),))


def _resend():
    """A service on Amazon SES: its own selector and MAIL FROM label, Amazon's second signature."""
    results = Results((("{d}", "resend", "pass"), services.AMAZON), ("send.{d}", "pass"))
    return Source("resend", OWN, ("resend", "Resend"), steady(18), results, "10.20.13")


def _forwarders():
    alumni = services.editing("alumni.example", services.GOOGLE, "arc")
    return (
        services.forwarder("forwarder.example", steady(30), services.GOOGLE, "10.64.1",
                           "forwarder-srs"),
        # Some of what it passes on loses its signature on the way.
        services.forwarder("cloudmail.example", steady(24), services.GOOGLE, "10.64.2",
                           "forwarder-cloud", faults=(
                               Fault(0, DAYS, services.editing(
                                   "cloudmail.example", services.GOOGLE),
                                     "mail is rewritten on the way", 0.1),)),
        # Adds a notice to every body; only ARC tells that it was signed.
        services.forwarder("alumni.example", steady(9), alumni, "10.64.3", "forwarder-alumni"))


def _lists():
    return (
        services.mailing_list("groups.io", steady(6), services.GOOGLE, "10.65.1", "list-groups",
                              ("groups-io", "Groups.io")),
        services.mailing_list("lists.club.example", office(5), services.GOOGLE, "10.65.2",
                              "list-club"))


def _spoofing():
    bare, foreign = services.looks_of_spoofing()
    invented = tuple(
        Results((), (f"promo{number}.example", "pass"), "billing.{d}") for number in range(12))
    return Spoofing((
        Wave(0, DAYS, 9, bare), Wave(40, 46, 400, bare), Wave(133, 139, 300, foreign),
        Wave(222, 240, 150, bare + foreign), Wave(310, 318, 250, invented + bare)))
