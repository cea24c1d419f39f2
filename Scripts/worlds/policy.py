"""A published DMARC record, and how the two generations of receivers read it (decision.md 1.4)."""

from dataclasses import dataclass, field

POLICIES = ["none", "quarantine", "reject"]


@dataclass(frozen=True)
class Record:
    text: str
    tags: dict = field(hash=False, compare=False)

    @classmethod
    def read(cls, text):
        pairs = (part.split("=", 1) for part in text.split(";") if part.strip())
        return cls(text, {name.strip(): value.strip() for name, value in pairs})

    @property
    def p(self):
        return self.tags.get("p", "none")

    @property
    def sp(self):
        return self.tags.get("sp", self.p)

    @property
    def np(self):
        return self.tags.get("np", self.sp)

    @property
    def pct(self):
        return int(self.tags.get("pct", "100"))

    @property
    def is_testing(self):
        return self.tags.get("t") == "y"

    @property
    def adkim(self):
        return self.tags.get("adkim", "r")

    @property
    def aspf(self):
        return self.tags.get("aspf", "r")

    @property
    def rung(self):
        """Where a domain with this record stands (decision.md 2.1)."""
        if self.p == "none":
            return "none"
        is_test = self.is_testing or self.pct == 0
        return {"quarantine": ("q", "q_test"), "reject": ("reject", "r_test")}[self.p][is_test]

    def policy(self, author, domain, missing=()):
        """What is asked for mail of an author. `missing` are names that do not exist in DNS."""
        if author == domain:
            return self.p
        return self.np if author in missing else self.sp


def weaker(policy):
    return POLICIES[max(0, POLICIES.index(policy) - 1)]


def asked(record, policy, generation, messages):
    """Parts of failing mail with what is done to them and the reason for doing less.

    RFC 7489 knows `pct` and no `t`; RFC 9989 the reverse.
    """
    if policy == "none":
        return [(messages, "none", None)]
    if generation == 9990:
        if record.is_testing:
            return [(messages, weaker(policy), ("policy_test_mode", ""))]
        return [(messages, policy, None)]
    sampled = (messages * record.pct + 50) // 100
    parts = [(sampled, policy, None), (messages - sampled, weaker(policy), ("sampled_out", ""))]
    return [part for part in parts if part[0]]
