"""Scenarios of mail that others send: forwarded, through lists, spoofed, new and unknown."""

from dataclasses import replace

from . import services
from .expectation import (
    DAYS, NONE, Q_TEST, QUARANTINE, R_TEST, REJECT, Outcome, day_text, scenario, word)
from .ladder import clean
from .mail import Results
from .sources import Spoofing, Wave, between, exactly, steady


def scenarios():
    return [
        _forwarded("forwarded", NONE, Outcome(
            120, "advance", "2.5 A4, as V04a: 2.7 % of forwarded mail fails, 3 % expected and "
            "10 % at most are allowed", "q_test", record=Q_TEST)),
        _forwarded("forwards", QUARANTINE, Outcome(
            120, "stay", "2.5 A4 and A6, as V04b: 1 % is the limit before reject",
            blockers=(("I-INDIRECT",), ("I-ACK",)))),
        _lists(), _spoofed("spoofed", NONE, Outcome(
            120, "advance", "1.5: spoofed mail never lowers the rate; 2.6.5", "q_test",
            record=Q_TEST)),
        _spoofed("besieged", REJECT, Outcome(
            120, "stay", "2.6.4: reject and healthy, whatever is spoofed")),
        _new_vendor(), _leaving_vendor(), _unknown()]


def _mailboxes(average):
    """Signed by nobody but the owner, as forwarders pass it on; so the owner's name will do."""
    google = services.google_workspace(steady(average))
    return replace(google, names=(*google.names, "{d}"))


def _forwarded(name, record, outcome):
    """Mail of 200 messages a day, of which 90 are forwarded as well."""
    original = services.GOOGLE
    return scenario(name, (
        _mailboxes(200),
        services.forwarder("forwarder.example", steady(84), original, "10.64.1"),
        services.forwarder("alumni.example", steady(6), services.editing(
            "alumni.example", original, "arc"), "10.64.2", "forwarder-alumni"),
        services.mailing_list("lists.club.example", exactly(2), original, "10.65.1")),
        [outcome], record)


def _lists():
    """Half a percent of the mail goes through lists that change it."""
    accepted = (
        f"ack_indirect_loss:\n  by: postmaster\n  on: {day_text(115)}\n  note: users were told\n")
    return scenario("lists", (
        _mailboxes(330),
        services.mailing_list("lists.club.example", exactly(2), services.GOOGLE, "10.65.1")), [
            Outcome(120, "stay", "2.5 A6, as V08b: above 0.1 %, and nobody has accepted it",
                    blockers=(("I-ACK",),)),
            Outcome(120, "advance", "2.5 A6, as V08: accepted", "r_test", record=R_TEST,
                    flags=("--accept-indirect-loss",)),
            Outcome(120, "advance", "2.5 A6: accepted in writing", "r_test", record=R_TEST,
                    config=accepted),
            Outcome(120, "advance", "2.5 A6: asked of the users profile alone", "r_test",
                    record=R_TEST, config="profile: transactional\n")], QUARANTINE)


def _spoofed(name, record, outcome):
    bare, foreign = services.looks_of_spoofing()
    invented = tuple(
        Results((), (f"promo{number}.example", "pass"), "billing.{d}") for number in range(12))
    waves = Spoofing((
        Wave(0, DAYS, 6, bare), Wave(90, 97, 180, foreign), Wave(104, 112, 220, bare + invented)))
    return scenario(
        name, (*clean(), waves), [outcome], record, missing_names=(f"billing.{name}.example",))


def _new_vendor():
    vendor = services.mailgun(between(100, DAYS, steady(20)))
    return scenario("newvendor", (*clean(), vendor), [
        Outcome(95, "advance", "2.6.5: before it came", "q_test", record=Q_TEST),
        Outcome(110, "stay", "2.5 D6: a new own source 10 days ago, 14 quiet days are asked",
                blockers=(("E-NEW-SOURCE",),)),
        Outcome(120, "advance", "2.5 D6: 20 days ago", "q_test", record=Q_TEST)])


def _leaving_vendor():
    vendor = services.mailgun(between(0, 79, steady(20)))
    return scenario("leaving", (*clean(), vendor), [
        Outcome(100, "advance", "2.7 between the lines: a vanished source only warns", "q_test",
                record=Q_TEST, warnings=("mailgun",))])


def _unknown():
    vendor = services.vendor("crm-vendor.example", exactly(2))
    return scenario("unknown", (*clean(), vendor), [
        Outcome(120, "stay", "2.5 D7, as V15: undecided, 60 mails on 30 days",
                blockers=(("U-UNKNOWN", "vendor"),)),
        Outcome(120, "advance", "2.3: the owner says that it is not theirs", "q_test",
                record=Q_TEST, config=word("crm-vendor.example", "foreign"),
                claimed=("vendor",)),
        Outcome(120, "advance", "2.3: the owner says that it forwards; 2.5 A4: 0.6 % fails",
                "q_test", record=Q_TEST, config=word("crm-vendor.example", "forwarder"),
                claimed=("vendor",)),
        Outcome(120, "stay", "2.3 owned makes it own_misconfigured; 2.5 A2",
                blockers=(("S-FAILING", "vendor"),),
                config=word("crm-vendor.example", "owned"), claimed=("vendor",))])
