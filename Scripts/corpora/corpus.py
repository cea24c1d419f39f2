"""The corpora: how many files of what size, and their totals."""

import json
import math
import shutil
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from random import Random

from . import files, mail, mailboxes, report

DAYS = 120
# 2025-09-01
FIRST_DAY = 20_332
QUESTION_DAYS = 90
FORMS = ("files", "maildir", "mbox")
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


def _emptied(folder):
    """Takes away what an earlier corpus left, and hands out the folder of files."""
    for name in ("reports", "maildir"):
        shutil.rmtree(folder / name, ignore_errors=True)
    for name in ("mbox", "truth.json"):
        (folder / name).unlink(missing_ok=True)
    reports = folder / "reports"
    reports.mkdir(parents=True)
    return reports


def write(folder, name, scale, seed, forms=FORMS[:1]):
    """Writes a corpus in each of the forms and hands out its truth, which is that of all of them."""
    kind = KINDS[name]
    random = Random(f"{seed} {name}")
    folder = Path(folder)
    reports = _emptied(folder)
    made = sizes(kind, scale, random)
    firsts = [0, *accumulate(made)]
    until = FIRST_DAY + DAYS
    question = Question(DOMAINS[0][0], until - QUESTION_DAYS, until)
    totals = Totals()
    xml_bytes = file_bytes = 0
    boxes = []
    if "maildir" in forms:
        boxes.append(mailboxes.Maildir(folder / "maildir", until))
    if "mbox" in forms:
        boxes.append(mailboxes.Mbox(folder / "mbox", until))
    for place, (size, first) in enumerate(zip(made, firsts)):
        domain, policy = DOMAINS[min(int(random.random() ** 2 * kind.domains), kind.domains - 1)]
        day = until - 1 if len(made) == 1 else FIRST_DAY + place * DAYS // len(made)
        said = report.Report(random, place, size, first, domain, policy, day, kind.shape)
        file, length = files.write(reports, said)
        xml_bytes += length
        file_bytes += file.stat().st_size
        for box in boxes:
            box.add(mail.Message(said, file))
        if "files" not in forms:
            file.unlink()
        totals.add(said.totals(Totals))
        if domain == question.domain and day >= question.since:
            question.totals.add(said.totals(Totals))
    for box in boxes:
        box.close()
    if "files" not in forms:
        reports.rmdir()
    truth = {
        "kind": name, "scale": scale, "seed": seed, "files": len(made), "reports": len(made),
        **vars(totals), "xml_bytes": xml_bytes,
        "file_bytes": file_bytes,
        "question": {"domain": question.domain, "since": question.since, "until": question.until,
                     **vars(question.totals)},
    }
    (folder / "truth.json").write_text(json.dumps(truth, indent=2) + "\n")
    return truth
