"""What must be decided about a world on a day, and the paragraph of decision.md that says so."""

import datetime
from dataclasses import dataclass

from .sources import Spoofing
from .world import World

FIRST_DAY = datetime.date(2026, 5, 4)
DAYS = 120

NONE = "v=DMARC1; p=none; rua=mailto:rua@{d}"
Q_TEST = "v=DMARC1; p=quarantine; np=reject; t=y; pct=0; rua=mailto:rua@{d}"
QUARANTINE = "v=DMARC1; p=quarantine; np=reject; rua=mailto:rua@{d}"
R_TEST = "v=DMARC1; p=reject; np=reject; t=y; pct=0; rua=mailto:rua@{d}"
REJECT = "v=DMARC1; p=reject; np=reject; rua=mailto:rua@{d}"

UNSTATED = "-"


@dataclass(frozen=True)
class Outcome:
    # A day of the world.
    as_of: int
    verdict: str
    reason: str
    # Where the domain goes; `UNSTATED` where decision.md leaves it open.
    to: str = ""
    # Code and the key of the source, or the code alone.
    blockers: tuple = ()
    # The record to publish; the published one where nothing is to change; or `UNSTATED`.
    record: str = ""
    # Options of `dmarc advise`, and the text of dmarc.yml.
    flags: tuple = ()
    config: str = ""
    # Texts that some warning or note must contain, in whatever case.
    warnings: tuple = ()
    # Texts that no warning may contain.
    silences: tuple = ()
    # Sources that the owner's word takes out of the classes.
    claimed: tuple = ()
    # Nothing is left to repair, whatever the blockers are called.
    only_waits: bool = False

    @property
    def exit(self):
        """Advance or done, to be fixed, not enough evidence, roll back."""
        if self.verdict == "roll_back":
            return 4
        if self.verdict == "advance" or not self.blockers:
            return 0
        waits = self.only_waits or all(code.startswith("E-") for code, *_ in self.blockers)
        return 3 if waits else 2


@dataclass(frozen=True)
class Scenario:
    world: World
    outcomes: tuple

    @property
    def name(self):
        return self.world.domain.split(".")[0]

    def described(self, truth):
        """For truth.json."""
        return {**truth.described(), "scenario": self.name,
                "outcomes": [self._outcome(outcome, truth) for outcome in self.outcomes]}

    def _outcome(self, outcome, truth):
        world, day = self.world, outcome.as_of
        published = world.record(min(day, world.days - 1))
        # The days that are judged (decision.md 2.2): thirty, the last two left out.
        window = range(day - 31, day - 1)
        names = {source.key: source for source in world.sources}
        described = {
            "as_of": world.date(day), "published": published.text, "rung": published.rung,
            "flags": list(outcome.flags),
            "config": outcome.config.replace("{d}", world.domain), "verdict": outcome.verdict,
            "to": outcome.to or None, "exit": outcome.exit,
            "blockers": [
                {"code": code, "source": source[0] if source else None}
                for code, *source in outcome.blockers],
            "record": (outcome.record or published.text).replace("{d}", world.domain),
            "warnings": list(outcome.warnings), "silences": list(outcome.silences), "reason": outcome.reason,
            "classes": {
                key: truth.kind(source, day) for key, source in names.items()
                if key not in outcome.claimed and truth.totals(source, window)[0]},
            "spoofed": sum(
                truth.totals(source, window)[0] for source in world.sources
                if isinstance(source, Spoofing))}
        for field in ("to", "record"):
            if described[field] == UNSTATED:
                del described[field]
        return described


def scenario(name, sources, outcomes, record=NONE, **more):
    records = more.pop("records", ((0, record),))
    return Scenario(
        World(f"{name}.example", FIRST_DAY, DAYS, records, tuple(sources), **more),
        tuple(outcomes))


def day_text(day):
    """A day of the scenarios as dmarc.yml writes it."""
    return (FIRST_DAY + datetime.timedelta(days=day)).isoformat()


def word(source, claim="", more=""):
    """The owner's word on one source, as a dmarc.yml (decision.md 2.8)."""
    lines = ["sources:", f"  - source: {source}"]
    if claim:
        lines.append(f"    claim: {claim}")
    lines += [f"    {line}" for line in more.splitlines()]
    return "\n".join([*lines, "    by: postmaster", "    on: 2026-08-28", ""])
