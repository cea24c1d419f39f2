"""Files that are cut, hollow, of another kind, or meant to do harm."""

import json
from dataclasses import replace

from .archives import gz, zipped
from .deviating import BEGIN, Samples, row, swap
from .report import Report, expectation, totals, xml
from .reporters import PLAIN

DOMAIN = "hostile.example"
ROWS = tuple(replace(r, author=DOMAIN, envelope_from=DOMAIN) for r in (
    row("192.0.2.10", 12, "pass", "pass"), row("198.51.100.20", 5, "pass", "fail"),
    row("203.0.113.77", 3, "fail", "fail")))
REFUSED = {"outcome": "refused"}
# Readable bytes that are something else, and the other way round: where the line runs between
# the two is a matter of taste, so either word will do.
NOT_A_REPORT = {"outcome": "not_a_report", "outcome_or": "refused"}
UNREADABLE = {"outcome": "refused", "outcome_or": "not_a_report"}
MEBIBYTE = 1 << 20


def plain(name, *rows, **other):
    values = dict(begin=BEGIN, end=BEGIN + 86399, report_id=f"{name}.1", policy="quarantine")
    return Report(shape=PLAIN, domain=DOMAIN, records=rows or ROWS, **{**values, **other})


def samples() -> Samples:
    made = Samples("hostile")
    cut(made)
    hollow(made)
    bombs(made)
    numbers(made)
    other_kinds(made)
    return made


def cut(made):
    """Records whose end was seen count; a report that lost some is partial."""
    def partial(name, rows, until):
        report = plain(name)
        text = xml(report)
        expected = {**expectation(report), **totals(rows), "partial": True}
        made.add(f"{name}.xml", text[: until(text)].encode(), expected)

    partial("truncated-in-record", ROWS[:2], lambda text: text.rindex("<count>") + 8)
    partial("truncated-after-record", ROWS[:2], lambda text: text.rindex("<record>"))
    made.report("truncated-last-byte.xml", plain("truncated-last-byte"), lambda t: t.rstrip()[:-1])
    text = xml(plain("truncated-in-metadata"))
    made.add("truncated-in-metadata.xml", text[: text.index("<date_range>")].encode(), REFUSED)
    # Cut so early that not even the metadata can be inflated.
    made.add("truncated.gz", gz(xml(plain("truncated")).encode())[:90], REFUSED)
    archive = zipped(("report.xml", xml(plain("corrupt")).encode()))
    middle = len(archive) // 3
    made.add("corrupt.zip", archive[:45] + bytes(middle) + archive[45 + middle:], REFUSED)


def hollow(made):
    made.add("empty.xml", b"", REFUSED)
    made.add("blank.xml", b" \r\n\t\n", UNREADABLE)
    made.add("empty.gz", gz(b""), REFUSED)
    made.add("empty.zip", zipped(), REFUSED)
    made.add("empty-member.zip", zipped(("report.xml", b"")), REFUSED)
    made.add("unused.gz", gz(b"unused\n"), UNREADABLE)
    made.add("only-feedback.xml", b"<feedback></feedback>\n", REFUSED)


def bombs(made):
    lol = "".join(
        f'  <!ENTITY lol{n} "{f"&lol{n - 1};" * 10}">\n' for n in range(1, 10))
    start = '<?xml version="1.0"?>\n'
    bomb = f'{start}<!DOCTYPE feedback [\n  <!ENTITY lol0 "lol">\n{lol}]>\n'
    body = xml(plain("entity-bomb")).split("\n", 1)[1]
    made.add("entity-bomb.xml", (bomb + body.replace(
        "<org_name>receiver", "<org_name>&lol9;")).encode(), REFUSED)
    made.add("external-entity.xml", (
        f'{start}<!DOCTYPE feedback [ <!ENTITY x SYSTEM "file:///etc/hostname"> ]>\n'
        + body.replace("<org_name>receiver", "<org_name>&x;")).encode(), REFUSED)
    made.add("doctype-by-url.xml", (
        f'{start}<!DOCTYPE feedback SYSTEM "http://hostile.invalid/feedback.dtd">\n'
        + body).encode(), REFUSED)
    made.add("deep-nesting.xml.gz", gz(
        b"<feedback>" + b"<deep>" * 10_000 + b"</deep>" * 10_000 + b"</feedback>"), REFUSED)
    made.add("long-name.xml.gz", gz(
        b"<feedback><" + b"n" * 20 * MEBIBYTE + b"/></feedback>"), REFUSED)
    # One text of 64 MiB, at about 1,000 to 1.
    made.add("gzip-bomb.gz", gz(
        f"{start}<feedback><report_metadata><org_name>".encode() + b" " * (64 * MEBIBYTE)), REFUSED)
    nested = zipped(("bomb.xml", b"<feedback>" + b" " * (16 * MEBIBYTE)))
    for layer in range(5):
        nested = zipped((f"layer{layer}.zip", nested))
    made.add("zip-in-zip.zip", nested, REFUSED)
    made.add("zip-many-members.zip", zipped(
        *((f"{n:04}.xml", b"x") for n in range(2_000))), UNREADABLE)
    report = plain("path-traversal")
    made.add("path-traversal.zip", zipped(
        ("../../etc/x.xml", xml(report).encode())), expectation(report))


def numbers(made):
    def counts(name, *texts):
        rows = tuple(replace(ROWS[0], count=text) for text in texts)
        made.report(f"{name}.xml", plain(name, *rows, ROWS[1]))

    counts("count-overflow", "9223372036854775808", "18446744073709551617", "9" * 400, "1000000001",
           "1e9", "0x10")
    counts("negative-count", "-5", "-9223372036854775808", "-0", "\u2212" + "5")
    made.report("largest-count.xml", plain("largest-count", *(
        replace(r, count="1000000000") for r in ROWS)))
    made.report("dates-far-away.xml", plain(
        "dates-far-away", begin=-62135596800, end=99999999999), unstated=("begin", "end"))
    # A tool may refuse them for their dates, or read the rest and say that it does not know when.
    made.report("dates-overflow.xml", plain("dates-overflow", begin="9" * 30, end="9" * 31),
                unstated=("begin", "end"), outcome_or="refused")
    made.report("wrong-encoding.xml", plain("wrong-encoding"), swap(
        'encoding="UTF-8"', 'encoding="UTF-16"'))
    made.report("markup-in-values.xml", plain("markup-in-values", replace(
        ROWS[0], author="<script>alert(1)</script>.example", envelope_from="a'b\";--",
        dkim_results=((DOMAIN, "=cmd|' /C calc'!A1", "pass"),))))
    made.report("terminal-escapes.xml", replace(plain("terminal-escapes"), shape=replace(
        PLAIN, organization="receiver\u202e\u200b\u009b31m.example")))


def other_kinds(made):
    report = {
        "organization-name": "Receiver Example",
        "date-range": {
            "start-datetime": "2026-09-01T00:00:00Z", "end-datetime": "2026-09-01T23:59:59Z"},
        "contact-info": "tls-reports@receiver.example", "report-id": "2026-09-01_hostile.example",
        "policies": [{
            "policy": {
                "policy-type": "sts", "policy-domain": DOMAIN, "mx-host": ["*.hostile.example"],
                "policy-string": ["version: STSv1", "mode: testing", "max_age: 86400"]},
            "summary": {"total-successful-session-count": 5326, "total-failure-session-count": 3},
            "failure-details": [{
                "result-type": "certificate-expired", "sending-mta-ip": "2001:db8::a",
                "receiving-mx-hostname": "mx1.hostile.example", "failed-session-count": 3}]}]}
    tls = (json.dumps(report, indent=2) + "\n").encode()
    made.add("tls-report.json", tls, {"outcome": "tls_report"})
    made.add("tls-report.json.gz", gz(tls), {"outcome": "tls_report"})
    made.add("other.json", b'{"hello": ["world", 1, null]}\n', NOT_A_REPORT)
    made.add("not-xml.txt", b"I am out of the office until Monday.\n", NOT_A_REPORT)
    made.add("feedback-less.xml", b'<?xml version="1.0"?>\n<rss version="2.0"><channel>'
             b"<title>News</title></channel></rss>\n", NOT_A_REPORT)
    made.add("html.html", b"<!DOCTYPE html>\n<html><head><title>Sign in</title></head>"
             b"<body><p>Your session has ended.<br>Sign in.</body></html>\n", NOT_A_REPORT)
    made.add("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0",
             NOT_A_REPORT)
