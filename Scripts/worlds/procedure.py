"""The numbers of decision.md 2.4 to 2.7 in plain steps over the truth of a world.

No expectation is made here. What the scenarios demand is written by hand; the self-check of the
worlds goes through these steps to see that each demand follows from the mail that was made, with
enough room for the chance in it.
"""

from math import log, sqrt

from .policy import POLICIES, weaker
from .sources import FORWARDER, LIST, UNKNOWN

Z = 1.6448536269514722
CAP = 250
# For quarantine and reject.
LIMITS = {
    "quarantine": dict(own=150, reporters=2, lower=0.98, rate=0.98, source_lower=0.95,
                       since_fix=14, expected=0.03, maximum=0.10, unknown=0.01),
    "reject": dict(own=300, reporters=3, lower=0.99, rate=0.99, source_lower=0.98,
                   since_fix=21, expected=0.01, maximum=0.03, unknown=0.002),
}


class Rate:
    """Days of (messages, passes): rate, over-dispersion, effective size and bounds."""

    def __init__(self, days, cap=CAP):
        days = [(n, a) for n, a in days if n]
        self.n, self.a = sum(n for n, _ in days), sum(a for _, a in days)
        self.failures, self.active = self.n - self.a, len(days)
        self.p = p = self.a / self.n if self.n else 0
        self.phi = 1.0
        if 0 < p < 1 and len(days) > 1:
            squares = sum(n * (a / n - p) ** 2 for n, a in days) / (p * (1 - p))
            self.phi = max(1.0, squares / (len(days) - 1))
        size = sum(min(n, cap) for n, _ in days) / self.phi
        self.lower, self.upper = _wilson(p, size) if size else (0, 1)

    @property
    def likelihood(self):
        return sum(k * log(k / self.n) for k in (self.a, self.failures) if k)


def _wilson(p, n):
    middle, width = p + Z * Z / (2 * n), Z * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    return (middle - width) / (1 + Z * Z / n), (middle + width) / (1 + Z * Z / n)


def change(days):
    """The first day of the new rate, and whether it is the better one; days are (day, n, a)."""
    days = [entry for entry in days if entry[1]]
    whole, best = Rate([entry[1:] for entry in days]), (10.83, None, False)
    for place in range(3, len(days) - 2):
        before, since = (
            Rate([entry[1:] for entry in part]) for part in (days[:place], days[place:]))
        worse = min(before, since, key=lambda rate: rate.p)
        if min(before.n, since.n) < 20 or abs(before.p - since.p) < 0.02 or worse.failures < 10:
            continue
        gain = before.likelihood + since.likelihood - whole.likelihood
        ratio = 2 * gain / max(before.phi, since.phi)
        if ratio > best[0]:
            best = (ratio, days[place][0], since.p > before.p)
    return best[1:]


def is_episodic(days):
    rate = Rate([entry[1:] for entry in days])
    worst = sorted((n - a for _, n, a in days), reverse=True)[:2]
    return rate.failures > 0 and rate.phi >= 20 and sum(worst) >= 0.9 * rate.failures


class Source:
    """One source in its window."""

    def __init__(self, source, truth, window, target, fixed_on=None):
        self.key = source.key
        counts = truth.days[source.key]
        self.days = [(day, *counts[day][:2]) for day in window if day in counts]
        self.dkim = [(counts[day][0], counts[day][2]) for day in window if day in counts]
        self.forgiven = sum(truth.forgiven[source.key][day] for day in window)
        since, is_fixed = change(self.days)
        self.is_regressed = since is not None and not is_fixed
        fix = fixed_on if fixed_on is not None else since if is_fixed else None
        later = [entry for entry in self.days if fix is not None and entry[0] >= fix]
        # Before enough days have passed since a fix, the whole window is judged.
        self.is_waiting = fix is not None and len(later) < LIMITS[target]["since_fix"]
        self.judged = self.days if fix is None or self.is_waiting else later
        self.rate = Rate([entry[1:] for entry in self.judged])

    def blocker(self, target, is_critical):
        """A2."""
        limits, rate = LIMITS[target], self.rate
        if rate.n < 10 and not is_critical:
            return None
        if rate.p < limits["rate"]:
            if self.is_regressed:
                return "S-REGRESSED"
            if self.is_waiting:
                return "S-FIXED-RECENTLY"
            return "S-EPISODIC" if is_episodic(self.judged) else "S-FAILING"
        if rate.failures and rate.lower < limits["source_lower"]:
            return "S-UNPROVEN"
        return None


def gates(world, truth, as_of, target, kinds, critical=(), fixed_on=None, acknowledged=()):
    """Blockers of the gates that mail decides on: D2 to D4, D7, A1 to A4 and A6.

    `kinds` are the classes by source; subdomains that lag are left to A5.
    """
    limits, found = LIMITS[target], set()
    window = [day for day in range(as_of - 31, as_of - 1) if day >= 0]
    made = {source.key: Source(source, truth, window, target, (fixed_on or {}).get(source.key))
            for source in world.sources}
    own = [source for key, source in made.items() if kinds[key].startswith("own")]
    if len({day for source in world.sources for day in truth.days[source.key]
            if day in window}) < 24:
        found.add(("E-COVERAGE",))
    reporters = {name for source in own for day in window
                 for name in truth.reporters[source.key].get(day, ())}
    if len(reporters) < limits["reporters"]:
        found.add(("E-REPORTERS",))
    for source in own:
        code = source.blocker(target, source.key in critical)
        if code:
            found.add((code, source.key))
    rate = _together([source.judged for source in own])
    if rate.n < limits["own"] and "volume" not in acknowledged:
        found.add(("E-VOLUME",))
    if rate.lower < limits["lower"] and "volume" not in acknowledged:
        found.add(("A-OWN-RATE",))
    if target == "reject":
        found |= {("S-SPF-ONLY", source.key) for source in own
                  if Rate(source.dkim).n >= 10 and Rate(source.dkim).p < 0.95}
    found |= _indirect(made, kinds, rate, limits, target, "indirect" in acknowledged)
    for key, source in made.items():
        if kinds[key] == UNKNOWN and source.rate.n >= 10 and source.rate.active >= 3:
            found.add(("U-UNKNOWN", key))
    return found


def _together(sources):
    days = {}
    for judged in sources:
        for day, n, a in judged:
            messages, passes = days.get(day, (0, 0))
            days[day] = (messages + n, passes + a)
    return Rate(list(days.values()), CAP * max(1, len([judged for judged in sources if judged])))


def _indirect(made, kinds, own, limits, target, is_accepted):
    """A4 and A6."""
    passed_on = [source for key, source in made.items() if kinds[key] in (FORWARDER, LIST)]
    failing = sum(source.rate.failures for source in passed_on)
    everything = own.n + sum(source.rate.n for source in passed_on)
    forgiven = sum(source.forgiven for source in passed_on)
    maximum = failing / everything if everything else 0
    expected = (failing - forgiven) / everything if everything else 0
    found = set()
    if expected > limits["expected"] or maximum > limits["maximum"]:
        found.add(("I-INDIRECT",))
    if target == "reject" and expected > 0.001 and not is_accepted:
        found.add(("I-ACK",))
    return found


def enforced(record):
    """What receivers of both generations make of `p`."""
    return weaker(record.p) if record.is_testing else record.p


def lowered_on(world, as_of):
    """The day on which the policy in force came down, if the last change was one for the weaker."""
    days = [since for since, _ in world.records if since <= as_of]
    for before, since in reversed(list(zip(days, days[1:]))):
        old, new = (POLICIES.index(enforced(world.record(day))) for day in (before, since))
        if old != new:
            return since if new < old else None
    return None


def triggers(world, truth, as_of, policy, kinds, critical=()):
    """2.7 at an enforced policy: the last seven days, after a roll-back those since."""
    lowered = lowered_on(world, as_of)
    week = [day for day in range(as_of - 8, as_of - 1) if lowered is None or day > lowered]
    before = range(as_of - 31, week[0] if week else as_of - 1)
    own = [source for source in world.sources if kinds[source.key].startswith("own")]
    found = set()
    for source in own:
        rate = Source(source, truth, week, policy).rate
        if rate.n and rate.p < 0.95 and rate.upper < 0.98 and rate.failures >= 20:
            found.add(("RB-SRC", source.key))
        last = Source(source, truth, week[-3:], policy).rate
        if source.key in critical and last.failures >= 5 and last.p < 0.9:
            found.add(("RB-CRIT", source.key))
    rate = _together([Source(source, truth, week, policy).days for source in own])
    if rate.n and 1 - rate.p >= {"quarantine": 0.05, "reject": 0.02}[policy]:
        found.add(("RB-DOM",))
    signed = [
        Rate([pair for source in own for pair in Source(source, truth, days, policy).dkim])
        for days in (before, week)]
    if signed[0].p >= 0.95 and signed[1].n and signed[1].p <= 0.5:
        found.add(("RB-KEY",))
    return found
