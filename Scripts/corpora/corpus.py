"""The corpora: how many files of what size, and their totals."""

import json
import math
import shutil
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from random import Random

from . import files, report

DAYS = 120
# 2025-09-01
FIRST_DAY = 20_332
QUESTION_DAYS = 90
DOMAINS = [("example.com", "none"), ("example.org", "quarantine"), ("example.net", "reject"),
           ("shop.example", "none"), ("bank.example", "reject")]


@dataclass(frozen=True)
class Kind:
    files: int
    records: int
    domains: int
    # How unequal the files are: the deviation of the logarithm of their records.
    spread: float
    # The place of the only shape; any when None.
    shape: int = None
    largest: int = 50_000


KINDS = {
    "mailbox": Kind(5_000, 47_879, 5, 1.4),
    "mixed": Kind(20_000, 1_000_000, 5, 2.0),
    "heavy": Kind(200, 2_000_000, 2, 0.8),
    "giant": Kind(1, 1_000_000, 1, 0.0, shape=1, largest=1 << 40),
}


@dataclass
class Totals:
    records: int = 0
    messages: int = 0
    dkim_aligned: int = 0
    spf_aligned: int = 0
    dmarc_pass: int = 0

    def add(self, other):
        for name in vars(self):
            setattr(self, name, getattr(self, name) + getattr(other, name))


@dataclass
class Question:
    """What the corpus says of one domain in its last days."""
    domain: str
    since: int
    until: int
    totals: Totals = field(default_factory=Totals)


def sizes(kind, scale, random):
    """Records of each file; together exactly what the kind has at this scale."""
    count = max(1, round(kind.files * scale)) if kind.files > 1 else 1
    total = max(count, round(kind.records * scale))
    weights = [math.exp(random.gauss(0, kind.spread)) for _ in range(count)]
    factor = total / sum(weights)
    made = [max(1, min(kind.largest, round(weight * factor))) for weight in weights]
    # The rest goes to, or comes from, one file after the other.
    place = 0
    while sum(made) != total:
        missing = total - sum(made)
        step = max(1, abs(missing) // count)
        size = made[place % count]
        made[place % count] = min(kind.largest, max(1, size + (step if missing > 0 else -step)))
        place += 1
    return made


def write(folder, name, scale, seed):
    """Writes a corpus and hands out its truth."""
    kind = KINDS[name]
    random = Random(f"{seed} {name}")
    reports = Path(folder) / "reports"
    shutil.rmtree(reports, ignore_errors=True)
    reports.mkdir(parents=True)
    made = sizes(kind, scale, random)
    firsts = [0, *accumulate(made)]
    until = FIRST_DAY + DAYS
    question = Question(DOMAINS[0][0], until - QUESTION_DAYS, until)
    totals = Totals()
    xml_bytes = 0
    for place, (size, first) in enumerate(zip(made, firsts)):
        domain, policy = DOMAINS[min(int(random.random() ** 2 * kind.domains), kind.domains - 1)]
        day = until - 1 if len(made) == 1 else FIRST_DAY + place * DAYS // len(made)
        said = report.Report(random, place, size, first, domain, policy, day, kind.shape)
        xml_bytes += files.write(reports, said)
        totals.add(said.totals(Totals))
        if domain == question.domain and day >= question.since:
            question.totals.add(said.totals(Totals))
    truth = {
        "kind": name, "scale": scale, "seed": seed, "files": len(made), "reports": len(made),
        **vars(totals), "xml_bytes": xml_bytes,
        "file_bytes": sum(file.stat().st_size for file in reports.iterdir()),
        "question": {"domain": question.domain, "since": question.since, "until": question.until,
                     **vars(question.totals)},
    }
    (Path(folder) / "truth.json").write_text(json.dumps(truth, indent=2) + "\n")
    return truth
