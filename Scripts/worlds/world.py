"""A domain with its records, its senders and those who report on it, and what is true of it."""

import datetime
from collections import Counter, defaultdict
from dataclasses import dataclass
from random import Random

from . import policy, reporters
from .mail import Results, aligned
from .truth import Truth


@dataclass(frozen=True)
class Row:
    address: str
    results: Results
    messages: int
    dkim: bool
    spf: bool
    disposition: str
    reason: tuple
    # Failing mail that the receiver delivered although it should not have.
    is_forgiven: bool = False


@dataclass(frozen=True)
class Report:
    reporter: reporters.Reporter
    record: policy.Record
    # Days of the world.
    day: int
    arrives: int
    rows: list


@dataclass(frozen=True)
class World:
    domain: str
    # A Monday.
    first_day: datetime.date
    days: int
    # The records, each with the day that it is published on, the oldest first.
    records: tuple
    sources: tuple
    reporters: tuple = reporters.FEW
    # Days of which no report is kept: the mailbox was full, nobody looked.
    unreported: frozenset = frozenset()
    # Names that mail claims to be from and that DNS does not know.
    missing_names: tuple = ()

    def date(self, day):
        return (self.first_day + datetime.timedelta(days=day)).isoformat()

    def begin(self, day):
        return ((self.first_day - datetime.date(1970, 1, 1)).days + day) * 86_400

    def record(self, day):
        """The record that is published on a day."""
        text = [text for since, text in self.records if since <= day][-1]
        return policy.Record.read(text.replace("{d}", self.domain))

    def plan(self, seed):
        """All reports that arrive before the world ends, and the truth about what they count.

        The truth is added up from the mail as it is sent, before anything is reported.
        """
        truth = Truth(self)
        reports = []
        for day in range(self.days):
            arrivals = self._arrivals(seed, day)
            seen = {reporter: defaultdict(int) for reporter in self.reporters}
            for source in self.sources:
                random = Random(f"{seed}/{self.domain}/{source.key}/{day}")
                for batch in source.mail(day, random):
                    results = batch.results.within(self.domain)
                    for reporter, messages in self._receivers(batch.messages, random):
                        if reporter not in arrivals:
                            truth.unreported += messages
                            continue
                        seen[reporter][source, batch.address, results] += messages
                        record = self.record(max(0, day - reporter.cached))
                        truth.add(source, day, messages, *aligned(results, record))
            for reporter, mail in seen.items():
                if not mail:
                    continue
                record = self.record(max(0, day - reporter.cached))
                rows = []
                for (source, address, results), messages in sorted(
                        mail.items(), key=lambda item: (item[0][1], repr(item[0][2]))):
                    made = self._rows(reporter, record, address, results, messages)
                    truth.see(source, day, reporter, made)
                    rows += made
                reports.append(Report(reporter, record, day, arrivals[reporter], rows))
        return reports, truth

    def _arrivals(self, seed, day):
        """The day on which each reporter's report comes, without those that never do."""
        random = Random(f"{seed}/{self.domain}/arrivals/{day}")
        arrivals = {}
        for reporter in self.reporters:
            number = random.randrange(100)
            days = 1 + (random.randrange(1, 4) if number < reporter.late else 0)
            is_lost = (number >= 100 - reporter.lost or day in self.unreported
                       or day > reporter.last)
            if not is_lost and day + days <= self.days:
                arrivals[reporter] = day + days
        return arrivals

    def _receivers(self, messages, random):
        weights = [reporter.weight for reporter in self.reporters]
        chosen = Counter(random.choices(range(len(self.reporters)), weights, k=messages))
        return [(self.reporters[place], chosen[place]) for place in sorted(chosen)]

    def _rows(self, reporter, record, address, results, messages):
        """What a receiver did with mail that looks alike."""
        dkim, spf = aligned(results, record)
        asked = record.policy(results.author, self.domain, self.missing_names)
        if dkim or spf:
            done = "pass" if reporter.says_pass and asked != "none" else "none"
            return [Row(address, results, messages, dkim, spf, done, ())]
        rows = []
        for part, disposition, reason in policy.asked(
                record, asked, reporter.generation, messages):
            excuse = dict(reporter.forgives).get(results.excuse)
            is_forgiven = bool(excuse) and disposition != "none"
            if is_forgiven:
                disposition, reason = "none", excuse
            rows.append(
                Row(address, results, part, dkim, spf, disposition, reason or (), is_forgiven))
        return rows
