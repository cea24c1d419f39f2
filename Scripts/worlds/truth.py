"""What is true of a world, added up while its mail is sent."""

from collections import Counter, defaultdict

from .sources import MISCONFIGURED, OWN, SPOOF


class Truth:
    """Totals by source and day, of mail that reports tell of."""

    def __init__(self, world):
        self.world = world
        # Source -> day -> messages, passes, DKIM aligned, SPF aligned.
        self.days = {source.key: {} for source in world.sources}
        # Source -> day -> forgiven messages, and names of those who reported.
        self.forgiven = {source.key: Counter() for source in world.sources}
        self.reporters = {source.key: defaultdict(set) for source in world.sources}
        # Sent, but in no report that arrives.
        self.unreported = 0

    def add(self, source, day, messages, dkim, spf):
        counts = self.days[source.key].setdefault(day, [0, 0, 0, 0])
        for place, counted in enumerate((True, dkim or spf, dkim, spf)):
            counts[place] += messages * counted

    def see(self, source, day, reporter, rows):
        self.reporters[source.key][day].add(reporter.organization)
        self.forgiven[source.key][day] += sum(row.messages for row in rows if row.is_forgiven)

    def totals(self, source, days=None):
        """Messages, passes, DKIM aligned, SPF aligned of some days, or of all."""
        counts = [
            count for day, count in self.days[source.key].items() if days is None or day in days]
        return [sum(column) for column in zip(*counts)] or [0, 0, 0, 0]

    def kind(self, source, day, inventory=100):
        """The class as of a day: own mail is misconfigured as long as none of it passed
        (decision.md 2.3)."""
        if source.kind not in (OWN, MISCONFIGURED):
            return source.kind
        known = range(day - inventory + 1, day + 1)
        return OWN if self.totals(source, known)[1] else MISCONFIGURED

    def described(self):
        """For truth.json."""
        world = self.world
        sources = [
            {"source": source.key, "class": self.kind(source, world.days, world.days + 1),
             "names": [name.replace("{d}", world.domain) for name in source.names],
             "networks": list(source.networks),
             "broken": [
                 {"since": world.date(fault.first), "until": world.date(fault.last + 1),
                  "share": fault.share, "why": fault.why} for fault in source.faults],
             "totals": self.totals(source),
             "days": [[world.date(day), *count]
                      for day, count in sorted(self.days[source.key].items())]}
            for source in world.sources]
        spoofed = sum(
            self.totals(source)[0] for source in world.sources if source.kind == SPOOF)
        return {
            "domain": world.domain, "since": world.date(0), "until": world.date(world.days),
            "records": [
                {"since": world.date(since), "record": text.replace("{d}", world.domain)}
                for since, text in world.records],
            "columns": ["messages", "dmarc_pass", "dkim_aligned", "spf_aligned"],
            "messages": sum(self.totals(source)[0] for source in world.sources),
            "spoofed": spoofed, "not_reported": self.unreported, "sources": sources}
