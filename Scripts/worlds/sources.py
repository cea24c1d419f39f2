"""Who sends under a domain: how much on which day, from where, and since when it is broken."""

from collections import Counter
from dataclasses import dataclass, field

from .mail import Results

# Classes, in the words of decision.md 2.3.
OWN, MISCONFIGURED = "own", "own_misconfigured"
FORWARDER, LIST, SPOOF, UNKNOWN = "forwarder", "mailing_list", "spoof", "unknown"
LEGITIMATE = {OWN, MISCONFIGURED, FORWARDER, LIST}


@dataclass(frozen=True)
class Fault:
    """Days, the last included, on which mail looks different, and why."""

    first: int
    last: int
    results: Results
    why: str
    # How much of the day's mail.
    share: float = 1.0


@dataclass(frozen=True)
class Batch:
    address: str
    results: Results
    messages: int


@dataclass(frozen=True)
class Source:
    key: str
    # The class once a year of it is known. Own mail that never passes is misconfigured.
    kind: str
    # What it may rightly be called: the identifier in the catalogue, its name, its domain.
    names: tuple
    volume: object  # (day, random) -> messages
    results: Results
    # The first three numbers of its addresses.
    network: str
    addresses: int = 3
    faults: tuple = ()

    @property
    def networks(self):
        return (f"{self.network}.0/24",)

    def mail(self, day, random):
        """What is sent on a day."""
        messages = self.volume(day, random)
        parts = []
        for fault in self.faults:
            if fault.first <= day <= fault.last:
                failing = int(messages * fault.share + 0.5)
                parts.append((fault.results, failing))
                messages -= failing
        parts.append((self.results, messages))
        for results, count in parts:
            places = random.choices(range(self.addresses), k=count)
            for place, share in sorted(Counter(places).items()):
                yield Batch(f"{self.network}.{10 + place}", results, share)


@dataclass(frozen=True)
class Wave:
    """Spoofing from addresses all over the world, of which most send a message or two."""

    first: int
    last: int
    a_day: int
    # What the messages look like, one after the other.
    looks: tuple


@dataclass(frozen=True)
class Spoofing:
    """All mail that only claims to be the owner's."""

    waves: tuple
    key: str = "spoof"
    kind: str = SPOOF
    names: tuple = ()
    faults: tuple = ()
    networks: tuple = ("10.128.0.0/9", "2001:db8:8000::/33")
    results: object = field(default=None)

    def mail(self, day, random):
        for wave in self.waves:
            if not wave.first <= day <= wave.last:
                continue
            left = max(0, round(wave.a_day * random.uniform(0.8, 1.2)))
            while left > 0:
                messages = min(left, random.choice((1, 1, 1, 1, 2, 2, 3)))
                left -= messages
                yield Batch(self._address(random), random.choice(wave.looks), messages)

    @staticmethod
    def _address(random):
        number = random.getrandbits(23)
        if random.random() < 0.2:
            return f"2001:db8:{0x8000 | number & 0x7fff:x}::{number >> 15 | 1:x}"
        return f"10.{128 | number >> 16}.{number >> 8 & 255}.{number & 255}"


# Volumes


def steady(average, spread=0.15):
    return lambda day, random: max(0, round(average * random.uniform(1 - spread, 1 + spread)))


def exactly(messages):
    return lambda day, random: messages


def office(average, monday=0):
    """A third of a working day's mail at the weekend; `monday` is the first Monday."""
    every = steady(average)
    return lambda day, random: every(day, random) // (3 if (day - monday) % 7 > 4 else 1)


def weekly(average, weekday):
    every = steady(average)
    return lambda day, random: every(day, random) if day % 7 == weekday else 0


def on(days, messages):
    """So many messages on each of some days."""
    days = frozenset(days)
    return lambda day, random: messages if day in days else 0


def between(first, last, volume):
    return lambda day, random: volume(day, random) if first <= day <= last else 0
