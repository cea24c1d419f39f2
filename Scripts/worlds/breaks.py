"""Scenarios in which the owner's own mail fails, or did."""

from dataclasses import replace

from . import services
from .expectation import (
    DAYS, NONE, Q_TEST, QUARANTINE, R_TEST, UNSTATED, Outcome, day_text, scenario, word)
from .ladder import clean
from .mail import Results
from .sources import MISCONFIGURED, OWN, Fault, exactly, on, steady

IRELAND = "eu-west-1"
PAYDAYS = (24, 54, 84, 114)
UNSIGNED = services.ses_results(IRELAND, signed=False)
ENFORCED = "v=DMARC1; p=quarantine; rua=mailto:rua@{d}"
REFUSED = "v=DMARC1; p=reject; rua=mailto:rua@{d}"
CNAMES = "the CNAMEs of Easy DKIM were deleted"


def scenarios():
    return [
        _payroll(), _payroll_at_amazon(), _lost_at_reject(), _lost_twice(), _lost_below(),
        _keys_gone(),
        _critical(), _outage_at_quarantine(), _outage_fixed(), _regressed(), _episodic(),
        _unproven(), _minor(), _regions(), _fallback(), _spf_only(), _strict(), _lagging()]


def _payroll():
    payroll = services.vendor(
        "payslips.example", on(PAYDAYS, 24), kind=MISCONFIGURED, key="payroll")
    return scenario("payroll", (*clean(), payroll), [
        Outcome(120, "stay", "2.5 A2 and V03: payroll is 0.2 % of the mail and fails altogether",
                blockers=(("S-FAILING", "payroll"),),
                config=word("payslips.example", "owned", "critical: true"))])


def _payroll_at_amazon():
    payroll = services.ses(
        IRELAND, on(PAYDAYS, 24), UNSIGNED, kind=MISCONFIGURED, network="198.51.100")
    return scenario("payslips", (*clean(), payroll), [
        Outcome(120, "stay", "2.3 own_misconfigured: SES verifies From; 2.5 A2, as V06",
                blockers=(("S-FAILING", f"ses-{IRELAND}"),))])


def _lost_at_reject():
    """Amazon stops to sign once the CNAMEs are gone."""
    ses = services.ses(
        IRELAND, steady(100), faults=(Fault(111, DAYS, UNSIGNED, CNAMES),))
    return scenario("lost", (*clean(), ses), [
        Outcome(100, "stay", "2.6.4: reject and healthy"),
        Outcome(120, "roll_back", "2.7 RB-SRC and RB-DOM, as V07: nothing passes for a week",
                "q", (("RB-SRC", f"ses-{IRELAND}"), ("RB-DOM",)), ENFORCED)], REFUSED)


def _lost_twice():
    """The owner goes back to quarantine, and Amazon's mail goes on failing."""
    key = f"ses-{IRELAND}"
    ses = services.ses(
        IRELAND, steady(100), faults=(Fault(106, DAYS, UNSIGNED, CNAMES),))
    return scenario("lowered", (*clean(), ses), [
        Outcome(112, "roll_back", "2.7 RB-SRC and RB-DOM, as V07", "q",
                (("RB-SRC", key), ("RB-DOM",)), ENFORCED),
        Outcome(114, "stay", "2.7: what failed under reject took it down once; 2.5 A1, A2 and A3",
                blockers=(("E-DWELL",), ("S-REGRESSED", key), ("A-OWN-RATE",),
                          ("S-SPF-ONLY", key)), warnings=("the policy came down on",)),
        Outcome(118, "roll_back", "2.7 RB-SRC and RB-DOM: it fails for three days under quarantine",
                "none", (("RB-SRC", key), ("RB-DOM",)), NONE)],
        records=((0, REFUSED), (113, ENFORCED)))


def _lost_below():
    """The same, of a source that only sends as a subdomain."""
    signed, unsigned = (
        services.ses_results(IRELAND, is_signed, author="news.{d}") for is_signed in (True, False))
    ses = services.ses(IRELAND, steady(100), signed, faults=(Fault(111, DAYS, unsigned, CNAMES),))
    return scenario("below", (*clean(), ses), [
        Outcome(120, "roll_back", "2.7: every failing message has one author subdomain, so a "
                "record at _dmarc.news is preferred and the parent left", UNSTATED,
                (("RB-SRC", f"ses-{IRELAND}"), ("RB-DOM",)), UNSTATED,
                warnings=("_dmarc.news.below.example",))], REFUSED)


def _keys_gone():
    """The zone moved without its keys, and only SPF still carries the mail."""
    sources = [
        replace(source, faults=(Fault(
            111, DAYS, services.without_own_signature(source.results),
            "the zone moved without the DKIM keys"),)) for source in clean()]
    return scenario("keys", sources, [
        Outcome(120, "roll_back", "2.7 RB-KEY: aligned DKIM falls from 100 % to 0",
                "q", (("RB-KEY",),), ENFORCED)], REFUSED)


def _critical():
    signed = Results((("{d}", "pay", "pass"), ("payslips.example", "k1", "pass")),
                     ("payslips.example", "pass"))
    payroll = services.vendor(
        "payslips.example", exactly(4), kind=OWN, key="payroll", results=signed, faults=(Fault(
            116, DAYS, services.without_own_signature(signed), "its key was withdrawn"),))
    return scenario("critical", (*clean(), payroll), [
        Outcome(120, "roll_back", "2.7 RB-CRIT: 12 failures in 3 days; too few for RB-SRC",
                "q", (("RB-CRIT", "payroll"),), ENFORCED,
                config=word("payslips.example", "owned", "critical: true"))], REFUSED)


def _outage_at_quarantine():
    ses = services.ses(
        IRELAND, steady(100), faults=(Fault(60, 75, UNSIGNED, CNAMES),))
    return scenario("outage", (*clean(), ses), [
        Outcome(72, "roll_back", "2.7 RB-SRC and RB-DOM at quarantine: one rung of effect down",
                "none", (("RB-SRC", f"ses-{IRELAND}"), ("RB-DOM",)), NONE),
        Outcome(120, "advance", "2.6.5: fixed for 44 days, nothing of it in the window",
                "r_test", record=R_TEST)], ENFORCED)


def _outage_fixed():
    """Few messages, so that the average of the domain never falls."""
    ses = services.ses(IRELAND, exactly(4), faults=(Fault(40, 79, UNSIGNED, CNAMES),))
    key = f"ses-{IRELAND}"
    return scenario("fixed", (*clean(), ses), [
        Outcome(76, "stay", "2.5 A2: nothing passes", blockers=(("S-FAILING", key),)),
        Outcome(90, "stay", "2.4: fixed, with 9 of 14 active days since",
                blockers=(("S-FIXED-RECENTLY", key),), only_waits=True),
        Outcome(100, "advance", "2.4: 19 active days since the fix, only they are judged (V10)",
                "q_test", record=Q_TEST),
        Outcome(120, "advance", "2.6.5: a clean window", "q_test", record=Q_TEST)])


def _regressed():
    office, sendgrid = clean()
    broken = replace(services.without_own_signature(services.SENDGRID),
                     spf=("sendgrid.net", "pass"))
    sendgrid = replace(sendgrid, faults=(
        Fault(106, DAYS, broken, "a second account without domain authentication", 0.6),))
    return scenario("regressed", (office, sendgrid), [
        Outcome(100, "advance", "2.6.5: before the break", "q_test", record=Q_TEST),
        Outcome(120, "stay", "2.4: 100 % until day 105, 40 % since; 2.5 A1 and A2",
                blockers=(("S-REGRESSED", "sendgrid"), ("A-OWN-RATE",)))])


def _episodic():
    relay = services.relay(steady(120), faults=(
        Fault(100, 100, services.unauthenticated(services.RELAY), "DNS was down for a day"),))
    fixed = word("{d}", "", f"fixed_on: {day_text(101)}\nnote: DNS was down, now at two providers")
    return scenario("episodic", (*clean(), relay), [
        Outcome(120, "stay", "2.4 episodic, as V11: one day holds all failures; 2.5 A1",
                blockers=(("S-EPISODIC", "relay"), ("A-OWN-RATE",))),
        Outcome(120, "advance", "2.4: an acknowledged fix starts the clock, 18 of 14 active days",
                "q_test", record=Q_TEST, config=fixed)])


def _unproven():
    results = services.mailgun(exactly(2)).results
    # One of two messages on one day.
    mailgun = services.mailgun(exactly(2), faults=(
        Fault(103, 103, services.unauthenticated(results), "sent while DNS did not answer", 0.5),))
    return scenario("unproven", (*clean(), mailgun), [
        Outcome(120, "stay", "2.5 A2: 59 of 60 pass, which proves less than 95 %",
                blockers=(("S-UNPROVEN", "mailgun"),))])


def _minor():
    ses = services.ses(
        IRELAND, on(range(0, DAYS, 7), 1), UNSIGNED, kind=MISCONFIGURED, network="198.51.100")
    key = f"ses-{IRELAND}"
    return scenario("minor", (*clean(), ses), [
        Outcome(120, "advance", "2.5: under ten mails with failures only warn (S-MINOR-FAIL)",
                "q_test", record=Q_TEST, warnings=("S-MINOR-FAIL",)),
        Outcome(120, "stay", "2.5 A2: a critical source is judged however little it sends",
                blockers=(("S-FAILING", key),),
                config=word("amazon-ses", "", "critical: true"))])


def _regions():
    return scenario("regions", (
        *clean(), services.ses(IRELAND, steady(60)),
        services.ses("us-east-1", steady(30), services.ses_results("us-east-1", signed=False),
                     "10.20.7", MISCONFIGURED)), [
        Outcome(120, "stay", "ses.md 3.4 SES-8: DKIM is per region; 2.5 A1 and A2",
                blockers=(("S-FAILING", "ses-us-east-1"), ("A-OWN-RATE",)))])


def _fallback():
    """The MX is missing every other day; DKIM carries the mail."""
    custom = services.ses_results(IRELAND, mail_from="bounce.{d}")
    faults = tuple(
        Fault(day, day, services.ses_results(IRELAND), "the MX was not found: default MAIL FROM")
        for day in range(30, DAYS, 2))
    return scenario(
        "fallback", (*clean(), services.ses(IRELAND, steady(80), custom, faults=faults)), [
            Outcome(120, "advance", "ses.md 3.4 SES-5: DMARC passes by DKIM; 2.6.5", "q_test",
                    record=Q_TEST)])


def _spf_only():
    relay = services.relay(exactly(8), results=services.RELAY_UNSIGNED)
    return scenario("spfonly", (*clean(), relay), [
        Outcome(120, "stay", "2.5 A3, as V13: reject must not rely on SPF (RFC 9989, section 8)",
                blockers=(("S-SPF-ONLY", "relay"),))], QUARANTINE)


def _strict():
    """Amazon signs as the parent of the author's domain, which strict alignment refuses."""
    strict = "v=DMARC1; p=none; adkim=s; aspf=s; rua=mailto:rua@{d}"
    relaxed = "v=DMARC1; p=none; adkim=r; aspf=r; rua=mailto:rua@{d}"
    ses = replace(
        services.ses(IRELAND, steady(160), services.ses_results(
            IRELAND, mail_from="bounce.{d}", author="news.{d}")),
        key="ses", names=("amazon-ses", "Amazon SES", "amazonses.com"))
    return scenario("strict", (services.microsoft_365(steady(200)), ses), [
        Outcome(78, "stay", "V09a: AL-STRICT; the relaxed record is the one to publish",
                blockers=(("S-FAILING", "ses"), ("A-OWN-RATE",)), record=relaxed),
        Outcome(120, "advance", "V09b: the same mail under the relaxed record", "q_test",
                record="v=DMARC1; p=quarantine; np=reject; t=y; pct=0; adkim=r; aspf=r; "
                "rua=mailto:rua@{d}")], records=((0, strict), (80, relaxed)))


def _lagging():
    shop = services.brevo(steady(25), author="shop.{d}")
    return scenario("lagging", (*clean(), shop), [
        Outcome(120, "advance", "2.5 A5: shop is not ready and gets sp with the present policy "
                "(2.6); 1.3: per author domain", "q_test",
                record="v=DMARC1; p=quarantine; sp=none; np=reject; t=y; pct=0; "
                "rua=mailto:rua@{d}")])
