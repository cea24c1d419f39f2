"""One report: its records one after the other, and what they add up to."""

from random import Random

from . import shapes, traffic

_WEIGHTS = [shape.weight for shape in shapes.SHAPES]
_RECORDS_AT_ONCE = 2_000
# Odd, so that a walk with it meets every address of a pool before it meets one again.
_STRIDE = 0x9E3779B1
_RECIPIENTS = [f"customer{number}.example" for number in range(400)]


class Report:
    """A report on one domain and day; `first` numbers its records among those of the corpus."""

    def __init__(self, random, place, size, first, domain, policy, day, shape):
        self.random = Random(f"{random.random()}")
        if shape is None:
            shape = self.random.choices(range(len(shapes.SHAPES)), _WEIGHTS)[0]
        self.shape = shapes.SHAPES[shape]
        self.size = size
        self.first = first
        self.domain = domain
        self.begin = day * 86_400
        self.end = self.begin + (86_399 if self.shape.container == "zip" else 86_400)
        self.report_id = f"{place:08x}{self.random.getrandbits(64):016x}"
        self.head = shapes.head(
            self.shape, domain, policy, self.report_id, self.begin, self.end)
        self.templates = [
            shapes.record(self.shape, stream, domain, policy) for stream in traffic.STREAMS]
        self._messages = [0] * len(traffic.STREAMS)

    @property
    def name(self):
        return (f"{self.shape.receiver}!{self.domain}!{self.begin}!{self.end}"
                f"!{self.report_id[:8]}")

    def texts(self):
        """The text of the report in pieces."""
        yield self.head
        for start in range(0, self.size, _RECORDS_AT_ONCE):
            yield self._records(start, min(_RECORDS_AT_ONCE, self.size - start))
        yield shapes.tail(self.shape)

    def _records(self, start, count):
        """Records walk through the addresses of their stream, so that one address and outcome come
        up as often as the reporter has recipients for them."""
        random = self.random.random
        made = []
        for place in range(start, start + count):
            number = traffic.pick(random())
            stream = traffic.STREAMS[number]
            messages = traffic.messages(random())
            self._messages[number] += messages
            row = self.first + place
            # Three of five customers of the newsletter service were not met before.
            token = row if row % 5 < 3 else row * 7 % 17
            made.append(self.templates[number] % {
                "address": traffic.address(stream, row // self.shape.recipients * _STRIDE),
                "count": messages, "to": _RECIPIENTS[row % 400],
                "t": f"{token * _STRIDE & 0xffffffff:08x}", "f": row * _STRIDE % 17})
        return "".join(made)

    def totals(self, make):
        """What all records add up to, once ``texts`` has been gone through."""
        totals = make(records=self.size)
        for stream, messages in zip(traffic.STREAMS, self._messages):
            dkim, spf = stream.aligned
            totals.messages += messages
            totals.dkim_aligned += messages * dkim
            totals.spf_aligned += messages * spf
            totals.dmarc_pass += messages * (dkim or spf)
        return totals
