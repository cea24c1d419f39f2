"""Scenarios of domains in order: the rungs, their waiting times, and evidence that is missing."""

from dataclasses import replace

from . import reporters, services
from .expectation import (
    DAYS, NONE, Q_TEST, QUARANTINE, R_TEST, REJECT, Outcome, day_text, scenario)
from .sources import Spoofing, Wave, between, office, steady


def clean():
    """Two services that are set up as they should be."""
    return services.microsoft_365(office(240)), services.sendgrid(steady(110))


def scenarios():
    return [_ladder(), _at_reject(), _legacy(), _young(), _direct(), _silent(), _one_reporter(),
            _stale(), _gap(), _left(), _thin(), _parked()]


def _ladder():
    """The whole way up, with a look too early and one in time on every rung."""
    early = (("E-DWELL",),)
    return scenario(
        "ladder", clean(), [
            Outcome(20, "stay", "2.5 D5 and D2: 20 of 30 days on none, 19 of 24 report days",
                    blockers=(("E-DWELL",), ("E-COVERAGE",))),
            Outcome(36, "advance", "2.6.5: all gates after 36 days on none; 2.6 record writer: "
                    "np=reject with the first move, t=y only with pct=0 (1.4)", "q_test",
                    record=Q_TEST),
            Outcome(48, "stay", "2.5 D5 and 2.1: 8 of 14 days on q_test", blockers=early),
            Outcome(57, "advance", "2.6.5; t and pct dropped on enforcing rungs", "q",
                    record=QUARANTINE),
            Outcome(75, "stay", "2.5 D5: 15 of 30 days on quarantine", blockers=early),
            Outcome(95, "advance", "2.6.5: all gates of reject, test rung first (2.1)", "r_test",
                    record=R_TEST),
            Outcome(112, "stay", "2.5 D5: 10 of 14 days on r_test", blockers=early),
            Outcome(120, "advance", "2.6.5, as V14", "reject", record=REJECT)],
        records=((0, NONE), (40, Q_TEST), (60, QUARANTINE), (102, R_TEST)))


def _at_reject():
    return scenario("healthy", clean(), [
        Outcome(120, "stay", "2.6.4: reject and healthy is done, nothing to change")], REJECT)


def _legacy():
    record = "v=DMARC1; p=quarantine; pct=50; rua=mailto:rua@{d}"
    return scenario("legacy", clean(), [
        Outcome(120, "advance", "1.4: receivers of RFC 9989 apply quarantine to all, so it is the "
                "rung quarantine; 2.9 further cases: warn about pct=50", "r_test", record=R_TEST,
                warnings=("pct",))], record)


def _young():
    """Reports for 26 days: enough for a domain without people's mailboxes, not for others."""
    sources = [replace(source, volume=between(94, DAYS, source.volume)) for source in clean()]
    return scenario("young", sources, [
        Outcome(120, "stay", "2.5 D5: 26 of 30 days on none", blockers=(("E-DWELL",),)),
        Outcome(120, "advance", "2.1: the transactional profile waits 21 days", "q_test",
                record=Q_TEST, config="profile: transactional\n")])


def _direct():
    return scenario("direct", clean(), [
        Outcome(120, "advance", "2.1: without test rungs quarantine follows none", "q",
                record=QUARANTINE, config="use_test_rungs: false\n"),
        Outcome(120, "advance", "2.6.3: parked is said of domains with nothing but spoof rows, and "
                "this one sends", "q_test", record=Q_TEST, flags=("--parked",))])


def _silent():
    return scenario("silent", (), [
        Outcome(120, "stay", "2.6.2: no rows, as V01", blockers=(("E-NO-DATA",),))])


def _one_reporter():
    return scenario("onereporter", clean(), [
        Outcome(120, "stay", "2.5 D4: one reporter, two are needed",
                blockers=(("E-REPORTERS",),))], reporters=(replace(reporters.GOOGLE, lost=0),))


def _stale():
    return scenario("stale", clean(), [
        Outcome(120, "stay", "2.5 D1: the newest report is 7 days old, 4 are allowed",
                blockers=(("E-STALE",),))], unreported=frozenset(range(114, DAYS)))


def _gap():
    return scenario("gap", clean(), [
        Outcome(90, "advance", "2.6.5: before the gap", "q_test", record=Q_TEST),
        Outcome(120, "stay", "2.5 D2: 18 of 30 days have reports, 24 are needed",
                blockers=(("E-COVERAGE",),))], unreported=frozenset(range(94, 106)))


def _left():
    """Microsoft ceases to report and the others go on."""
    gone = replace(reporters.OUTLOOK, last=99)
    return scenario("left", clean(), [
        Outcome(114, "advance", "2.7 between the lines: silent for 13 days, 14 are asked", "q_test",
                record=Q_TEST, silences=("outlook.com",)),
        Outcome(120, "advance", "2.7 between the lines: a reporter that disappears only warns",
                "q_test", record=Q_TEST, warnings=("outlook.com sent reports on",))],
        reporters=(reporters.GOOGLE, gone, reporters.AMAZON, reporters.MODERN))


def _thin():
    """A message or two a day: 103 clean ones in ninety days prove 97.4 %."""
    def volume(day, random):
        return 2 if day % 7 == 0 else 1
    accepted = (
        f"ack_low_volume:\n  by: postmaster\n  on: {day_text(118)}\n  note: a small office\n")
    return scenario("thin", (services.microsoft_365(volume),), [
        Outcome(120, "stay", "2.5 D3 and A1, as V12: under 150 messages even in ninety days, and "
                "the bound below 98 %", blockers=(("E-VOLUME",), ("A-OWN-RATE",)),
                only_waits=True),
        Outcome(120, "advance", "2.5 small domain: acknowledged, as V12b", "q_test",
                record=Q_TEST, config=accepted)])


def _parked():
    bare, foreign = services.looks_of_spoofing()
    only = Spoofing((Wave(0, DAYS, 12, bare), Wave(88, 95, 150, foreign)))
    return scenario("parked", (only,), [
        Outcome(120, "stay", "2.6.3: only spoof rows, as V02", blockers=(("P-CONFIRM-PARKED",),)),
        Outcome(120, "advance", "2.6.3: declared parked, directly to reject, as V02b", "reject",
                record="v=DMARC1; p=reject; sp=reject; np=reject; rua=mailto:rua@{d}",
                flags=("--parked",)),
        Outcome(120, "advance", "2.6.3 and 2.1: the profile says the same", "reject",
                record="v=DMARC1; p=reject; sp=reject; np=reject; rua=mailto:rua@{d}",
                config="profile: parked\n")])
