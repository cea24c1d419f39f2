#!/usr/bin/env python3
"""Compares what `dmarc parse --summary` said of files with what must be said of them.

usage: dmarc parse --summary ROOT/... | compare-summary.py EXPECTED.jsonl ROOT

EXPECTED.jsonl is SampleReports/expected.jsonl or the published corpus's. Every file of it must be
in the summary once, and no other. A difference in the corpus is excused by a row of
corpus-judgements.tsv beside this script (path, field, judgement, evidence from the bytes); a row
that excuses nothing is an error too. Prints each differing file and a table of totals; exit status
1 if anything is wrong.
"""

import json
import os
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

JUDGEMENTS = Path(__file__).with_name("corpus-judgements.tsv")

# Ours -> the corpus's name for the same thing.
COUNTS = {
    "reports": "reports", "records": "records", "messages": "messages",
    "dkim_aligned": "dkim_aligned_messages", "spf_aligned": "spf_aligned_messages",
    "dmarc_pass": "dmarc_pass_messages", "dispositions": "disposition",
}
IDENTITY = {
    "organization": "org", "report_id": "report_id", "domain": "domain",
    "begin": "begin", "end": "end",
}
OUTSIDE = {"refused", "not_a_report"}


class Expectation:
    """Which outcomes will do for a file, and which fields must agree once it was read."""

    def __init__(self, entry):
        self.entry = entry
        self.sample = "outcome" in entry
        if self.sample:
            self.kind, self.container = entry["path"].split("/")[0], entry["outcome"]
            self.outcomes = {entry["outcome"], entry.get("outcome_or", entry["outcome"])}
            self.fields = [*COUNTS, *IDENTITY, "email", "partial"]
        else:
            self.kind, self.container = entry["kind"], entry["container"]
            self.outcomes, self.fields = self.corpus()

    def corpus(self):
        if self.kind.startswith("aggregate-"):
            return {"aggregate"}, [*COUNTS, *IDENTITY]
        if self.kind == "malformed":
            return {"aggregate"} | OUTSIDE, [*COUNTS]
        if self.kind == "tls":
            return {"tls_report"}, []
        if self.kind == "forensic":
            return {"failure_report"}, []
        if self.kind == "other":
            return OUTSIDE, []
        raise ValueError(f"unknown kind {self.kind!r}")

    def differences(self, got):
        """field -> (expected, got)"""
        found = {}
        outcome = got.get("outcome")
        if outcome not in self.outcomes:
            found["outcome"] = (" or ".join(sorted(self.outcomes)), outcome)
        elif outcome == "aggregate":
            found = compared(self.entry, got, self.fields, self.sample)
            parts = ordered(self.entry.get("each") or [])
            # What else lies in a mailbox has lines of its own in `each`.
            theirs = ordered(
                their for their in got.get("each") or [] if their.get("outcome") == "aggregate")
            if parts and len(parts) != len(theirs):
                found["each"] = (f"{len(parts)} reports", f"{len(theirs)} reports")
            for n, (part, their) in enumerate(zip(parts, theirs), 1):
                for field, values in compared(part, their, self.fields, self.sample).items():
                    found[f"each[{n}].{field}"] = values
        return found


def ordered(parts):
    return sorted(parts, key=lambda part: (str(part.get("report_id")), str(part.get("domain"))))


def compared(expected, got, fields, sample):
    found = {}
    for field in fields:
        key = field if sample else {**COUNTS, **IDENTITY}[field]
        # A summary may say `partial`, or leave it to the deviations.
        if key not in expected or (field == "partial" and field not in got):
            continue
        wanted, said = normal(field, expected[key]), normal(field, got.get(field))
        if wanted != said:
            found[field] = (wanted, said)
    return found


def normal(field, value):
    """Spellings that say the same thing, made the same."""
    if field == "dispositions":
        words = Counter()
        for word, count in (value or {}).items():
            words[word.strip().lower() or "(missing)"] += count
        return dict(sorted(words.items()))
    if isinstance(value, str):
        value = value.strip()
        if field == "domain":
            value = value.lower().removesuffix(".")
        if field == "report_id":
            value = re.sub(r"^<(.*)>$", r"\1", value, flags=re.S).strip()
    return None if value == "" else value


def read_lines(stream):
    for line in stream:
        if line.strip():
            yield json.loads(line.decode("utf-8", "surrogateescape"))


def relative(path, root):
    return os.path.relpath(os.path.abspath(path), os.path.abspath(root)).replace(os.sep, "/")


def read_judgements():
    """(path, field) -> judgement"""
    rows = {}
    lines = JUDGEMENTS.read_text(encoding="utf-8").splitlines()
    if not lines or lines[0].split("\t") != ["path", "field", "judgement", "evidence"]:
        sys.exit(f"{JUDGEMENTS.name}: the first line must name path, field, judgement, evidence")
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if len(cells) != 4 or not all(cell.strip() for cell in cells):
            sys.exit(f"{JUDGEMENTS.name}:{number}: four filled cells, separated by tabs")
        if (cells[0], cells[1]) in rows:
            sys.exit(f"{JUDGEMENTS.name}:{number}: said before")
        rows[cells[0], cells[1]] = cells[2]
    return rows


def main(arguments):
    if len(arguments) != 2:
        sys.exit(__doc__)
    with open(arguments[0], "rb") as stream:
        expectations = {entry["path"]: Expectation(entry) for entry in read_lines(stream)}
    summary = defaultdict(list)
    for line in read_lines(sys.stdin.buffer):
        summary[relative(line["path"], arguments[1])].append(line)

    is_corpus = not any(e.sample for e in expectations.values())
    judgements = read_judgements() if is_corpus else {}
    needed, wrong, tally = set(), 0, defaultdict(Counter)

    def complain(path, lines):
        print(path)
        for line in lines:
            print(f"    {line}")

    for path in sorted(set(summary) - set(expectations)):
        wrong += 1
        complain(path, ["in the summary, but nothing is expected of it"])
    for path, expectation in sorted(expectations.items()):
        count = tally[expectation.kind, expectation.container]
        count["files"] += 1
        said = summary.get(path, [])
        if len(said) != 1:
            wrong += 1
            count["differing"] += 1
            complain(path, [f"{len(said)} lines in the summary, not one"])
            continue
        found = expectation.differences(said[0])
        excused = {field for field in found if (path, field) in judgements}
        needed |= {(path, field) for field in excused}
        lines = [
            f"{field}: expected {json.dumps(want)}, got {json.dumps(got)}"
            for field, (want, got) in found.items() if field not in excused]
        if lines:
            wrong += 1
            if said[0].get("error"):
                lines.append(f"error: {said[0]['error']}")
            complain(path, lines)
        count["differing" if lines else "excused" if excused else "equal"] += 1
    for path, field in sorted(set(judgements) - needed):
        wrong += 1
        complain(f"{JUDGEMENTS.name}", [f"no longer needed: {path} {field}"])

    columns = ("files", "equal", "excused", "differing")
    print("\t".join(("kind", "container", *columns)))
    for (kind, container), count in sorted(tally.items()):
        print("\t".join((kind, container, *(str(count[c]) for c in columns))))
    everything = sum(tally.values(), Counter())
    print("\t".join(("all", "", *(str(everything[c]) for c in columns))))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
