"""The XML of one report in the shape of its reporter."""

from xml.sax.saxutils import escape


def text(reporter, domain, record, begin, report_id, rows):
    """`rows` are what `Row` of world.py holds."""
    lines = _head(reporter, domain, record, begin, report_id)
    for row in rows:
        _row(reporter, row, lines)
    lines.append((0, "</feedback>"))
    return "".join(
        f"{reporter.indent * depth}{line}{reporter.newline}" for depth, line in lines)


def _head(reporter, domain, record, begin, report_id):
    lines = [(0, reporter.declaration), (0, f"<{reporter.root}>")]
    if reporter.version:
        lines.append((1, f"<version>{reporter.version}</version>"))
    lines += [
        (1, "<report_metadata>"), (2, f"<org_name>{reporter.organization}</org_name>"),
        (2, f"<email>{reporter.email}</email>"), (2, f"<report_id>{report_id}</report_id>"),
        (2, "<date_range>"), (3, f"<begin>{begin}</begin>"),
        (3, f"<end>{begin + reporter.seconds}</end>"), (2, "</date_range>")]
    if reporter.generation == 9990:
        lines.append((2, "<generator>worlds 1.0</generator>"))
    published = {
        "domain": domain, "adkim": record.adkim, "aspf": record.aspf, "p": record.p,
        "sp": record.sp, "np": record.np, "pct": record.pct, "fo": "0",
        "testing": "y" if record.is_testing else "n", "discovery_method": "treewalk"}
    names = ("domain", "adkim", "aspf", "p", *reporter.published)
    return [
        *lines, (1, "</report_metadata>"), (1, "<policy_published>"),
        *((2, f"<{name}>{published[name]}</{name}>") for name in names),
        (1, "</policy_published>")]


def _row(reporter, row, lines):
    results = row.results
    lines += [
        (1, "<record>"), (2, "<row>"), (3, f"<source_ip>{row.address}</source_ip>"),
        (3, f"<count>{row.messages}</count>"), (3, "<policy_evaluated>"),
        (4, f"<disposition>{row.disposition}</disposition>"),
        (4, f"<dkim>{'pass' if row.dkim else 'fail'}</dkim>"),
        (4, f"<spf>{'pass' if row.spf else 'fail'}</spf>")]
    if row.reason:
        kind, comment = row.reason
        lines += [(4, "<reason>"), (5, f"<type>{kind}</type>")]
        if comment:
            lines.append((5, f"<comment>{escape(comment)}</comment>"))
        lines.append((4, "</reason>"))
    lines += [(3, "</policy_evaluated>"), (2, "</row>"), (2, "<identifiers>")]
    mail_from, spf = results.spf
    if reporter.envelope_to:
        lines.append((3, f"<envelope_to>{reporter.receiver}</envelope_to>"))
    if reporter.envelope_from:
        lines.append((3, f"<envelope_from>{mail_from}</envelope_from>"))
    lines += [(3, f"<header_from>{results.author}</header_from>"), (2, "</identifiers>"),
              (2, "<auth_results>")]
    for domain, selector, result in results.dkim:
        lines += [(3, "<dkim>"), (4, f"<domain>{domain}</domain>")]
        if reporter.selector:
            lines.append((4, f"<selector>{selector}</selector>"))
        lines += [(4, f"<result>{result}</result>"), (3, "</dkim>")]
    lines += [(3, "<spf>"), (4, f"<domain>{mail_from}</domain>")]
    if reporter.scope:
        lines.append((4, "<scope>mfrom</scope>"))
    lines += [(4, f"<result>{spf}</result>"), (3, "</spf>"), (2, "</auth_results>"),
              (1, "</record>")]
