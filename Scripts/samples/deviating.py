"""One file per oddity that must still be read, named for it. reports.md 5 says who sends it."""

from dataclasses import replace
from xml.etree import ElementTree

from .archives import gz, zipped
from .report import Record, Report, expectation, totals, xml
from .reporters import BIS, PLAIN

DOMAIN = "deviating.example"
BEGIN = 1788220800  # 2026-09-01 00:00 UTC
MAIN = (DOMAIN, "s1", "pass")


def row(address, count, dkim, spf, **other):
    result = lambda verdict: "pass" if verdict == "pass" else "fail"
    values = dict(
        address=address, count=count, dkim=dkim, spf=spf, author=DOMAIN, envelope_from=DOMAIN,
        disposition="none" if "pass" in (dkim, spf) else "quarantine",
        dkim_results=((DOMAIN, "s1", result(dkim)),), spf_results=((DOMAIN, result(spf)),))
    return Record(**{**values, **other})


# 20 messages: 17 aligned by DKIM, 12 of them by SPF too, 3 by neither.
BOTH = row("192.0.2.10", 12, "pass", "pass")
ONLY_DKIM = row("198.51.100.20", 5, "pass", "fail")
NEITHER = row("203.0.113.77", 3, "fail", "fail")
ROWS = (BOTH, ONLY_DKIM, NEITHER)


class Samples(dict):
    """path -> (bytes, what must come out of them)"""

    def __init__(self, folder):
        self.folder = folder

    def add(self, name, data: bytes, expected: dict):
        path = f"{self.folder}/{name}"
        assert path not in self, path
        self[path] = (data, expected)

    def report(self, name, report, edit=None, encode="utf-8", unstated=(), **stated):
        """Writes a report, its text edited and encoded; expects what the report says."""
        text = xml(report)
        data = (edit(text) if edit else text)
        data = data if isinstance(data, bytes) else data.encode(encode)
        expected = {k: v for k, v in expectation(report).items() if k not in unstated}
        self.add(name, data, {**expected, **stated})


def plain(name, *rows, shape=PLAIN, domain=DOMAIN, **other):
    values = dict(
        domain=domain, begin=BEGIN, end=BEGIN + 86399, report_id=f"{name}.1", policy="quarantine")
    return Report(shape=shape, records=rows or ROWS, **{**values, **other})


def swap(old, new):
    """An edit that replaces every `old`, and there must be one."""
    def edit(text):
        assert old in text, old
        return text.replace(old, new)
    return edit


def shuffled(text):
    """Every element's children in reverse order, the records and the metadata too."""
    def reverse(element):
        element[:] = [reverse(child) for child in reversed(element)]
        return element

    return ElementTree.tostring(reverse(ElementTree.fromstring(text)), encoding="unicode") + "\n"


def samples() -> Samples:
    made = Samples("deviating")
    words(made)
    fields(made)
    times(made)
    documents(made)
    encodings(made)
    containers(made)
    repeats(made)
    return made


def words(made):
    """Values outside the enumerations. None of them is a pass."""
    def say(name, *rows):
        made.report(f"{name}.xml", plain(name, *rows))

    say("uppercase-pass",
          replace(BOTH, dkim="Pass", spf="PASS", disposition="None"),
          replace(ONLY_DKIM, dkim=" pass ", spf="Fail"), replace(NEITHER, disposition="Quarantine"))
    say("hardfail", BOTH, replace(NEITHER, spf_results=((DOMAIN, "hardfail"),)))
    say("unknown-results", BOTH, replace(
        NEITHER, dkim_results=((DOMAIN, "s1", "unknown"),), spf_results=((DOMAIN, "error"),)))
    say("empty-dkim-result",
          replace(BOTH, dkim_results=(("", "", ""),) * 2, spf_results=((DOMAIN, "pass"),) * 3),
          replace(NEITHER, dkim_results=(("", "", "none"),)))
    say("empty-verdict", replace(BOTH, dkim=""), replace(NEITHER, dkim="", spf=""))
    say("absent-verdict", replace(BOTH, dkim=None), replace(NEITHER, dkim=None, spf=None))
    say("none-as-verdict", BOTH, replace(NEITHER, dkim="none", spf="softfail"))
    say("template-leak", replace(
        BOTH, dkim="Mail::DMARC::Result=HASH(0x39f1520)->result"), replace(
        NEITHER, dkim="Mail::DMARC::Result=HASH(0x39f1520)->result"))
    say("garbage-disposition", replace(BOTH, disposition="15"), replace(
        ONLY_DKIM, disposition=""), replace(NEITHER, disposition="softfail"))
    say("absent-disposition", replace(BOTH, disposition=None), NEITHER)
    say("pass-disposition", replace(BOTH, disposition="pass"), NEITHER)
    say("empty-reason", replace(BOTH, reasons=(("", ""),)), NEITHER)
    say("unsigned-as-none", replace(BOTH, dkim="fail", dkim_results=(("", "", "none"),)))
    made.report("text-reason.xml", plain("text-reason", *ROWS[:2], replace(
        NEITHER, disposition="none", reasons=(("sampled_out", None),))), swap(
        "<reason>\n          <type>sampled_out</type>\n        </reason>",
        "<reason>sampled_out</reason>"))


def fields(made):
    """Missing, odd and repeated fields."""
    made.report("missing-address.xml", plain(
        "missing-address", BOTH, replace(ONLY_DKIM, address=None), replace(NEITHER, address="")))
    made.report("withheld-address.xml", plain(
        "withheld-address", BOTH, replace(NEITHER, address="X.X.X.X")))
    forms = ("2001:DB8:0:0:0:0:0:1", "[2001:db8::2]", "2001:db8::3%eth0", "::ffff:192.0.2.33",
             "192.0.2.44 (mail.sender.example)", " 192.0.2.55\n", "not-an-address")
    made.report("address-forms.xml", plain("address-forms", *(
        replace(BOTH, address=a, count=n + 1) for n, a in enumerate(forms))))
    made.report("author-domain-forms.xml", plain(
        "author-domain-forms", replace(BOTH, author="DEVIATING.Example."), replace(
            ONLY_DKIM, author=""), replace(NEITHER, author=None)))
    made.report("null-sender.xml", plain("null-sender", replace(BOTH, envelope_from="<>"), replace(
        ONLY_DKIM, envelope_from=""), replace(NEITHER, envelope_from=None)))
    made.report("no-authentication-results.xml", plain(
        "no-authentication-results", replace(BOTH, dkim_results=(), spf_results=())))
    made.report("dropped-counts.xml", plain("dropped-counts", BOTH, *(
        replace(NEITHER, count=c) for c in (None, "", "0", "1.0", "1,000", "many", "2000000000"))))
    made.report("identities-alias.xml", plain("identities-alias"), swap(
        "identifiers>", "identities>"))
    made.report("two-policies.xml", plain("two-policies", extra_policies=("none",)))
    made.report("unknown-elements.xml", plain("unknown-elements"), swap(
        "</pct>", "</pct>\n    <rf>afrf</rf>\n    <ri>86400</ri>\n    <v>DMARC1</v>"))
    made.report("foreign-extension.xml", plain("foreign-extension", shape=replace(
        PLAIN, extensions=True, **BIS)))
    made.report("children-shuffled.xml", plain("children-shuffled"), shuffled)
    made.report("subdomain-policy-nil.xml", plain("subdomain-policy-nil", shape=replace(
        PLAIN, subdomain="nil")))
    made.report("subdomain-policy-empty.xml", plain("subdomain-policy-empty", shape=replace(
        PLAIN, subdomain="empty")))
    made.report("pct-is-text.xml", plain("pct-is-text"), swap("<pct>100</pct>", "<pct>all</pct>"))
    made.report("empty-organization.xml", plain("empty-organization", shape=replace(
        PLAIN, organization="")), unstated=("organization",))
    made.report("no-email.xml", plain("no-email", shape=replace(PLAIN, email=None)))
    made.report("bracketed-report-id.xml", plain("bracketed-report-id"), swap(
        "<report_id>bracketed-report-id.1<", "<report_id> &lt;bracketed-report-id.1&gt;\n<"))
    made.report("no-report-id.xml", plain("no-report-id", report_id=None), unstated=("report_id",))
    made.report("no-records.xml", replace(plain("no-records"), records=()))


def times(made):
    def period(name, begin=BEGIN, end=BEGIN + 86399, written=None):
        report = plain(name, begin=begin, end=end)
        edit = None if not written else lambda text: swap(f"<end>{end}<", f"<end>{written[1]}<")(
            swap(f"<begin>{begin}<", f"<begin>{written[0]}<")(text))
        made.report(f"{name}.xml", report, edit)

    period("milliseconds", written=(f"{BEGIN}000", f"{BEGIN + 86399}000"))
    period("fractional-seconds", written=(f"{BEGIN}.123", f"{BEGIN + 86399}.987"))
    period("rfc3339-times", written=("2026-09-01T00:00:00Z", "2026-09-01T23:59:59+00:00"))
    period("end-before-begin", begin=BEGIN + 86399, end=BEGIN)
    period("begin-is-end", begin=BEGIN + 47259, end=BEGIN + 47259)
    period("far-future", begin=4102444800, end=4102531199)  # 2100-01-01
    period("long-period", end=BEGIN + 24 * 86400)
    period("local-midnight", begin=BEGIN - 9 * 3600, end=BEGIN + 15 * 3600)


def documents(made):
    """XML that is not as it should be, all of its records readable."""
    def document(name, edit, shape=PLAIN, **other):
        made.report(f"{name}.xml", plain(name, shape=shape), edit, **other)

    bis = replace(PLAIN, discovery="psl", **BIS)
    document("no-declaration", None, replace(PLAIN, declaration=""))
    document("one-line", None, replace(PLAIN, declaration="", indent="", newline=""))
    document("leading-whitespace", lambda text: "\r\n \t\n" + text)
    document("trailing-garbage", lambda text: text + "\0\0\0-- \r\nThis mail was scanned.\r\n<")
    document("second-document", lambda text: text + xml(plain("second-document-unread")))
    document("typo-namespace", None, replace(
        PLAIN, root='feedback xmlns="http//dmarc.org/dmarc-xml/0.1"'))
    document("old-namespace", None, replace(
        PLAIN, root='feedback xmlns="http://dmarc.org/dmarc-xml/0.1"'))
    document("prefixed-namespace", lambda text: swap("feedback xmlns=", "feedback xmlns:d=")(
        text).replace("</", "\1").replace("<", "<d:").replace("\1", "</d:").replace(
        "<d:?", "<?"), bis)
    document("undeclared-prefix", swap("generator>", "x:generator>"), replace(
        PLAIN, generator="1.0"))
    document("schema-wrapper", swap(
        "<feedback>", '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"'
        ' targetNamespace="http://dmarc.org/dmarc-xml/0.1">\n<feedback>'))
    document("cdata-and-comments", lambda text: swap(
        "<count>12<", "<!-- twelve --><count>1<!-- and -->&#50;<")(swap(
            "<dkim>pass<", "<dkim><![CDATA[pa]]>ss<")(text)))
    document("unescaped-ampersand", swap(
        "https://receiver.example/dmarc", "https://receiver.example/dmarc?a=1&b=2&c"))
    document("unescaped-less-than", swap(
        "<email>dmarc-reports@receiver.example<", "<email><dmarc-reports@receiver.example><"),
        unstated=("email",))


def encodings(made):
    def encoded(name, edit, shape=PLAIN, encode="utf-8", **other):
        made.report(f"{name}.xml", plain(name, shape=shape), edit, encode, **other)

    def declared(encoding, **other):
        return replace(PLAIN, declaration=f'<?xml version="1.0" encoding="{encoding}"?>', **other)

    bom = "\ufeff"
    encoded("bom", lambda text: bom + text)
    encoded("double-bom", lambda text: bom + bom + text)
    encoded("bom-and-newline", lambda text: bom + "\n" + text)
    encoded("utf16", lambda text: bom + text, declared(
        "UTF-16", organization="R\u00e9cepteur \u4f8b"), "utf-16-le")
    encoded("utf16-big-endian", lambda text: bom + text, declared("UTF-16"), "utf-16-be")
    encoded("windows-1252", None, declared(
        "windows-1252", organization="Caf\u00e9 \u201cMail\u201d"), "windows-1252")
    encoded("latin-1", None, declared("ISO-8859-1", organization="Se\u00f1al"), "latin-1")
    encoded("utf8-text", None, replace(PLAIN, organization="\u53d7\u4fe1\u8005 \U0001f4ec"))
    encoded("invalid-utf8", lambda text: swap(
        "<org_name>receiver.example<", "<org_name>Se\u00f1al \u0091Mail\u0092<")(text).encode(
        "latin-1"), unstated=("organization",))


def containers(made):
    def packed(name, pack, **other):
        report = plain(name.rsplit(".", 1)[0])
        made.add(name, pack(xml(report).encode()), {**expectation(report), **other})

    member = f"receiver.example!{DOMAIN}!{BEGIN}!{BEGIN + 86399}"
    packed("gz-twice.gz", lambda data: gz(gz(data)))
    packed("gz-in-zip.zip", lambda data: zipped((f"{member}.xml.gz", gz(data))))
    packed("zip-named-gz.xml.gz", lambda data: zipped((f"{member}.xml", data)))
    packed("gz-named-zip.zip", gz)
    packed("xml-named-gz.gz", lambda data: data)
    packed("no-extension", gz)
    packed("two-gzip-members.gz", lambda data: gz(data[:700]) + gz(data[700:]))
    packed("gz-then-garbage.gz", lambda data: gz(data) + b"\0" * 512)
    packed("directory-inside.zip", lambda data: zipped(
        ("reports/", b""), (f"reports/{member}.xml", data)))
    packed("mac-resource-fork.zip", lambda data: zipped(
        (f"{member}.xml", data), ("__MACOSX/", b""),
        (f"__MACOSX/._{member}.xml", b"\0\5\x16\7\0\2\0\0Mac OS X        " + bytes(26))))
    packed("with-readme.zip", lambda data: zipped(
        ("readme.txt", b"A DMARC report is attached.\n"), (f"{member}.xml", data)))
    packed("member-named-txt.zip", lambda data: zipped(("report.txt", data)))

    parts = [plain(f"several-members-{n}", *ROWS[: n + 1], domain=name) for n, name in enumerate(
        (DOMAIN, "deviating.test", DOMAIN))]
    made.add("several-members.zip", zipped(*(
        (f"{n}.xml", xml(part).encode()) for n, part in enumerate(parts))), {
        "outcome": "aggregate", "reports": 3,
        **totals(sum((part.records for part in parts), ())),
        "each": [expectation(part) for part in parts]})


def repeats(made):
    """One report that came three times, and two reporters' reports under one identifier."""
    report = plain("repeated")
    data = xml(report).encode()
    made.add("repeated.xml", data, expectation(report))
    made.add("repeated-as-gz.xml.gz", gz(data), expectation(report))
    made.add("repeated-with-crlf.zip", zipped(
        ("repeated.xml", data.replace(b"\n", b"\r\n"))), expectation(report))
    made.report("variant-small.xml", plain("variant", *ROWS[:2]))
    made.report("variant-large.xml", plain("variant"))
    for name in ("first", "second"):
        shape = replace(PLAIN, email=f"{name}@receiver.example")
        made.report(f"shared-report-id-{name}.xml", plain("shared-report-id", shape=shape))
