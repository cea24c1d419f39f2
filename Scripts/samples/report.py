"""One aggregate report as we mean it, its XML in a reporter's shape, and its true totals."""

import hashlib
import re
from dataclasses import dataclass, field, replace
from xml.sax.saxutils import escape


@dataclass(frozen=True)
class Record:
    """One `record`. Values are the texts that get written, so that odd ones can be said too."""

    address: str | None = "192.0.2.10"
    count: str | int | None = 1
    disposition: str | None = "none"
    dkim: str | None = "pass"
    spf: str | None = "pass"
    reasons: tuple = ()  # (type, comment)
    author: str | None = "example.com"
    envelope_from: str | None = "example.com"
    envelope_to: str | None = "recipient.example"
    dkim_results: tuple = ()  # (domain, selector, result)
    spf_results: tuple = ()  # (domain, result)


@dataclass(frozen=True)
class Shape:
    """What one reporter's software writes, where it differs from the RFC 7489 schema."""

    organization: str
    email: str
    receiver: str
    container: str = "xml"  # xml | gz | zip
    contact: str | None = None
    report_id: object = None  # (domain, begin, digest) -> text
    unique_id: bool = False  # in the file name
    begins: int = 0  # seconds after midnight UTC
    lasts: int = 86399
    declaration: str = '<?xml version="1.0" encoding="UTF-8" ?>'
    root: str = "feedback"
    version: str | None = "1.0"
    indent: str = "  "
    newline: str = "\n"
    alignment: bool = True
    subdomain: str = "value"  # value | absent | empty | nil
    nonexistent: bool = False
    pct: bool = True
    fo: bool = True
    selector: bool = True
    result_first: bool = False
    human_result: str | None = None  # None: no element, "": empty, else the result again
    envelope_from: bool = True
    envelope_to: bool = False
    scope: bool = True
    spf_first: bool = False
    address_every: int = 1  # n: only every n-th record has a source_ip
    split: bool = False  # one record a message
    spf_words: tuple = ()  # (standard, theirs)
    reason_always: tuple = ()
    discovery: str | None = None
    generator: str | None = None
    testing: bool = False
    says_pass: bool = False  # RFC 9990's disposition "pass"
    extensions: bool = False


@dataclass(frozen=True)
class Report:
    shape: Shape
    domain: str
    begin: int
    end: int
    report_id: str
    records: tuple
    policy: str = "none"
    extra_policies: tuple = field(default=())


def digest(*key) -> str:
    """64 hex digits that depend on the key alone: all our chance, the same on every run."""
    return hashlib.sha256("/".join(map(str, key)).encode()).hexdigest()


def noise(*key) -> float:
    return int(digest(*key)[:12], 16) / 16**12


def shaped(report: Report) -> Report:
    """The records as this reporter writes them, where that changes what can be counted."""
    shape, records = report.shape, report.records
    if shape.says_pass and report.policy != "none":
        records = tuple(
            replace(r, disposition="pass") if "pass" in (r.dkim, r.spf) else r for r in records)
    if shape.reason_always:
        records = tuple(replace(r, reasons=r.reasons or (shape.reason_always,)) for r in records)
    if shape.split:
        records = tuple(replace(r, count=1) for r in records for _ in range(int(r.count)))
    return replace(report, records=records)


# The true totals, from the texts that were written (reports.md 5.3, corpus README).


def counted(record: Record) -> int:
    """Messages of a record; 0 when its count is one for which the record is dropped."""
    text = "" if record.count is None else str(record.count).strip()
    return int(text) if re.fullmatch(r"[0-9]{1,10}", text) and 0 < int(text) <= 10**9 else 0


def totals(records) -> dict:
    kept = [r for r in records if counted(r)]
    said = lambda text: (text or "").strip().lower()
    summed = lambda wanted: sum(counted(r) for r in kept if wanted(r))
    dispositions = {}
    for r in kept:
        word = said(r.disposition) or "(missing)"
        dispositions[word] = dispositions.get(word, 0) + counted(r)
    return {
        "records": len(kept),
        "messages": summed(lambda r: True),
        "dkim_aligned": summed(lambda r: said(r.dkim) == "pass"),
        "spf_aligned": summed(lambda r: said(r.spf) == "pass"),
        "dmarc_pass": summed(lambda r: "pass" in (said(r.dkim), said(r.spf))),
        "dispositions": dict(sorted(dispositions.items())),
    }


def expectation(report: Report) -> dict:
    return {
        "outcome": "aggregate", "reports": 1,
        "organization": report.shape.organization, "email": report.shape.email,
        "report_id": report.report_id, "domain": report.domain,
        "begin": report.begin, "end": report.end, **totals(report.records),
    }


# The XML. An element is (tag, children or text); a None among children is left out.


def leaf(tag, text):
    return None if text is None else (tag, str(text))


def render(element, shape: Shape, depth=0) -> list:
    tag, content = element
    pad = shape.indent * depth
    if isinstance(content, str):
        return [f"{pad}<{tag}>{escape(content)}</{tag.split()[0]}>"]
    lines = [f"{pad}<{tag}>"]
    for child in content:
        if child is not None:
            lines += render(child, shape, depth + 1)
    return lines + [f"{pad}</{tag.split()[0]}>"]


def xml(report: Report) -> str:
    shape = report.shape
    body = render(feedback(report), shape)
    lines = ([shape.declaration] if shape.declaration else []) + body
    return shape.newline.join(lines) + shape.newline


def feedback(report: Report):
    shape = report.shape
    return (shape.root, [
        leaf("version", shape.version),
        ("report_metadata", [
            leaf("org_name", shape.organization), leaf("email", shape.email),
            leaf("extra_contact_info", shape.contact), leaf("report_id", report.report_id),
            ("date_range", [leaf("begin", report.begin), leaf("end", report.end)]),
            leaf("generator", shape.generator),
        ]),
        policy_published(report, report.policy),
        *(policy_published(report, p) for p in report.extra_policies),
        REPORT_EXTENSION if shape.extensions else None,
        *(record(shape, r, i) for i, r in enumerate(report.records)),
    ])


def policy_published(report: Report, policy: str):
    shape = report.shape
    subdomain = {"value": policy, "absent": None, "empty": "", "nil": "nil"}[shape.subdomain]
    return ("policy_published", [
        leaf("domain", report.domain),
        leaf("adkim", "r" if shape.alignment else None),
        leaf("aspf", "r" if shape.alignment else None),
        leaf("p", policy), leaf("sp", subdomain), leaf("pct", "100" if shape.pct else None),
        leaf("np", policy if shape.nonexistent else None), leaf("fo", "0" if shape.fo else None),
        leaf("discovery_method", shape.discovery), leaf("testing", "n" if shape.testing else None),
    ])


def record(shape: Shape, r: Record, index: int):
    addressed = (index + 1) % shape.address_every == 0
    dkim = [dkim_result(shape, *result) for result in r.dkim_results]
    spf = [spf_result(shape, *result) for result in r.spf_results]
    return ("record", [
        ("row", [
            leaf("source_ip", r.address if addressed else None), leaf("count", r.count),
            ("policy_evaluated", [
                leaf("disposition", r.disposition), leaf("dkim", r.dkim), leaf("spf", r.spf),
                *(("reason", [leaf("type", t), leaf("comment", c)]) for t, c in r.reasons),
            ]),
        ]),
        ("identifiers", [
            leaf("envelope_to", r.envelope_to if shape.envelope_to else None),
            leaf("envelope_from", r.envelope_from if shape.envelope_from else None),
            leaf("header_from", r.author),
        ]),
        ("auth_results", spf + dkim if shape.spf_first else dkim + spf),
        RECORD_EXTENSION if shape.extensions else None,
    ])


def dkim_result(shape: Shape, domain, selector, result):
    human = shape.human_result and result
    parts = [leaf("domain", domain), leaf("selector", selector if shape.selector else None)]
    parts.insert(1 if shape.result_first else 2, leaf("result", result))
    return ("dkim", parts + [leaf("human_result", shape.human_result if human is None else human)])


def spf_result(shape: Shape, domain, result):
    return ("spf", [
        leaf("domain", domain), leaf("scope", "mfrom" if shape.scope else None),
        leaf("result", dict(shape.spf_words).get(result, result)),
    ])


# Elements of another namespace with the standard's names: they must be ignored.
FOREIGN = 'xmlns:x="https://receiver.example/ns/extra"'
REPORT_EXTENSION = ("extension", [
    (f"x:record {FOREIGN}", [("x:row", [("x:count", "7000"), ("x:source_ip", "192.0.2.250")])]),
    ('record xmlns="https://receiver.example/ns/extra"', [("row", [("count", "900")])]),
])
RECORD_EXTENSION = (f"x:arc {FOREIGN}", [("x:count", "50"), ("x:result", "pass")])
